package dk.tillid.search;

import dk.tillid.domain.CaseFile;
import dk.tillid.domain.Course;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.Observation;
import dk.tillid.domain.PhaseEntry;
import dk.tillid.domain.TeamId;
import dk.tillid.domain.WorkerId;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What the index knows of a case. Two equal rows need no new document: most commits change a case
/// in ways that no search can see.
///
/// Of several observations the one of the latest day counts, of the same day the one recorded last;
/// each question is answered by the latest observation that looked at it.
///
/// @param traits one character of [TraitAlphabet] a trait
/// @param openedDay days since 1970-01-01 of the latest episode's opening
/// @param merged whether the case lies in another and so has no document; its contacts count on
record CaseRow(
    Municipality municipality,
    TeamId team,
    List<WorkerId> workers,
    String traits,
    long openedDay,
    boolean merged) {

  static CaseRow of(CaseFile file) {
    return new CaseRow(
        file.card().municipality(),
        file.card().team(),
        file.card().workers(),
        letters(file),
        file.course().episode().openedOn().toEpochDay(),
        file.merged());
  }

  private static String letters(CaseFile file) {
    StringBuilder letters = new StringBuilder();
    letters.append(file.open() ? TraitAlphabet.OPEN : TraitAlphabet.CLOSED);
    letters.append(TraitAlphabet.of(file.traits().gender()));
    letters.append(TraitAlphabet.of(file.traits().ageBand()));
    file.traits().targetGroups().forEach(group -> letters.append(TraitAlphabet.of(group)));
    Course course = file.course();
    letters.append(TraitAlphabet.of(course.episode().source()));
    seen(course, Observation::housing).ifPresent(o -> letters.append(TraitAlphabet.of(o)));
    seen(course, Observation::income).ifPresent(o -> letters.append(TraitAlphabet.of(o)));
    seen(course, Observation::primaryProblem).ifPresent(o -> letters.append(TraitAlphabet.of(o)));
    seen(course, o -> Optional.of(o.furtherProblems()).filter(set -> !set.isEmpty()))
        .ifPresent(set -> set.forEach(o -> letters.append(TraitAlphabet.of(o))));
    latest(course.phases(), PhaseEntry::from)
        .ifPresent(entry -> letters.append(TraitAlphabet.of(entry.phase())));
    return letters.toString();
  }

  private static <T> Optional<T> seen(Course course, Function<Observation, Optional<T>> question) {
    List<Observation> asked =
        course.observations().stream().filter(o -> question.apply(o).isPresent()).toList();
    return latest(asked, Observation::on).flatMap(question);
  }

  private static <T> Optional<T> latest(List<T> recorded, Function<T, LocalDate> day) {
    Comparator<T> byDay = Comparator.comparing(day);
    return recorded.stream().reduce((a, b) -> byDay.compare(b, a) >= 0 ? b : a);
  }
}
