package dk.tillid.demo;

import dk.tillid.domain.Attempt;
import dk.tillid.domain.CaseCard;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Change;
import dk.tillid.domain.Course;
import dk.tillid.domain.Episode;
import dk.tillid.domain.Handle;
import dk.tillid.domain.Traits;
import dk.tillid.domain.code.AgeBand;
import dk.tillid.domain.code.AttemptKind;
import dk.tillid.domain.code.AttemptResult;
import dk.tillid.domain.code.CivilStatus;
import dk.tillid.domain.code.Gender;
import dk.tillid.domain.code.LivingSituation;
import dk.tillid.domain.code.PlaceKind;
import dk.tillid.domain.code.ReferralSource;
import dk.tillid.domain.code.TargetGroup;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntFunction;

/// What stands beside the year's citizens: people not yet reached, who are in no report, one who
/// withdrew, and enquiries nobody has answered.
final class Extras {
  private static final int OVERDUE_DAYS = 21; // more than five working days, also over Christmas
  private static final List<ReferralSource> SOURCES =
      List.of(ReferralSource.OTHERS_NEIGHBOURS, ReferralSource.HEALTH_STAFF, ReferralSource.SELF);

  private final Draw draw;
  private final LocalDate today;
  private final IntFunction<Handle> handles;
  private final Invented overdue;
  private final Invented protocolMet;
  private final Invented fresh;
  private final Invented withdrawn;

  /// @param handles the handle of the n-th extra case
  Extras(Draw draw, LocalDate today, IntFunction<Handle> handles) {
    this.draw = draw;
    this.today = today;
    this.handles = handles;
    this.overdue = unreached(0, today.minusDays(OVERDUE_DAYS), List.of());
    this.protocolMet =
        unreached(
            1,
            today.minusDays(4),
            List.of(
                failed(3, AttemptKind.VISIT),
                failed(2, AttemptKind.VISIT),
                failed(1, AttemptKind.CALL),
                failed(0, AttemptKind.CALL)));
    this.fresh = unreached(2, today.minusDays(1), List.of(failed(0, AttemptKind.CALL)));
    this.withdrawn = unreached(3, today.minusDays(60), List.of(failed(50, AttemptKind.VISIT)));
  }

  CaseId overdue() {
    return overdue.file().id();
  }

  CaseId protocolMet() {
    return protocolMet.file().id();
  }

  CaseId withdrawn() {
    return withdrawn.file().id();
  }

  /// The erasure comes in a batch of its own, after the case.
  List<List<Change>> batches() {
    List<List<Change>> batches = new ArrayList<>();
    List.of(overdue, protocolMet, fresh, withdrawn).forEach(one -> batches.add(one.changes()));
    batches.add(List.of(new Change.CaseErased(withdrawn())));
    for (int days = 0; days < SOURCES.size(); days++) {
      batches.add(
          List.of(
              new Change.ReferralWritten(
                  Invented.enquiry(
                      draw, DemoYear.HOME, SOURCES.get(days), today.minusDays(2L * days)))));
    }
    return batches;
  }

  private Invented unreached(int number, LocalDate received, List<Attempt> attempts) {
    CaseId id = Invented.id(draw);
    Episode episode =
        new Episode(
            received,
            ReferralSource.OTHERS_NEIGHBOURS,
            Optional.empty(),
            Optional.of(received),
            Optional.empty(),
            Optional.empty());
    Course course = Course.begin(episode);
    for (Attempt attempt : attempts) {
      course = course.with(attempt);
    }
    CaseCard card =
        Invented.card(draw, DemoYear.HOME, Margins.CITIZENS + number, handles.apply(number));
    Diary none = new Diary(List.of());
    return Invented.of(draw, card, id, traits(), course, none);
  }

  private Attempt failed(int daysAgo, AttemptKind kind) {
    boolean visit = kind == AttemptKind.VISIT;
    return new Attempt(
        0,
        today.minusDays(daysAgo),
        kind,
        visit ? PlaceKind.HOME : PlaceKind.UNKNOWN,
        visit,
        AttemptResult.NOT_REACHED);
  }

  private Traits traits() {
    return new Traits(
        draw.percent(50) ? Gender.MALE : Gender.FEMALE,
        AgeBand.UNKNOWN,
        OptionalInt.empty(),
        CivilStatus.UNKNOWN,
        LivingSituation.UNKNOWN,
        Set.of(TargetGroup.OTHERS_CONCERNED, TargetGroup.ISOLATED),
        false);
  }
}
