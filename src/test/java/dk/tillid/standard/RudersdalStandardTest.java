package dk.tillid.standard;

import static dk.tillid.rules.RuleKey.*;
import static dk.tillid.standard.Standard.*;
import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.domain.Proceedings;
import dk.tillid.domain.Refusal;
import dk.tillid.domain.Warning;
import dk.tillid.domain.code.AgeBand;
import dk.tillid.domain.code.AssessmentGround;
import dk.tillid.domain.code.AttemptKind;
import dk.tillid.domain.code.AttemptResult;
import dk.tillid.domain.code.BridgeStage;
import dk.tillid.domain.code.ClosingReason;
import dk.tillid.domain.code.ContactMode;
import dk.tillid.domain.code.HandoverUnit;
import dk.tillid.domain.code.MeasurementKind;
import dk.tillid.domain.code.Phase;
import dk.tillid.domain.code.ReferralSource;
import dk.tillid.domain.code.ReferrerKind;
import dk.tillid.domain.code.SafetyActor;
import dk.tillid.domain.code.SafetyEventKind;
import dk.tillid.domain.code.Service;
import dk.tillid.domain.code.TargetGroup;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// What Rudersdal's status report says of its work, sentence by sentence, and what it leaves open:
/// under both its rule sets, of which [RudersdalGuidanceTest] tells the difference. Silence and
/// danger are in [RudersdalSilenceTest].
@ParameterizedClass
@MethodSource("both")
class RudersdalStandardTest {
  private final Standard here;
  private final Day day;
  private final Papers papers;

  RudersdalStandardTest(Standard here) {
    this.here = here;
    day = here.day();
    papers = day.papers();
  }

  static Stream<Standard> both() {
    return Stream.of(Standard.RUDERSDAL_BEFORE_THE_GUIDANCE, Standard.RUDERSDAL);
  }

  @Stated(LEGAL_BASIS)
  @DisplayName(
      "»Ifølge servicelovens 99 skal kommunen sørge for tilbud om en støtte- og kontaktperson«")
  void municipalityProvidesASupportAndContactPerson() {
    here.shows(LEGAL_BASIS, "in words only");
  }

  @Stated(PURPOSE)
  @DisplayName(
      "»Det overordnede mål med at tilbyde støtte-kontaktperson er at styrke borgerens kontakt til"
          + " omverdenen og evne til at bruge samfundets muligheder og tilbud.«")
  void overallGoalIsStrongerContactWithTheOutsideWorld() {
    here.shows(PURPOSE, "in words only");
  }

  @Stated(TARGET_GROUP)
  @DisplayName("»Målgruppen for indsatsen er borgere i alderen 18 år til 65 år.«")
  void targetGroupIsCitizensFrom18To65() {
    for (AgeBand within : EnumSet.complementOf(EnumSet.of(AgeBand.UNDER_18, AgeBand.OVER_65))) {
      accepted(day.openedFor(within));
    }
    accepted(day.openedForOneIn(TargetGroup.NUISANCE_TO_OTHERS));
  }

  @Stated(REFERRAL)
  @DisplayName("»Målgruppen kontaktes via opsøgende arbejde og altid uden forudgående visitation.«")
  void targetGroupIsContactedByOutreachAndAlwaysWithoutAssessmentBeforehand() {
    accepted(day.openedFor(false));
    for (ReferralSource source : ReferralSource.values()) {
      accepted(day.askedBy(source, ReferrerKind.PROFESSIONAL));
    }
  }

  @Stated(ACTIVITIES)
  @DisplayName(
      "»bygge bro til andre instanser, således at støtte-kontaktindsatsen bliver midlertidig.«")
  void bridgesAreBuiltToOthers() {
    accepted(day.bridged(Service.JOB_CENTRE, BridgeStage.INTRODUCED));
  }

  @Stated(ACTIVITIES)
  @DisplayName("»Den opsøgende kontakt har fundet sted på gadeplan og ved hjemmebesøg.«")
  void outreachIsMadeInTheStreetAndByHomeVisits() {
    accepted(day.metBy(ContactMode.STREET, day.today));
    accepted(day.metBy(ContactMode.HOME_VISIT, day.today));
  }

  @Stated(ATTEMPT_PROTOCOL)
  @DisplayName(
      "»Hvis borgeren afviser hjælp, kan der fra kommunens side ikke foretages yderligere«")
  void refusalEndsTheCase() {
    day.declined();
    accepted(day.closed(ClosingReason.DECLINED_FIRST_CONTACT));
    assertThat(day.file().open()).isFalse();
  }

  @Stated(ATTEMPT_PROTOCOL)
  @DisplayName("»Der forsøges altid forudgående aftale om kontakt skriftligt eller mundtligt.«")
  void agreementAboutContactIsAlwaysTriedBeforehandInWritingOrOrally() {
    for (AttemptKind asked : List.of(AttemptKind.NOTE_LEFT, AttemptKind.CALL)) {
      Day agreed = here.day();
      accepted(agreed.tried(asked, false, AttemptResult.NOT_REACHED));
      accepted(agreed.visitedInVain(false));
    }
    warned(day.visitedInVain(false), Warning.APPOINTMENT_NOT_TRIED);
  }

  @Stated(ATTEMPT_PROTOCOL)
  @DisplayName(
      "»kan der fra kommunens side ikke foretages yderligere, med mindre borgeren er til fare«")
  void nothingMoreIsDoneAfterARefusalUnlessThereIsDanger() {
    accepted(day.declined());
    warned(day.calledInVain(), Warning.ATTEMPT_AFTER_REFUSAL);
    accepted(papers.endangered(SafetyEventKind.DANGER_TO_SELF, SafetyActor.POLICE));
    accepted(day.tried(AttemptKind.CALL, false, AttemptResult.NOT_REACHED, day.today));
  }

  @Stated(ATTEMPT_PROTOCOL)
  @DisplayName("»Hvis borgeren afviser hjælp«")
  void nobodyIsGivenUpInHedenstedsWayOrBallerups() {
    accepted(HEDENSTED.day().gaveUpAfter(2, 2));
    accepted(BALLERUP.day().gaveUpAssessed(AssessmentGround.ALL_CHANNELS_TRIED));
    refused(day.gaveUpAfter(2, 2), Refusal.CLOSING_REASON_NOT_IN_RULES, ATTEMPT_PROTOCOL);
    refused(
        day.gaveUpAssessed(AssessmentGround.ALL_CHANNELS_TRIED),
        Refusal.CLOSING_REASON_NOT_IN_RULES,
        ATTEMPT_PROTOCOL);
  }

  @Stated(HOUR_BUDGET)
  @DisplayName("»Behovet varierer meget fra borger til borger.«")
  void needsDifferMuchSoThatNoWeekIsLimited() {
    here.shows(HOUR_BUDGET, "no limit a week");
    here.acceptsUnlike(HEDENSTED, Day::metForTenHours);
  }

  @Stated(TIME_LIMIT)
  @DisplayName("»Processen er dog tit meget langvarig«")
  void processIsOftenVeryLong() {
    here.shows(TIME_LIMIT, "temporary, individual");
    accepted(day.metThreeYearsOn());
  }

  @Stated(SERVICE_HOURS)
  @DisplayName(
      "»Hvis det vurderes for nødvendigt for muligheden for at etablere kontakt til en borger, kan"
          + " arbejdet tilrettelægges om aftenen eller i weekender.«")
  void whereNeededWorkCanBeLaidAtWeekends() {
    here.shows(SERVICE_HOURS, "daytime on working days, else where needed");
    here.acceptsUnlike(HEDENSTED, Day::metOnSaturday);
  }

  @Stated(AGE)
  @DisplayName("»borgere i alderen 18 år til 65 år«")
  void ageOutside18To65IsRecordedWithAWarning() {
    accepted(day.openedForAged(18));
    accepted(day.openedForAged(65));
    warned(day.openedForAged(17), Warning.AGE_OUTSIDE_TARGET_GROUP);
    warned(day.openedForAged(66), Warning.AGE_OUTSIDE_TARGET_GROUP);
    warned(day.openedForAged(82), Warning.AGE_OUTSIDE_TARGET_GROUP);
  }

  @Stated(AGE)
  @DisplayName("»af Familieafdelingen i Rudersdal Kommune.«")
  void youngPeopleUnder18AreTakenCareOfByTheFamilyDepartment() {
    day.aged(17);
    accepted(papers.handedOver(HandoverUnit.FAMILY_DEPARTMENT));
    warned(papers.handedOver(HandoverUnit.ELDERLY_DEPARTMENT), Warning.OTHER_UNIT_FOR_AGE);
    accepted(day.closed(ClosingReason.HANDED_OVER_UNDER_18));
  }

  @Stated(AGE)
  @DisplayName(
      "»Opsøgende indsats for udsatte borgere over 65 år varetages af Ældreområdet i Rudersdal"
          + " Kommune.«")
  void citizensOver65AreTakenCareOfByTheElderlyDepartment() {
    day.aged(66);
    accepted(papers.handedOver(HandoverUnit.ELDERLY_DEPARTMENT));
    warned(papers.handedOver(HandoverUnit.FAMILY_DEPARTMENT), Warning.OTHER_UNIT_FOR_AGE);
    accepted(day.closed(ClosingReason.HANDED_OVER_OVER_65));
  }

  @Stated(WORKERS_PER_CASE)
  @DisplayName("»om støtte-kontaktforløbet skal varetages af 1 eller 2 støttekontaktpersoner.«")
  void oneOrTwoContactPersonsTakeACase() {
    accepted(day.openedWith("a"));
    accepted(day.openedWith("a", "b"));
    refused(day.openedWith("a", "b", "c"), Refusal.TOO_MANY_WORKERS, WORKERS_PER_CASE);
    accepted(day.openedWith());
  }

  @Stated(TEAM_REVIEWS)
  @DisplayName("»SKP-teamet mødes to gange ugentlig«")
  void teamMeetsTwiceAWeekAndSeesANewCaseWithinFourDays() {
    accepted(here.day().papers().reviewedAfter(4, 2));
    warned(papers.reviewedAfter(5, 2), Warning.TEAM_REVIEW_LATE);
    assertThat(papers.recorded().teamReviews())
        .containsExactly(new Proceedings.TeamReview(day.opened.plusDays(5), 2));
  }

  @Stated(ANONYMITY)
  @DisplayName("»ganske få af de borgere, SKP-teamet har kontakt med, ønsker anonymitet.«")
  void quiteFewWishToBeAnonymous() {
    here.shows(ANONYMITY, "may be offered");
    accepted(day.openedFor(true));
    accepted(day.openedFor(false));
  }

  @Stated(EFFECT_MEASURE)
  @DisplayName(
      "»styrke borgerens kontakt til omverdenen og evne til at bruge samfundets muligheder og tilbud.«")
  void effectIsToldByTheOverallGoal() {
    here.shows(EFFECT_MEASURE, "the overall goal");
    accepted(day.measured(MeasurementKind.BASELINE));
    accepted(day.measured(MeasurementKind.FOLLOW_UP));
  }

  @Stated(SCHEDULED_FOLLOW_UP)
  @DisplayName("»Statusrapport for Støtte- og kontaktforløb efter servicelovens 99«")
  void statusReportFollowsUpTheYear() {
    here.shows(SCHEDULED_FOLLOW_UP, "annual status report");
    warned(day.closedUnmeasured(), Warning.FOLLOW_UP_MISSING, Warning.BASELINE_MISSING);
    Day measured = here.day();
    measured.measured(MeasurementKind.BASELINE);
    measured.measured(MeasurementKind.FOLLOW_UP);
    accepted(measured.closedUnmeasured());
  }

  @Stated(CITIZEN_DUTIES)
  @DisplayName("»SKP-ordningen er således et frivilligt tilbud, som borgeren kan sige nej til.«")
  void serviceIsVoluntaryAndTheCitizenCanSayNo() {
    day.firstMetAfter(1);
    day.measured(MeasurementKind.BASELINE);
    day.measured(MeasurementKind.FOLLOW_UP);
    accepted(day.closed(ClosingReason.DECLINED_LATER));
  }

  @Stated(PROVIDER)
  @DisplayName(
      "»varetages opgaverne med SKP-ordningen af 2 fuldtidsansatte medarbejdere (SKP-teamet).«")
  void twoFullTimeWorkersDoTheWork() {
    here.shows(PROVIDER, "in words only");
    assertThat(here.rules().office().unit()).contains("Psykiatri og Handicap");
  }

  @Stated(CLOSING)
  @DisplayName("»Det kan blive nødvendigt at genoptage en afsluttet kontakt«")
  void itMayBecomeNecessaryToResumeAContactThatWasClosed() {
    day.closed(ClosingReason.CITIZEN_WISH);
    accepted(day.reopened());
    assertThat(day.file().course().episodes()).hasSize(2);
    accepted(day.metOn(day.today));
  }

  @Stated(EXACT_AGE)
  @DisplayName("»hvilke aldersgrupper, det drejer sig om«")
  void reportAsksForAgesSoThatTheExactAgeIsKept() {
    day.aged(68);
    assertThat(day.file().traits().age()).hasValue(68);
    refused(HEDENSTED.day().openedForAged(40), Refusal.AGE_NOT_IN_RULES, EXACT_AGE);
  }

  @NotStated(FIRST_CONTACT_TARGET)
  void noFirstContactComesTooLate() {
    here.acceptsUnlike(HEDENSTED, Day::firstMetTenWeeksLate);
    assertThat(day.line().deadline()).isEmpty();
  }

  @NotStated(MIN_PHONE_ATTEMPTS)
  void nobodyCountsCalls() {
    assertThat(HEDENSTED.day().line().protocol()).isPresent();
    assertThat(day.line().protocol()).isEmpty();
  }

  @NotStated(PHASES)
  void workHasNoPhases() {
    accepted(BALLERUP.day().entered(Phase.OUTREACH));
    refused(day.entered(Phase.OUTREACH), Refusal.PHASES_NOT_IN_RULES, PHASES);
    accepted(day.metOn(day.today));
  }

  @NotStated(REGISTRATION_WITHOUT_PERSONAL_DATA)
  void nothingIsSaidOfRegistrationWithoutPersonalData() {
    here.saysNothingUnlike(VORDINGBORG, REGISTRATION_WITHOUT_PERSONAL_DATA);
  }

  @NotStated(DECISION_ISSUED)
  void formalDecisionMayBeIssued() {
    here.acceptsUnlike(VORDINGBORG, it -> it.papers().granted());
  }

  @NotStated(COMPLAINT)
  void complaintsAreTakenWhereNothingIsSaidOfThem() {
    here.acceptsUnlike(HEDENSTED, it -> it.papers().complainedInWriting());
    new Edge(here).takes("recordComplaint", "form: ORAL");
  }

  @NotStated({USER_SURVEY, FREE_CHOICE_OF_PROVIDER, PRICE, STAFF})
  void nothingIsSaidOfSurveysChoicePriceAndStaff() {
    Stream.of(USER_SURVEY, FREE_CHOICE_OF_PROVIDER, PRICE, STAFF)
        .forEach(key -> here.saysNothingUnlike(VORDINGBORG, key));
  }

  @NotStated(DAYS_OFF)
  void christmasEveIsAWorkingDay() {
    assertThat(EXAMPLE.works(EXAMPLE.day().christmasDay().minusDays(1))).isFalse();
    assertThat(here.works(day.christmasDay().minusDays(1))).isTrue();
  }

  @NotStated(NOTE)
  void noNoteIsTakenWhereNoneIsAllowed() {
    accepted(EXAMPLE.day().papers().noted());
    refused(papers.noted(), Refusal.NOTE_NOT_IN_RULES, NOTE);
  }

  @NotStated(RETENTION)
  void noCaseIsErasedByAge() {
    assertThat(EXAMPLE.day().closedAndErasedOn()).isPresent();
    assertThat(day.closedAndErasedOn()).isEmpty();
  }
}
