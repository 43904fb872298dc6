package dk.tillid.standard;

import static dk.tillid.rules.RuleKey.*;
import static dk.tillid.standard.Standard.EXAMPLE;
import static dk.tillid.standard.Standard.HEDENSTED;
import static dk.tillid.standard.Standard.RUDERSDAL;
import static dk.tillid.standard.Standard.VORDINGBORG;
import static dk.tillid.standard.Standard.accepted;
import static dk.tillid.standard.Standard.refused;
import static dk.tillid.standard.Standard.warned;
import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.domain.Refusal;
import dk.tillid.domain.Warning;
import dk.tillid.domain.code.AgeBand;
import dk.tillid.domain.code.Answer;
import dk.tillid.domain.code.AssessmentGround;
import dk.tillid.domain.code.ClosingReason;
import dk.tillid.domain.code.IsolationBrokenBy;
import dk.tillid.domain.code.MeasurementKind;
import dk.tillid.domain.code.Phase;
import dk.tillid.domain.code.RecipientKind;
import dk.tillid.domain.code.ReferralSource;
import dk.tillid.domain.code.ReferrerKind;
import dk.tillid.domain.code.SafetyActor;
import dk.tillid.domain.code.SafetyEventKind;
import dk.tillid.domain.code.SupportActivity;
import dk.tillid.domain.code.TargetGroup;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;

/// Ballerup's serviceniveau, sentence by sentence, and what it leaves open.
class BallerupStandardTest {
  private final Standard here = Standard.BALLERUP;
  private final Day day = here.day();

  @Stated(LEGAL_BASIS)
  @DisplayName("»Lov om Social Service § 99 — Lovbekendtgørelse nr. 798 af 7. august 2019«")
  void legalBasisIsSection99InTheConsolidatedActOf7August2019() {
    here.shows(LEGAL_BASIS, "in words only");
    assertThat(here.rules().validFrom()).isEqualTo("2019-08-07");
  }

  @Stated(PURPOSE)
  @DisplayName(
      "»herunder at du bliver bedre i stand til at benytte etablerede tilbud, hvis det er relevant.«")
  void purposeIsThatYouAreBetterAbleToUseEstablishedServices() {
    here.shows(PURPOSE, "in words only");
  }

  @Stated(TARGET_GROUP)
  @DisplayName("»Du kan få hjælp via en støtte-kontaktperson hvis du:«")
  void helpIsForTheVulnerableTheHomelessTheIsolatedAndThoseOthersAreConcernedAbout() {
    for (TargetGroup named :
        List.of(
            TargetGroup.NOT_USING_SERVICES,
            TargetGroup.MENTALLY_VULNERABLE,
            TargetGroup.DRUG_MISUSE,
            TargetGroup.ALCOHOL_MISUSE,
            TargetGroup.HOMELESS,
            TargetGroup.CANNOT_STAY_IN_OWN_HOME,
            TargetGroup.SPECIAL_SOCIAL_PROBLEMS,
            TargetGroup.ISOLATED,
            TargetGroup.OTHERS_CONCERNED)) {
      accepted(day.openedForOneIn(named));
    }
    accepted(day.openedForOneIn());
  }

  @Stated(REFERRAL)
  @DisplayName(
      "»Alle kan henvende sig til Fronten i Ballerup kommune og gøre opmærksom på, at en person har brug for hjælp.«")
  void everybodyCanTurnToFronten() {
    for (ReferralSource source : ReferralSource.values()) {
      accepted(day.askedBy(source, ReferrerKind.PRIVATE));
    }
  }

  @Stated(REFERRAL)
  @DisplayName("»Støtte-kontaktpersonerne kan også være opsøgende.«")
  void contactPersonsCanSeekOutPeopleThemselves() {
    accepted(day.openedFor(false));
  }

  @Stated(ACTIVITIES)
  @DisplayName("»Støtte dig i krisesituationer«")
  void contactPersonSupportsInCrisesAndWithContactsAndTalks() {
    for (SupportActivity named :
        List.of(
            SupportActivity.HELP_CONTACT_AUTHORITIES,
            SupportActivity.CRISIS_SUPPORT,
            SupportActivity.MOTIVATIONAL_TALKS,
            SupportActivity.HOUSING_ASSOCIATION_CONTACT,
            SupportActivity.DOCTOR_DENTIST_HOSPITAL_CONTACT,
            SupportActivity.NETWORK_CONTACT,
            SupportActivity.MOTIVATE_ASSESSMENT_TREATMENT)) {
      accepted(day.supportedWith(named));
    }
  }

  @Stated(ATTEMPT_PROTOCOL)
  @DisplayName(
      "»Indsatsen ophører endvidere efter en konkret og individuel vurdering, hvis det gennem"
          + " længere tid ikke har været muligt at få skabt kontakt til dig.«")
  void supportEndsAfterAnIndividualAssessmentIfNoContactCouldBeMadeForLong() {
    refused(day.gaveUpAssessed(), Refusal.ASSESSMENT_MISSING, ATTEMPT_PROTOCOL);
    accepted(day.gaveUpAssessed(AssessmentGround.NO_CONTACT_LONG_TIME));
    assertThat(day.file().course().episode().closure().orElseThrow().assessment())
        .containsExactly(AssessmentGround.NO_CONTACT_LONG_TIME);
  }

  @Stated(ATTEMPT_PROTOCOL)
  @DisplayName("»efter en konkret og individuel vurdering«")
  void visitsAndCallsInsteadOfAnAssessmentAreHedenstedsWayAndNotBallerups() {
    accepted(HEDENSTED.day().gaveUpAfter(2, 2));
    refused(day.gaveUpAfter(2, 2), Refusal.CLOSING_REASON_NOT_IN_RULES, ATTEMPT_PROTOCOL);
    assertThat(day.line().protocol()).isEmpty();
  }

  @Stated(ATTEMPT_PROTOCOL)
  @DisplayName("»efter en konkret og individuel vurdering«")
  void refusalToCloseUnassessedSaysSoInTheMunicipalitysWords() {
    new Edge(here)
        .refuses(
            "closeCase",
            "reason: UNREACHABLE_ASSESSED",
            Refusal.ASSESSMENT_MISSING,
            ATTEMPT_PROTOCOL);
  }

  @Stated(HOUR_BUDGET)
  @DisplayName("»kan ikke på forhånd tidsafgrænses.«")
  void noLimitOfAWeekIsSetBeforehand() {
    here.shows(HOUR_BUDGET, "no limit a week");
    here.acceptsUnlike(HEDENSTED, Day::metForTenHours);
  }

  @Stated(TIME_LIMIT)
  @DisplayName("»Indsatsen er midlertidig, men kan ikke på forhånd tidsafgrænses.«")
  void supportIsTemporaryButCannotBeLimitedBeforehand() {
    here.shows(TIME_LIMIT, "temporary, individual");
    accepted(day.metThreeYearsOn());
  }

  @Stated(PHASES)
  @DisplayName("»Som udgangspunkt kan støtten bestå af følgende forskellige faser:«")
  void supportCanHaveTheFivePhases() {
    assertThat(here.rules().frame().phases()).containsExactly(Phase.values());
    for (Phase phase : Phase.values()) {
      accepted(day.entered(phase));
      day.measured(MeasurementKind.FOLLOW_UP);
    }
  }

  @Stated(PHASES)
  @DisplayName("»Som udgangspunkt«")
  void phasesAreAStartingPointSoThatOneMayMoveBackAndSkip() {
    for (Phase phase : List.of(Phase.STABILISING, Phase.OUTREACH, Phase.CLOSING)) {
      accepted(day.entered(phase));
      day.measured(MeasurementKind.FOLLOW_UP);
    }
    assertThat(day.file().course().phases())
        .extracting(it -> it.phase())
        .containsExactly(Phase.STABILISING, Phase.OUTREACH, Phase.CLOSING);
  }

  @Stated(PHASES)
  @DisplayName("»kan støtten bestå af følgende forskellige faser«")
  void workWithoutPhasesPasses() {
    accepted(day.metOn(day.today));
    accepted(day.closed(ClosingReason.CITIZEN_WISH));
  }

  @Stated(ANONYMITY)
  @DisplayName(
      "»Du, som har behov for hjælpen, kan være anonym i dialog med støtte- kontaktpersonen.«")
  void youWhoNeedTheHelpCanBeAnonymousInTheDialogue() {
    here.shows(ANONYMITY, "the citizen may choose it");
    accepted(day.openedFor(true));
    accepted(day.openedFor(false));
  }

  @Stated(ANONYMITY)
  @DisplayName("»Du kan afslå at tage imod hjælpen.«")
  void youCanDeclineTheHelp() {
    accepted(day.declined());
    accepted(day.closed(ClosingReason.DECLINED_FIRST_CONTACT));
  }

  @Stated(EFFECT_MEASURE)
  @DisplayName(
      "»når isolationen er brudt, dvs. når der er etableret kontakt til omverdenen, f.eks. til"
          + " offentlige myndigheder, etablerede tilbud og/ eller netværk.«")
  void isolationIsBrokenWhenContactWithAuthoritiesServicesOrANetworkIsEstablished() {
    here.shows(EFFECT_MEASURE, "isolation is broken");
    day.measured(MeasurementKind.BASELINE, Answer.UNKNOWN, Answer.NO);
    accepted(day.measured(MeasurementKind.FOLLOW_UP, Answer.UNKNOWN, Answer.YES));
    assertThat(day.file().course().measurements().getLast().isolationBroken())
        .isEqualTo(Answer.YES);
  }

  @Stated(SCHEDULED_FOLLOW_UP)
  @DisplayName("»Afsluttende — trække sig tilbage.«")
  void aPhaseIsFollowedUpWhenItIsLeft() {
    here.shows(SCHEDULED_FOLLOW_UP, "on leaving a phase");
    accepted(day.entered(Phase.OUTREACH));
    warned(day.entered(Phase.CLARIFYING), Warning.PHASE_LEFT_UNMEASURED);
    day.measured(MeasurementKind.FOLLOW_UP);
    accepted(day.entered(Phase.CLOSING));
    Day unmeasured = here.day();
    unmeasured.entered(Phase.CLOSING);
    warned(unmeasured.closedUnmeasured(), Warning.PHASE_LEFT_UNMEASURED);
  }

  @Stated(DECISION_ISSUED)
  @DisplayName(
      "»Alle afgørelser sker på baggrund af en konkret og individuel vurdering af din situation.«")
  void decisionsAreMadeAfterAnIndividualAssessment() {
    here.acceptsUnlike(VORDINGBORG, it -> it.papers().granted());
    new Edge(here).takes("recordFormalDecision", "kind: GRANTED");
  }

  @Stated(FREE_CHOICE_OF_PROVIDER)
  @DisplayName("»Der er ikke frit valg af leverandør.«")
  void thereIsNoFreeChoiceOfProvider() {
    here.shows(FREE_CHOICE_OF_PROVIDER, "no");
  }

  @Stated(PRICE)
  @DisplayName("»Der er ingen egenbetaling for indsatsen.«")
  void supportCostsNothing() {
    here.shows(PRICE, "free");
  }

  @Stated(CITIZEN_DUTIES)
  @DisplayName("»At du samarbejder, så godt du kan.«")
  void youCooperateAsWellAsYouCan() {
    here.shows(CITIZEN_DUTIES, "in words only");
    accepted(day.aGoalSetTogether());
  }

  @Stated(CITIZEN_DUTIES)
  @DisplayName("»At du ikke udviser truende adfærd over for medarbejderne.«")
  void threatIsRecordedAndClosesNothingByItself() {
    accepted(day.papers().endangered(SafetyEventKind.DANGER_TO_OTHERS, SafetyActor.POLICE));
    assertThat(day.file().open()).isTrue();
    accepted(day.metOn(day.today));
  }

  @Stated(PROVIDER)
  @DisplayName("»Støtte-kontaktperson leveres af Ballerup Kommunes tilbud, Fronten.«")
  void supportIsGivenByFronten() {
    here.shows(PROVIDER, "in words only");
    assertThat(here.rules().office().unit()).contains("Fronten");
  }

  @Stated(CLOSING)
  @DisplayName("»Indsatsen ophører, når du selv ønsker det«")
  void supportEndsWhenYouWish() {
    accepted(day.closed(ClosingReason.CITIZEN_WISH));
  }

  @Stated(CLOSING)
  @DisplayName("»eller når isolationen er brudt«")
  void supportEndsWhenIsolationIsBrokenAndSaysByWhat() {
    refused(day.isolationBroken(), Refusal.ISOLATION_BROKEN_BY_MISSING);
    accepted(day.isolationBroken(IsolationBrokenBy.values()));
    assertThat(day.file().course().episode().closure().orElseThrow().isolationBrokenBy())
        .containsExactly(IsolationBrokenBy.values());
  }

  @NotStated(FIRST_CONTACT_TARGET)
  void noFirstContactComesTooLate() {
    here.acceptsUnlike(HEDENSTED, Day::firstMetTenWeeksLate);
    assertThat(day.line().deadline()).isEmpty();
  }

  @NotStated(MIN_PHONE_ATTEMPTS)
  void nobodyNeedsToBeCalledBeforeTheCaseCloses() {
    refused(
        HEDENSTED.day().gaveUpAfter(2, 0), Refusal.ATTEMPT_PROTOCOL_NOT_MET, MIN_PHONE_ATTEMPTS);
    day.visitedInVain(true);
    accepted(day.gaveUpAssessed(AssessmentGround.LEFT_AREA));
  }

  @NotStated(SERVICE_HOURS)
  void workAtAWeekendPasses() {
    here.acceptsUnlike(HEDENSTED, Day::metOnSaturday);
  }

  @NotStated(AGE)
  void noAgeIsOutsideTheTargetGroup() {
    here.acceptsUnlike(RUDERSDAL, it -> it.openedFor(AgeBand.UNDER_18));
    here.acceptsUnlike(RUDERSDAL, it -> it.openedFor(AgeBand.OVER_65));
  }

  @NotStated(WORKERS_PER_CASE)
  void noRuleSaysByHowManyWorkersACaseIsTaken() {
    refused(RUDERSDAL.day().openedWith("a", "b", "c"), Refusal.TOO_MANY_WORKERS, WORKERS_PER_CASE);
    refused(day.openedWith("a", "b", "c"), Refusal.TOO_MANY_WORKERS);
    accepted(day.openedWith("a", "b"));
    accepted(day.openedWith());
  }

  @NotStated(TEAM_REVIEWS)
  void noReviewComesTooLate() {
    here.acceptsUnlike(RUDERSDAL, it -> it.papers().reviewedTenWeeksLate());
  }

  @NotStated(REGISTRATION_WITHOUT_PERSONAL_DATA)
  void nothingIsSaidOfRegistrationWithoutPersonalData() {
    here.saysNothingUnlike(VORDINGBORG, REGISTRATION_WITHOUT_PERSONAL_DATA);
  }

  @NotStated(COMPLAINT)
  void complaintsAreTakenWhereNothingIsSaidOfThem() {
    here.acceptsUnlike(HEDENSTED, it -> it.papers().complainedInWriting());
    new Edge(here).takes("recordComplaint", "form: ORAL");
  }

  @NotStated({USER_SURVEY, STAFF})
  void nothingIsSaidOfSurveysAndStaff() {
    here.saysNothingUnlike(VORDINGBORG, USER_SURVEY);
    here.saysNothingUnlike(VORDINGBORG, STAFF);
  }

  @NotStated(CONFIDENTIALITY)
  void silenceIsTheLawsAndNotARuleOfTheMunicipality() {
    refused(
        RUDERSDAL.day().papers().told(RecipientKind.RELATIVES),
        Refusal.CONSENT_MISSING,
        CONFIDENTIALITY);
    refused(day.papers().told(RecipientKind.RELATIVES), Refusal.CONSENT_MISSING);
    day.papers().consented(RecipientKind.RELATIVES, Optional.empty());
    accepted(day.papers().told(RecipientKind.RELATIVES));
  }

  @NotStated(AUTHORITY_POWERS)
  void nothingIsSaidOfAuthorityPowers() {
    here.saysNothingUnlike(RUDERSDAL, AUTHORITY_POWERS);
  }

  @NotStated(DANGER)
  void anybodyMayInterveneInADanger() {
    here.acceptsUnlike(RUDERSDAL, it -> it.papers().hospitalIntervened());
  }

  @NotStated(EXACT_AGE)
  void exactAgeIsNotKeptWhereNoReportAsksForIt() {
    accepted(RUDERSDAL.day().openedForAged(40));
    refused(day.openedForAged(40), Refusal.AGE_NOT_IN_RULES, EXACT_AGE);
  }

  @NotStated(DAYS_OFF)
  void christmasEveIsAWorkingDay() {
    assertThat(EXAMPLE.works(day.christmasDay().minusDays(1))).isFalse();
    assertThat(here.works(day.christmasDay().minusDays(1))).isTrue();
  }

  @NotStated(NOTE)
  void noNoteIsTakenWhereNoneIsAllowed() {
    accepted(EXAMPLE.day().papers().noted());
    refused(day.papers().noted(), Refusal.NOTE_NOT_IN_RULES, NOTE);
  }

  @NotStated(RETENTION)
  void noCaseIsErasedByAge() {
    assertThat(EXAMPLE.day().closedAndErasedOn()).isPresent();
    assertThat(day.closedAndErasedOn()).isEmpty();
  }
}
