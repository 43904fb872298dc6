package dk.tillid.search;

import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Change;
import dk.tillid.domain.Contact;
import dk.tillid.domain.ContactPage;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.Observation;
import dk.tillid.domain.PhaseEntry;
import dk.tillid.domain.TraitQuery;
import dk.tillid.domain.code.ContactMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The same questions answered by looking at every case: slow, and plain enough to be believed.
final class NaiveIndex {
  private final Map<CaseId, CaseFile> files = new HashMap<>();
  private final Map<CaseId, Map<Integer, ContactPage>> pages = new HashMap<>();

  Collection<CaseFile> files() {
    return files.values();
  }

  Collection<ContactPage> pages() {
    return pages.values().stream().flatMap(of -> of.values().stream()).toList();
  }

  void apply(Change change) {
    switch (change) {
      case Change.CaseWritten(var file) -> files.put(file.id(), file);
      case Change.ContactsWritten(var page, _) ->
          pages.computeIfAbsent(page.caseId(), _ -> new HashMap<>()).put(page.number(), page);
      case Change.CaseErased(var id) -> {
        files.remove(id);
        pages.remove(id);
      }
      case Change.ReferralWritten _,
          Change.ReferralErased _,
          Change.CodeIssued _,
          Change.CodeEnded _ -> {}
    }
  }

  Set<CaseId> cases(TraitQuery query) {
    Set<CaseId> found = new HashSet<>();
    files.values().stream().filter(file -> matches(query, file)).forEach(f -> found.add(f.id()));
    return found;
  }

  int[][] byModeAndMonth(Municipality municipality, int year) {
    int[][] counts = new int[ContactMode.values().length][12];
    pages()
        .forEach(page -> {
          CaseFile file = files.get(page.caseId());
          if (file != null && file.card().municipality().equals(municipality)) {
            page.contacts().stream()
                .filter(contact -> contact.on().getYear() == year)
                .forEach(contact -> count(counts, contact));
          }
        });
    return counts;
  }

  int[] days(CaseId id) {
    return pages().stream()
        .filter(page -> page.caseId().equals(id))
        .sorted(Comparator.comparingInt(ContactPage::number))
        .flatMapToInt(page -> page.contacts().stream().mapToInt(it -> (int) it.on().toEpochDay()))
        .toArray();
  }

  private static void count(int[][] counts, Contact contact) {
    counts[contact.mode().ordinal()][contact.on().getMonthValue() - 1]++;
  }

  private static boolean matches(TraitQuery query, CaseFile file) {
    return !file.merged()
        && query.municipality().equals(file.card().municipality())
        && (query.teams().isEmpty() || query.teams().contains(file.card().team()))
        && query.worker().stream().allMatch(file.card().workers()::contains)
        && query.open().stream().allMatch(open -> open == file.open())
        && query.gender().stream().allMatch(file.traits().gender()::equals)
        && query.ageBand().stream().allMatch(file.traits().ageBand()::equals)
        && file.traits().targetGroups().containsAll(query.targetGroups())
        && agrees(query.housing(), last(file, Observation::housing))
        && agrees(query.income(), last(file, Observation::income))
        && agrees(query.primaryProblem(), last(file, Observation::primaryProblem))
        && last(file, o -> Optional.of(o.furtherProblems()).filter(s -> !s.isEmpty()))
            .orElse(Set.of())
            .containsAll(query.furtherProblems())
        && agrees(query.phase(), phase(file))
        && query.source().stream().allMatch(file.course().episode().source()::equals);
  }

  private static <T> boolean agrees(Optional<T> asked, Optional<T> known) {
    return asked.isEmpty() || asked.equals(known);
  }

  private static <T> Optional<T> last(CaseFile file, Function<Observation, Optional<T>> question) {
    List<Observation> sorted = new ArrayList<>(file.course().observations());
    sorted.sort(Comparator.comparing(Observation::on));
    return sorted.reversed().stream().flatMap(o -> question.apply(o).stream()).findFirst();
  }

  private static Optional<dk.tillid.domain.code.Phase> phase(CaseFile file) {
    List<PhaseEntry> sorted = new ArrayList<>(file.course().phases());
    sorted.sort(Comparator.comparing(PhaseEntry::from));
    return sorted.reversed().stream().map(PhaseEntry::phase).findFirst();
  }
}
