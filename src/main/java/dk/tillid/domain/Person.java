package dk.tillid.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Everything that is held of one citizen (borger): a case in its own right and the cases that lie
/// in it, at any depth. Mostly it is one case.
///
/// Whatever counts persons, tells a citizen what is held, or carries out a right goes by a person
/// and never by a single case.
///
/// @param surviving the case that speaks for all
/// @param absorbed the others; each comes after the case it lies in
public record Person(CaseFile surviving, List<CaseFile> absorbed) {
  /// An episode and the case it is of.
  ///
  /// @param place its place in the case, from 0
  public record Stay(CaseFile file, int place) {
    /// The episode itself.
    public Episode episode() {
      return file.course().episodes().get(place);
    }
  }

  /// Copies the list.
  public Person {
    absorbed = List.copyOf(absorbed);
  }

  /// The person that a case is of, whichever of the person's cases it is.
  public static Person of(View view, CaseFile file) {
    CaseFile surviving = file;
    for (Optional<CaseFile> above = above(view, file);
        above.isPresent();
        above = above(view, surviving)) {
      surviving = above.get();
    }
    List<CaseFile> absorbed = new ArrayList<>();
    gather(view, surviving, absorbed);
    return new Person(surviving, absorbed);
  }

  /// A person with one case.
  public static Person of(CaseFile only) {
    return new Person(only, List.of());
  }

  private static Optional<CaseFile> above(View view, CaseFile file) {
    return file.merger() instanceof Merger.Within within
        ? view.caseFile(within.surviving())
        : Optional.empty();
  }

  /// Takes a case only where both sides say that it lies there: what is read while a merger is made
  /// or undone may be from before and after it.
  private static void gather(View view, CaseFile file, List<CaseFile> absorbed) {
    for (Merger.Absorbed named : file.merger().absorbed()) {
      Optional<CaseFile> below = view.caseFile(named.caseId()).filter(it -> liesIn(it, file.id()));
      below.ifPresent(it -> {
        absorbed.add(it);
        gather(view, it, absorbed);
      });
    }
  }

  private static boolean liesIn(CaseFile file, CaseId surviving) {
    return file.merger() instanceof Merger.Within within && within.surviving().equals(surviving);
  }

  /// All cases, the surviving one first.
  public List<CaseFile> files() {
    return Stream.concat(Stream.of(surviving), absorbed.stream()).toList();
  }

  /// What all cases have of one kind, case by case.
  public <T> List<T> all(Function<CaseFile, List<T>> part) {
    return absorbed.isEmpty()
        ? part.apply(surviving)
        : files().stream().flatMap(file -> part.apply(file).stream()).toList();
  }

  /// The episodes of all cases by the day they were opened; of one day, those of the surviving case
  /// first.
  public List<Stay> episodes() {
    Stream<Stay> stays =
        files().stream()
            .flatMap(file ->
                IntStream.range(0, file.course().episodes().size())
                    .mapToObj(place -> new Stay(file, place)));
    return absorbed.isEmpty()
        ? stays.toList()
        : stays.sorted(Comparator.comparing(stay -> stay.episode().openedOn())).toList();
  }

  /// What erases all of it: the enquiries about the citizen, for they tell of the same person, then
  /// the cases.
  public List<Change> erasure() {
    Stream<Change> enquiries =
        all(CaseFile::enquiries).stream().distinct().map(Change.ReferralErased::new);
    Stream<Change> cases = files().stream().map(CaseFile::id).map(Change.CaseErased::new);
    return Stream.concat(enquiries, cases).toList();
  }

  /// The case that another of the person's cases lies in.
  public Optional<CaseFile> above(CaseFile file) {
    return file.merger() instanceof Merger.Within within
        ? files().stream().filter(it -> it.id().equals(within.surviving())).findFirst()
        : Optional.empty();
  }

  /// Says nothing of the person.
  @Override
  public String toString() {
    return "Person";
  }
}
