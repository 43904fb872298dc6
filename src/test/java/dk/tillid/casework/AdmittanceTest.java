package dk.tillid.casework;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.domain.Attempt;
import dk.tillid.domain.Bridge;
import dk.tillid.domain.CaseCard;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Closure;
import dk.tillid.domain.Consent;
import dk.tillid.domain.Contact;
import dk.tillid.domain.Course;
import dk.tillid.domain.Episode;
import dk.tillid.domain.Goal;
import dk.tillid.domain.Handle;
import dk.tillid.domain.Measurement;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.Note;
import dk.tillid.domain.Observation;
import dk.tillid.domain.Proceedings;
import dk.tillid.domain.Referral;
import dk.tillid.domain.ReferralId;
import dk.tillid.domain.TeamId;
import dk.tillid.domain.Traits;
import dk.tillid.domain.Words;
import dk.tillid.domain.code.AgeBand;
import dk.tillid.domain.code.Answer;
import dk.tillid.domain.code.AssessmentGround;
import dk.tillid.domain.code.AttemptKind;
import dk.tillid.domain.code.AttemptResult;
import dk.tillid.domain.code.BridgeStage;
import dk.tillid.domain.code.CivilStatus;
import dk.tillid.domain.code.ClosingReason;
import dk.tillid.domain.code.ComplaintForm;
import dk.tillid.domain.code.ComplaintStatus;
import dk.tillid.domain.code.ConsentScope;
import dk.tillid.domain.code.ContactMode;
import dk.tillid.domain.code.Gender;
import dk.tillid.domain.code.GoalStatus;
import dk.tillid.domain.code.GoalType;
import dk.tillid.domain.code.HandoverUnit;
import dk.tillid.domain.code.InitiatedBy;
import dk.tillid.domain.code.LivingSituation;
import dk.tillid.domain.code.MeasurementKind;
import dk.tillid.domain.code.PlaceKind;
import dk.tillid.domain.code.RecipientKind;
import dk.tillid.domain.code.ReferralChannel;
import dk.tillid.domain.code.ReferralOutcome;
import dk.tillid.domain.code.ReferralSource;
import dk.tillid.domain.code.ReferrerKind;
import dk.tillid.domain.code.SafetyActor;
import dk.tillid.domain.code.SafetyEventKind;
import dk.tillid.domain.code.Service;
import dk.tillid.rules.Practice;
import dk.tillid.rules.RuleBook;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AdmittanceTest {
  private static final LocalDate OPENED = LocalDate.of(2020, 5, 4);
  private static final LocalDate MET = OPENED.plusDays(3);
  private static final LocalDate CLOSED = OPENED.plusDays(90);
  private static final LocalDate AGAIN = OPENED.plusDays(200);
  private static final LocalDate TODAY = OPENED.plusDays(1000);
  private static final Municipality HEDENSTED = new Municipality("0766");
  private static final Admittance ADMITTANCE =
      new Admittance(Practice.of(RuleBook.shipped()), TODAY);

  static Stream<Arguments> casesThatCannotBe() {
    return Stream.of(
        of(Flaw.NO_EPISODE, with(course(List.of()))),
        of(Flaw.DAY_IN_FUTURE, met(TODAY.plusDays(1))),
        of(Flaw.EPISODES_OVERLAP, with(course(List.of(open(OPENED), open(AGAIN))))),
        of(Flaw.EPISODES_OVERLAP, with(course(List.of(closed(), open(CLOSED.minusDays(1)))))),
        of(
            Flaw.CLOSED_BEFORE_OPENED,
            with(course(List.of(open(OPENED).closed(wish(OPENED.minusDays(1))))))),
        of(Flaw.OPENED_BEFORE_ENQUIRY, with(course(List.of(received(OPENED.plusDays(1)))))),
        of(
            Flaw.FIRST_CONTACT_OUTSIDE,
            with(course(List.of(open(OPENED).reachedOn(OPENED.minusDays(1)))))),
        of(
            Flaw.FIRST_CONTACT_OUTSIDE,
            with(course(List.of(open(OPENED).reachedOn(AGAIN).closed(wish(CLOSED)))))),
        of(Flaw.PLACE_NOT_THERE, with(course().with(attempt(2, MET, AttemptResult.NOT_REACHED)))),
        of(Flaw.PLACE_NOT_THERE, with(course().with(measured(2, MET)))),
        of(Flaw.PLACE_NOT_THERE, with(told(OptionalInt.of(0)))),
        of(
            Flaw.OUTSIDE_EPISODE,
            with(course().with(attempt(0, CLOSED.plusDays(1), AttemptResult.NOT_REACHED)))),
        of(Flaw.OUTSIDE_EPISODE, met(CLOSED.plusDays(1))),
        of(
            Flaw.FIRST_CONTACT_MISSING,
            with(course().with(attempt(1, AGAIN, AttemptResult.REACHED_DECLINED)))),
        of(Flaw.FIRST_CONTACT_MISSING, met(MET.minusDays(1))),
        of(Flaw.FIRST_CONTACT_MISSING, met(AGAIN)),
        of(Flaw.BEFORE_OPENING, with(course().with(seen(OPENED.minusDays(1))))),
        of(Flaw.BEFORE_OPENING, with(course().with(measured(1, MET)))),
        of(Flaw.STATUS_BEFORE_START, with(course().with(0, goal(AGAIN, MET)))),
        of(Flaw.STATUS_BEFORE_START, with(complaint(AGAIN, MET))),
        of(Flaw.BRIDGES, with(course().with(0, bridge()).with(1, bridge()))),
        of(Flaw.BRIDGES, with(course().with(0, new Bridge(Service.GP, List.of())))),
        of(Flaw.BASELINE_TWICE, with(course().with(measured(0, MET)).with(measured(0, MET)))),
        of(Flaw.CLOSING_GROUNDS, with(ending(ClosingReason.ISOLATION_BROKEN, Set.of()))),
        of(
            Flaw.CLOSING_GROUNDS,
            with(ending(ClosingReason.CITIZEN_WISH, Set.of(AssessmentGround.values()[0])))),
        of(
            Flaw.CLOSING_REASON_NOT_IN_RULES,
            with(ending(ClosingReason.UNREACHABLE_ASSESSED, Set.of(AssessmentGround.values()[0])))),
        of(
            Flaw.ATTEMPT_PROTOCOL_NOT_MET,
            with(ending(ClosingReason.UNREACHABLE_PROTOCOL, Set.of()))),
        of(
            Flaw.CONSENT,
            consented(
                new Consent(
                    ConsentScope.SHARING,
                    Optional.empty(),
                    MET,
                    Optional.empty(),
                    Optional.empty()))),
        of(Flaw.CONSENT, consented(sharing(MET, Optional.of(OPENED), Optional.empty()))),
        of(Flaw.CONSENT, consented(sharing(MET, Optional.empty(), Optional.of(OPENED)))),
        of(Flaw.DISCLOSURE_WITHOUT_GROUND, with(told(OptionalInt.empty()))),
        of(Flaw.DISCLOSURE_WITHOUT_GROUND, with(told(OptionalInt.of(0)).with(danger(AGAIN)))),
        of(
            Flaw.DISCLOSURE_WITHOUT_GROUND,
            with(Proceedings.NONE.with(handover(OptionalInt.empty())))),
        of(Flaw.AGE_NOT_IN_RULES, whole(file(traits(OptionalInt.of(22)), course()))),
        of(Flaw.NOTE_NOT_IN_RULES, whole(file().withNote(Optional.of(new Note("ringer helst"))))));
  }

  @ParameterizedTest
  @MethodSource("casesThatCannotBe")
  void aCaseThatCannotBeIsTold(Flaw flaw, Admittance.Whole whole) {
    assertThat(ADMITTANCE.flaw(whole)).contains(flaw);
  }

  static Stream<Admittance.Whole> casesThatCanBe() {
    Consent revokedThatDay = sharing(OPENED, Optional.empty(), Optional.of(MET));
    return Stream.of(
        whole(file()),
        met(MET),
        with(course().with(attempt(0, CLOSED, AttemptResult.REACHED_ACCEPTED))),
        with(course().with(0, goal(MET, MET)).with(0, bridge()).with(measured(1, AGAIN))),
        with(course().with(seen(CLOSED.plusDays(5)))),
        with(ending(ClosingReason.DECEASED, Set.of())),
        with(protocolMet()),
        consented(revokedThatDay),
        new Admittance.Whole(
            file().with(told(OptionalInt.empty())), List.of(), List.of(revokedThatDay)),
        with(Proceedings.NONE.with(handover(OptionalInt.of(0))).with(danger(MET))),
        with(told(OptionalInt.of(0)).with(danger(MET))));
  }

  @ParameterizedTest
  @MethodSource("casesThatCanBe")
  void aCaseThatCanBeIsAdmittedHoweverOld(Admittance.Whole whole) {
    assertThat(ADMITTANCE.flaw(whole)).isEmpty();
  }

  @Test
  void everyFlawHasACase() {
    Set<Object> tried = casesThatCannotBe().map(it -> it.get()[0]).collect(Collectors.toSet());
    tried.add(Flaw.ENQUIRY); // see below
    assertThat(tried).containsExactlyInAnyOrderElementsOf(Arrays.asList(Flaw.values()));
  }

  @Test
  void outcomeAndDaysOfAnEnquiryFit() {
    assertThat(ADMITTANCE.flaw(enquiry(ReferralOutcome.OPEN, Optional.empty()))).isEmpty();
    assertThat(ADMITTANCE.flaw(enquiry(ReferralOutcome.PASSED_ON, Optional.of(MET)))).isEmpty();
    assertThat(ADMITTANCE.flaw(enquiry(ReferralOutcome.OPEN, Optional.of(MET))))
        .contains(Flaw.ENQUIRY);
    assertThat(ADMITTANCE.flaw(enquiry(ReferralOutcome.PASSED_ON, Optional.empty())))
        .contains(Flaw.ENQUIRY);
    assertThat(
            ADMITTANCE.flaw(enquiry(ReferralOutcome.PASSED_ON, Optional.of(OPENED.minusDays(1)))))
        .contains(Flaw.ENQUIRY);
    assertThat(ADMITTANCE.flaw(enquiry(ReferralOutcome.PASSED_ON, Optional.of(TODAY.plusDays(1)))))
        .contains(Flaw.DAY_IN_FUTURE);
  }

  private static Arguments of(Flaw flaw, Admittance.Whole whole) {
    return Arguments.of(flaw, whole);
  }

  private static Admittance.Whole whole(CaseFile file) {
    return new Admittance.Whole(file, List.of(), file.consents());
  }

  private static Admittance.Whole with(Course course) {
    return whole(file(traits(OptionalInt.empty()), course));
  }

  private static Admittance.Whole with(Proceedings proceedings) {
    return whole(file().with(proceedings));
  }

  private static Admittance.Whole consented(Consent consent) {
    return whole(file().withConsents(List.of(consent)));
  }

  private static Admittance.Whole met(LocalDate on) {
    Contact contact =
        new Contact(
            on,
            ContactMode.STREET,
            PlaceKind.PARK,
            10,
            Optional.empty(),
            InitiatedBy.WORKER,
            Set.of(),
            Optional.empty());
    return new Admittance.Whole(file(), List.of(contact), List.of());
  }

  private static CaseFile file() {
    return file(traits(OptionalInt.empty()), course());
  }

  private static CaseFile file(Traits traits, Course course) {
    CaseCard card =
        new CaseCard(
            new Handle("00000000"),
            new Words("blå", "sten"),
            HEDENSTED,
            new TeamId("skp"),
            List.of());
    return CaseFile.opened(new CaseId(1, 2), card, traits, course);
  }

  private static Traits traits(OptionalInt age) {
    return new Traits(
        Gender.MALE,
        AgeBand.A18_25,
        age,
        CivilStatus.UNKNOWN,
        LivingSituation.UNKNOWN,
        Set.of(),
        false);
  }

  /// Met once, closed, and opened again.
  private static Course course() {
    return course(List.of(closed(), open(AGAIN)));
  }

  private static Course course(List<Episode> episodes) {
    return new Course(episodes, List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
  }

  private static Episode open(LocalDate on) {
    return new Episode(
        on,
        ReferralSource.SELF,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Episode closed() {
    return open(OPENED).reachedOn(MET).closed(wish(CLOSED));
  }

  private static Episode received(LocalDate on) {
    return new Episode(
        OPENED,
        ReferralSource.SELF,
        Optional.empty(),
        Optional.of(on),
        Optional.empty(),
        Optional.empty());
  }

  private static Closure wish(LocalDate on) {
    return new Closure(on, ClosingReason.CITIZEN_WISH, Set.of(), Set.of(), Set.of());
  }

  private static Course ending(ClosingReason reason, Set<AssessmentGround> assessment) {
    Closure end = new Closure(CLOSED, reason, Set.of(), assessment, Set.of());
    return course(List.of(open(OPENED).closed(end)));
  }

  private static Course protocolMet() {
    Course course = ending(ClosingReason.UNREACHABLE_PROTOCOL, Set.of());
    List<AttemptKind> kinds = new ArrayList<>(List.of(AttemptKind.VISIT, AttemptKind.VISIT));
    kinds.addAll(List.of(AttemptKind.CALL, AttemptKind.CALL, AttemptKind.CALL));
    for (AttemptKind kind : kinds) {
      course =
          course.with(new Attempt(0, MET, kind, PlaceKind.HOME, true, AttemptResult.NOT_REACHED));
    }
    return course.reopened(open(AGAIN));
  }

  private static Attempt attempt(int episode, LocalDate on, AttemptResult result) {
    return new Attempt(episode, on, AttemptKind.CALL, PlaceKind.HOME, false, result);
  }

  private static Measurement measured(int episode, LocalDate on) {
    return new Measurement(episode, on, MeasurementKind.BASELINE, Set.of(), Answer.NO, Answer.NO);
  }

  private static Observation seen(LocalDate on) {
    return new Observation(
        on, Optional.empty(), Optional.empty(), Optional.empty(), Set.of(), Optional.empty());
  }

  private static Goal goal(LocalDate setOn, LocalDate statusOn) {
    return new Goal(GoalType.KEEP_HOME, setOn, true, GoalStatus.ACTIVE, statusOn);
  }

  private static Bridge bridge() {
    return new Bridge(Service.GP, List.of(new Bridge.Step(BridgeStage.OFFERED, MET)));
  }

  private static Consent sharing(
      LocalDate given, Optional<LocalDate> expires, Optional<LocalDate> revoked) {
    return new Consent(
        ConsentScope.SHARING, Optional.of(RecipientKind.JOB_CENTRE), given, expires, revoked);
  }

  private static Proceedings told(OptionalInt safetyEvent) {
    return Proceedings.NONE.with(
        new Proceedings.Disclosure(MET, RecipientKind.JOB_CENTRE, safetyEvent));
  }

  private static Proceedings.SafetyEvent danger(LocalDate on) {
    return new Proceedings.SafetyEvent(on, SafetyEventKind.values()[0], SafetyActor.values()[0]);
  }

  private static Proceedings.Handover handover(OptionalInt safetyEvent) {
    return new Proceedings.Handover(MET, HandoverUnit.values()[0], safetyEvent);
  }

  private static Proceedings complaint(LocalDate on, LocalDate statusOn) {
    return Proceedings.NONE.with(
        new Proceedings.Complaint(
            on, ComplaintForm.values()[0], ComplaintStatus.values()[0], statusOn));
  }

  private static Referral enquiry(ReferralOutcome outcome, Optional<LocalDate> answeredOn) {
    return new Referral(
        new ReferralId(1, 2),
        HEDENSTED,
        new TeamId("skp"),
        OPENED,
        ReferralSource.SELF,
        ReferrerKind.PRIVATE,
        ReferralChannel.PHONE,
        Set.of(),
        outcome,
        Optional.empty(),
        answeredOn);
  }
}
