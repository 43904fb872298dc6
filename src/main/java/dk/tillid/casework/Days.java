package dk.tillid.casework;

import dk.tillid.domain.CaseFile;
import dk.tillid.domain.Closure;
import dk.tillid.domain.Consent;
import dk.tillid.domain.Contact;
import dk.tillid.domain.Course;
import dk.tillid.domain.Episode;
import dk.tillid.domain.Merger;
import dk.tillid.domain.Proceedings;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The days on which something of a case happened. The last day of a consent is none: it may lie
/// ahead.
final class Days {
  private Days() {}

  /// All of them.
  static Stream<LocalDate> of(CaseFile file, List<Contact> contacts) {
    Stream<LocalDate> own =
        Stream.of(
                file.course().episodes().stream().flatMap(Days::of),
                file.course().attempts().stream().map(it -> it.on()),
                file.course().measurements().stream().map(it -> it.on()),
                ofWork(file),
                file.consents().stream().flatMap(it -> it.revokedOn().stream()),
                of(file.proceedings()),
                of(file.merger()))
            .flatMap(days -> days);
    return Stream.concat(own, contacts.stream().map(Contact::on));
  }

  /// Those that cannot lie before the case was opened.
  static Stream<LocalDate> ofWork(CaseFile file) {
    Course course = file.course();
    return Stream.of(
            course.observations().stream().map(it -> it.on()),
            course.phases().stream().map(it -> it.from()),
            course.goals().stream().flatMap(it -> Stream.of(it.setOn(), it.statusOn())),
            course.bridges().stream().flatMap(it -> it.steps().stream()).map(it -> it.on()),
            file.consents().stream().map(Consent::givenOn))
        .flatMap(days -> days);
  }

  private static Stream<LocalDate> of(Episode episode) {
    return Stream.of(
            Optional.of(episode.openedOn()),
            episode.receivedOn(),
            episode.firstContactOn(),
            episode.closure().map(Closure::on))
        .flatMap(Optional::stream);
  }

  private static Stream<LocalDate> of(Proceedings proceedings) {
    return Stream.of(
            proceedings.teamReviews().stream().map(it -> it.on()),
            proceedings.handovers().stream().map(it -> it.on()),
            proceedings.complaints().stream().flatMap(it -> Stream.of(it.on(), it.statusOn())),
            proceedings.safetyEvents().stream().map(it -> it.on()),
            proceedings.disclosures().stream().map(it -> it.on()),
            proceedings.formalDecisions().stream().map(it -> it.on()))
        .flatMap(days -> days);
  }

  private static Stream<LocalDate> of(Merger merger) {
    Stream<LocalDate> below = merger.absorbed().stream().map(Merger.Absorbed::on);
    return switch (merger) {
      case Merger.Surviving _ -> below;
      case Merger.Within within -> Stream.concat(Stream.of(within.on()), below);
    };
  }
}
