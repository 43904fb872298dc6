package dk.tillid.effect;

import dk.tillid.domain.Traits;
import dk.tillid.domain.code.Answer;
import dk.tillid.domain.code.AttemptKind;
import dk.tillid.domain.code.AttemptResult;
import dk.tillid.domain.code.BridgeStage;
import dk.tillid.domain.code.ClosingReason;
import dk.tillid.domain.code.ContactMode;
import dk.tillid.domain.code.FurtherProblem;
import dk.tillid.domain.code.HousingSituation;
import dk.tillid.domain.code.IncomeBasis;
import dk.tillid.domain.code.MeasurementKind;
import dk.tillid.domain.code.PlaceKind;
import dk.tillid.domain.code.PrimaryProblem;
import dk.tillid.domain.code.ReferralChannel;
import dk.tillid.domain.code.ReferralSource;
import dk.tillid.domain.code.ReferrerKind;
import dk.tillid.domain.code.Service;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The dates of the fixture's cases and what happened on them.
final class RudersdalHistories {
  /// From first contact to closing; open-ended where the course runs on after 2010.
  record Span(LocalDate reached, Optional<LocalDate> closed) {
    static Span running(LocalDate reached) {
      return new Span(reached, Optional.empty());
    }

    static Span ended(LocalDate reached, LocalDate closed) {
      return new Span(reached, Optional.of(closed));
    }
  }

  private static final LocalDate SCHEME_BEGAN = LocalDate.of(2008, 8, 20);
  private static final int DAYS_BETWEEN_CONTACTS = 63;

  private RudersdalHistories() {}

  /// 28 courses of over 6 months, 8 of 3–6, 15 of 0–3, 4 declined.
  static Span span2010(int no) {
    if (no < 12) return Span.running(SCHEME_BEGAN.plusDays(28L * no));
    if (no < 17) {
      return Span.ended(SCHEME_BEGAN.plusDays(28L * no), day(2010, 6, 1).plusDays(7L * no));
    }
    return no < RudersdalFixture.IN_BOTH_YEARS ? acrossNewYear(no) : begunIn2010(no);
  }

  private static Span acrossNewYear(int no) {
    return switch (no) {
      case 17 -> Span.ended(day(2009, 10, 20), day(2010, 2, 16)); // 3–6 months
      case 18 -> Span.ended(day(2009, 11, 17), day(2010, 3, 30)); // 3–6 months
      default -> Span.ended(day(2009, 12, 2), day(2010, 2, 10)); // 0–3 months
    };
  }

  private static Span begunIn2010(int no) {
    if (no < 31) {
      LocalDate reached = day(2010, 1, 6).plusDays(14L * (no - 20)); // over 6 months
      return no < 28
          ? Span.running(reached)
          : Span.ended(reached, day(2010, 12, 7).plusDays(7L * (no - 28)));
    }
    if (no < 34) return Span.running(day(2010, 7, 14).plusDays(21L * (no - 31))); // 3–6 months
    if (no == 34) return Span.ended(day(2010, 2, 3), day(2010, 8, 3)); // 6 months to the day
    if (no < 37) {
      LocalDate reached = day(2010, 2, 3).plusDays(14L * (no - 34));
      return Span.ended(reached, reached.plusDays(133)); // 3–6 months
    }
    if (no < 43) return Span.running(day(2010, 10, 6).plusDays(14L * (no - 37))); // 0–3 months
    if (no == 43) return Span.ended(day(2010, 1, 20), day(2010, 4, 20)); // 3 months to the day
    if (no < RudersdalFixture.FIRST_DECLINED) {
      LocalDate reached = day(2010, 1, 20).plusDays(28L * (no - 43));
      return Span.ended(reached, reached.plusDays(63)); // 0–3 months
    }
    LocalDate declined = day(2010, 3, 10).plusDays(63L * (no - RudersdalFixture.FIRST_DECLINED));
    return Span.ended(declined, declined);
  }

  static List<Step> of2010(int no) {
    Span span = span2010(no);
    List<Step> steps = new ArrayList<>();
    if (no == RudersdalFixture.REOPENED) {
      steps.addAll(earlierEpisode(no));
      steps.addAll(enquiry(no, span, ReferralSource.SELF));
      steps.add(new Step.Reopen(opened(span), no, ReferralSource.SELF));
    } else {
      ReferralSource source = RudersdalFixture.source(no);
      steps.addAll(enquiry(no, span, source));
      steps.add(new Step.Open(opened(span), no, source, RudersdalFixture.traits2010(no)));
    }
    if (no < RudersdalFixture.FIRST_DECLINED) {
      steps.addAll(accepted(no, span));
    } else {
      steps.addAll(declined(no, span));
    }
    return steps;
  }

  /// A course of two weeks in January, the same citizen's second episode to follow.
  private static List<Step> earlierEpisode(int no) {
    ReferralSource source = RudersdalFixture.source(no);
    return List.of(
        new Step.Open(day(2010, 1, 11), no, source, RudersdalFixture.traits2010(no)),
        tried(day(2010, 1, 13), no, AttemptResult.REACHED_ACCEPTED),
        new Step.Close(day(2010, 1, 27), no, ClosingReason.CITIZEN_WISH));
  }

  private static List<Step> accepted(int no, Span span) {
    LocalDate reached = span.reached();
    List<Step> steps = new ArrayList<>();
    if (no % 4 == 0) steps.add(tried(reached.minusDays(2), no, AttemptResult.NOT_REACHED));
    steps.add(tried(reached, no, AttemptResult.REACHED_ACCEPTED));
    steps.addAll(contacts(no, span));
    steps.addAll(observations(no, span));
    steps.addAll(bridges(no, span));
    steps.add(measured(reached, no, MeasurementKind.BASELINE, Set.of(Service.GP)));
    span.closed().ifPresent(end -> steps.addAll(ending(no, end)));
    return steps;
  }

  private static List<Step> declined(int no, Span span) {
    LocalDate day = span.reached();
    return List.of(
        tried(day, no, AttemptResult.REACHED_DECLINED),
        new Step.Observe(
            day,
            no,
            Optional.empty(),
            Optional.of(RudersdalFixture.income(no)),
            Optional.of(RudersdalFixture.problem(no)),
            Set.of()),
        new Step.Close(day, no, ClosingReason.DECLINED_FIRST_CONTACT));
  }

  private static List<Step> contacts(int no, Span span) {
    List<Step> steps = new ArrayList<>();
    LocalDate end = span.closed().orElse(RudersdalFixture.LAST_DAY);
    ContactMode first = no % 3 == 0 ? ContactMode.STREET : ContactMode.HOME_VISIT;
    PlaceKind place = no % 3 == 0 ? PlaceKind.PARK : PlaceKind.HOME;
    steps.add(new Step.Meet(span.reached(), no, first, place, 45));
    LocalDate next = span.reached().plusDays(DAYS_BETWEEN_CONTACTS);
    for (; !next.isAfter(end); next = next.plusDays(DAYS_BETWEEN_CONTACTS)) {
      steps.add(new Step.Meet(next, no, ContactMode.PHONE, PlaceKind.UNKNOWN, 20));
    }
    return steps;
  }

  /// At first contact what was seen then, later what changed. Those whose course began before 2010
  /// brought their homelessness into it.
  private static List<Step> observations(int no, Span span) {
    LocalDate first = span.reached();
    List<HousingSituation> stays = RudersdalFixture.HOMELESS.getOrDefault(no, List.of());
    List<Step> steps = new ArrayList<>();
    if (stays.isEmpty()) {
      steps.add(seen(no, first, HousingSituation.HOUSED, Set.of(FurtherProblem.LONELINESS)));
      return steps;
    }
    Set<FurtherProblem> problems = Set.of(FurtherProblem.HOMELESSNESS, FurtherProblem.ECONOMIC);
    steps.add(seen(no, first, stays.getFirst(), problems));
    if (stays.size() > 1) {
      LocalDate middle = first.getYear() < 2010 ? day(2010, 2, 9) : first.plusDays(42);
      steps.add(seen(no, middle, stays.getLast(), Set.of()));
    }
    return steps;
  }

  private static Step seen(
      int no, LocalDate on, HousingSituation housing, Set<FurtherProblem> problems) {
    return new Step.Observe(
        on,
        no,
        Optional.of(housing),
        Optional.of(RudersdalFixture.income(no)),
        Optional.of(RudersdalFixture.problem(no)),
        problems);
  }

  /// Ten drop-in centres offered and introduced; a health service in use for each even case that
  /// ended.
  private static List<Step> bridges(int no, Span span) {
    List<Step> steps = new ArrayList<>();
    LocalDate first = span.reached();
    if (no < 10) {
      steps.add(new Step.Bridge(first, no, Service.DROP_IN_CENTRE, BridgeStage.OFFERED));
      steps.add(
          new Step.Bridge(first.plusDays(14), no, Service.DROP_IN_CENTRE, BridgeStage.INTRODUCED));
    }
    if (no % 2 == 0 && span.closed().isPresent()) {
      steps.add(new Step.Bridge(first, no, Service.HEALTH_SERVICE, BridgeStage.OFFERED));
      steps.add(new Step.Bridge(first.plusDays(21), no, Service.HEALTH_SERVICE, BridgeStage.USING));
    }
    return steps;
  }

  /// Every third course ends without a follow-up; of the others every even one shows a new service.
  private static List<Step> ending(int no, LocalDate end) {
    List<Step> steps = new ArrayList<>();
    if (no % 3 != 0) {
      Set<Service> used =
          no % 2 == 0 ? Set.of(Service.GP, Service.HEALTH_SERVICE) : Set.of(Service.GP);
      steps.add(measured(end, no, MeasurementKind.FOLLOW_UP, used));
    }
    steps.add(
        new Step.Close(
            end, no, no % 2 == 0 ? ClosingReason.SELF_RELIANT : ClosingReason.CITIZEN_WISH));
    return steps;
  }

  private static Step measured(
      LocalDate on, int no, MeasurementKind kind, Set<Service> servicesInUse) {
    boolean followUp = kind == MeasurementKind.FOLLOW_UP;
    Answer broken = no >= 49 ? Answer.UNKNOWN : no % 2 == 0 ? Answer.YES : Answer.NO;
    return new Step.Measure(
        on, no, kind, servicesInUse, Answer.UNKNOWN, followUp ? broken : Answer.NO);
  }

  /// A citizen of 2009 who was no longer one in 2010; the first came by the team's own outreach,
  /// and two slept in a night café, which in 2010 nobody did.
  static List<Step> of2009(int no, int place) {
    LocalDate reached = day(2008, 9, 3).plusDays(14L * place);
    Span span = Span.ended(reached, day(2009, 3, 4).plusDays(10L * place));
    List<Step> steps = new ArrayList<>();
    ReferralSource source =
        place == 0 ? ReferralSource.OWN_OUTREACH : RudersdalFixture.source(2 * place);
    if (place > 0) steps.addAll(enquiry(no, span, source));
    Traits traits = RudersdalFixture.traits2009(place);
    steps.add(new Step.Open(opened(span), no, source, traits));
    steps.add(tried(reached, no, AttemptResult.REACHED_ACCEPTED));
    steps.addAll(contacts(no, span));
    steps.add(
        new Step.Observe(
            reached,
            no,
            Optional.of(place < 2 ? HousingSituation.NIGHT_CAFE : HousingSituation.HOUSED),
            Optional.of(IncomeBasis.CASH_BENEFIT),
            Optional.of(PrimaryProblem.OTHER),
            Set.of()));
    steps.add(new Step.Close(span.closed().orElseThrow(), no, ClosingReason.CITIZEN_WISH));
    return steps;
  }

  /// Never reached in 2010; never reached and closed in 2009; reached and closed in 2008; an
  /// enquiry of 2010 that no case answers.
  static List<Step> inNeitherYear(int from) {
    Traits traits = RudersdalFixture.traits2009(5);
    ReferralSource source = ReferralSource.OTHERS_NEIGHBOURS;
    Span of2008 = Span.ended(day(2008, 9, 10), day(2008, 12, 10));
    return List.of(
        new Step.Open(day(2010, 9, 7), from, source, traits),
        tried(day(2010, 9, 9), from, AttemptResult.NOT_REACHED),
        tried(day(2010, 9, 16), from, AttemptResult.NOT_REACHED),
        new Step.Open(day(2009, 5, 5), from + 1, source, traits),
        tried(day(2009, 5, 6), from + 1, AttemptResult.NOT_REACHED),
        new Step.Close(day(2009, 6, 9), from + 1, ClosingReason.MOVED_AWAY),
        new Step.Open(opened(of2008), from + 2, source, traits),
        tried(of2008.reached(), from + 2, AttemptResult.REACHED_ACCEPTED),
        new Step.Close(of2008.closed().orElseThrow(), from + 2, ClosingReason.SELF_RELIANT),
        new Step.Enquire(
            day(2010, 10, 5), from + 3, source, ReferrerKind.PRIVATE, ReferralChannel.PHONE));
  }

  private static List<Step> enquiry(int no, Span span, ReferralSource source) {
    return List.of(
        new Step.Enquire(
            opened(span).minusDays(1),
            no,
            source,
            ReferrerKind.PROFESSIONAL,
            ReferralChannel.PHONE));
  }

  private static LocalDate opened(Span span) {
    return span.reached().minusDays(5);
  }

  private static Step tried(LocalDate on, int no, AttemptResult result) {
    return new Step.Try(on, no, AttemptKind.VISIT, PlaceKind.HOME, result);
  }

  private static LocalDate day(int year, int month, int day) {
    return LocalDate.of(year, month, day);
  }
}
