package dk.tillid.standard;

import static dk.tillid.rules.RuleKey.*;
import static dk.tillid.standard.Standard.BALLERUP;
import static dk.tillid.standard.Standard.EXAMPLE;
import static dk.tillid.standard.Standard.HEDENSTED;
import static dk.tillid.standard.Standard.RUDERSDAL;
import static dk.tillid.standard.Standard.accepted;
import static dk.tillid.standard.Standard.refused;
import static dk.tillid.standard.Standard.warned;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.tillid.domain.Refusal;
import dk.tillid.domain.Warning;
import dk.tillid.domain.code.AgeBand;
import dk.tillid.domain.code.Answer;
import dk.tillid.domain.code.AssessmentGround;
import dk.tillid.domain.code.BridgeStage;
import dk.tillid.domain.code.ClosingReason;
import dk.tillid.domain.code.ComplaintForm;
import dk.tillid.domain.code.FormalDecisionKind;
import dk.tillid.domain.code.MeasurementKind;
import dk.tillid.domain.code.Phase;
import dk.tillid.domain.code.RecipientKind;
import dk.tillid.domain.code.ReferralSource;
import dk.tillid.domain.code.ReferrerKind;
import dk.tillid.domain.code.Service;
import dk.tillid.domain.code.SupportActivity;
import dk.tillid.domain.code.TargetGroup;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;

/// Vordingborg's kvalitetsstandard, sentence by sentence, and what it leaves open.
class VordingborgStandardTest {
  private final Standard here = Standard.VORDINGBORG;
  private final Day day = here.day();

  @Stated(LEGAL_BASIS)
  @DisplayName("»§ 99 i serviceloven«")
  void legalBasisIsSection99OfTheServiceAct() {
    here.shows(LEGAL_BASIS, "in words only");
  }

  @Stated(PURPOSE)
  @DisplayName(
      "»Den enkelte kan støttes i at benytte samfundets muligheder og allerede etablerede tilbud.«")
  void oneCanBeSupportedInUsingSocietysPossibilitiesAndEstablishedServices() {
    here.shows(PURPOSE, "in words only");
    accepted(day.bridged(Service.HEALTH_SERVICE, BridgeStage.USING));
  }

  @Stated(PURPOSE)
  @DisplayName(
      "»Støtten er et supplement til de øvrige sociale tilbud som f.eks. § 83 personlig pleje, § 85"
          + " socialpædagogisk bistand, efterforsorg efter udflytning fra forsorgshjem.«")
  void supportIsASupplementToOtherSocialServices() {
    for (Service other : List.of(Service.SEL_83, Service.SEL_85, Service.SEL_110_AFTERCARE)) {
      accepted(day.bridged(other, BridgeStage.USING));
    }
    assertThat(day.file().open()).isTrue();
  }

  @Stated(TARGET_GROUP)
  @DisplayName("»Sindslidende (ikke afgrænset til bestemte psykiatriske diagnoser)«")
  void mentallyIllAreNotLimitedToCertainDiagnoses() {
    accepted(day.openedForOneIn(TargetGroup.MENTAL_ILLNESS));
    accepted(day.openedForOneIn());
    new Edge(here).hasNoPlaceFor("correctTraits", "gender: MALE", "diagnosis");
  }

  @Stated(TARGET_GROUP)
  @DisplayName("»som har et manglende eller uafklarede behandlingstilbud, boligproblem m.m.«")
  void targetGroupHasMissingOrUnresolvedTreatmentAndHousingProblems() {
    accepted(
        day.openedForOneIn(
            TargetGroup.TREATMENT_UNRESOLVED,
            TargetGroup.HOUSING_PROBLEM,
            TargetGroup.NO_OR_POOR_NETWORK,
            TargetGroup.VISIBLE_DISTRESS));
  }

  @Stated(REFERRAL)
  @DisplayName(
      "»Alle borgere kan henvende sig til kommunen og gøre opmærksom på at en person har brug for hjælp«")
  void everyCitizenCanSayThatAPersonNeedsHelp() {
    for (ReferralSource source : ReferralSource.values()) {
      accepted(day.askedBy(source, ReferrerKind.PRIVATE));
    }
  }

  @Stated(ACTIVITIES)
  @DisplayName("»Introduktion til Rådgivningen i Center for Psykiatri og Handicap«")
  void introductionToTheCounsellingIsPartOfTheService() {
    accepted(day.supportedWith(SupportActivity.INTRODUCE_COUNSELLING_CENTRE));
  }

  @Stated(ACTIVITIES)
  @DisplayName(
      "»Tilbud om kontakt til etablerede tilbud f.eks. kommunale myndigheder, væresteder,"
          + " behandlingssystemet, sundhedsvæsenet etc.«")
  void contactWithEstablishedServicesIsOffered() {
    for (Service named :
        List.of(
            Service.MUNICIPAL_AUTHORITY,
            Service.DROP_IN_CENTRE,
            Service.TREATMENT_SYSTEM,
            Service.HEALTH_SERVICE)) {
      accepted(day.bridged(named, BridgeStage.OFFERED));
    }
  }

  @Stated(HOUR_BUDGET)
  @DisplayName("»Der er ikke fastsat tidsmæssige rammer«")
  void noFrameOfTimeIsSetForAWeek() {
    here.shows(HOUR_BUDGET, "no limit a week");
    here.acceptsUnlike(HEDENSTED, Day::metForTenHours);
  }

  @Stated(TIME_LIMIT)
  @DisplayName(
      "»Der er ikke fastsat tidsmæssige rammer for hvor lang tid det tager at etablere en kontakt og"
          + " hvornår støtte- og kontakt forholdet kan afsluttes.«")
  void noTimeIsSetForMakingContactAndForEndingIt() {
    here.shows(TIME_LIMIT, "no limit set");
    accepted(day.metThreeYearsOn());
  }

  @Stated(ANONYMITY)
  @DisplayName("»Anonymitet«")
  void anonymityIsPartOfTheService() {
    here.shows(ANONYMITY, "offered to everybody");
    accepted(day.openedFor(true));
    accepted(day.openedFor(false));
  }

  @Stated(REGISTRATION_WITHOUT_PERSONAL_DATA)
  @DisplayName("»Alle henvendelser registreres uden personoplysninger.«")
  void allEnquiriesAreRegisteredWithoutPersonalData() {
    here.shows(REGISTRATION_WITHOUT_PERSONAL_DATA, "yes");
    Edge edge = new Edge(here);
    for (String identity : List.of("name", "cpr", "address", "phone", "note")) {
      assertThat(edge.registers("")).isEqualTo("ReferralRegistered");
      assertThat(edge.registers(identity + ": \"x\"")).isEqualTo("INVALID_VALUE");
    }
  }

  @Stated(EFFECT_MEASURE)
  @DisplayName(
      "»Effekten af hjælpen måles på om borgeren efterfølgende benytter samfundets muligheder og"
          + " allerede etablerede tilbud.«")
  void effectIsMeasuredByWhetherSocietysPossibilitiesAndServicesAreUsedAfterwards() {
    here.shows(EFFECT_MEASURE, "uses society's possibilities, uses established services");
    accepted(day.measured(MeasurementKind.BASELINE, Answer.NO, Answer.UNKNOWN));
    accepted(day.measured(MeasurementKind.FOLLOW_UP, Answer.YES, Answer.UNKNOWN, Service.GP));
    assertThat(day.file().course().measurements().getLast().usesSociety()).isEqualTo(Answer.YES);
    assertThat(day.file().course().measurements().getLast().servicesInUse())
        .containsExactly(Service.GP);
  }

  @Stated(SCHEDULED_FOLLOW_UP)
  @DisplayName("»Effekten af hjælpen måles«")
  void serviceIsFollowedUpByMeasuringItsEffect() {
    here.shows(SCHEDULED_FOLLOW_UP, "with the measure of effect");
    warned(day.closedUnmeasured(), Warning.FOLLOW_UP_MISSING, Warning.BASELINE_MISSING);
    Day measured = here.day();
    measured.measured(MeasurementKind.BASELINE);
    measured.measured(MeasurementKind.FOLLOW_UP);
    accepted(measured.closedUnmeasured());
  }

  @Stated(DECISION_ISSUED)
  @DisplayName("»Der udarbejdes ikke afgørelse til borger om støtten pga. anonymitet.«")
  void noFormalDecisionIsMadeForTheCitizenBecauseOfAnonymity() {
    for (FormalDecisionKind kind : FormalDecisionKind.values()) {
      refused(day.papers().decided(kind), Refusal.DECISION_NOT_ISSUED, DECISION_ISSUED);
    }
    assertThat(day.papers().recorded().formalDecisions()).isEmpty();
  }

  @Stated(DECISION_ISSUED)
  @DisplayName("»Der udarbejdes ikke afgørelse til borger om støtten pga. anonymitet.«")
  void refusalToIssueADecisionSaysWhyInTheMunicipalitysWords() {
    Edge edge = new Edge(here);
    edge.refuses(
        "recordFormalDecision", "kind: GRANTED", Refusal.DECISION_NOT_ISSUED, DECISION_ISSUED);
    assertThat(edge.read("formalDecisions { kind }").get("formalDecisions").isEmpty()).isTrue();
  }

  @Stated(COMPLAINT)
  @DisplayName("»Du har mulighed for at klage skriftligt over støtten«")
  void onePossiblyComplainsInWriting() {
    accepted(day.papers().complainedInWriting());
    here.acceptsUnlike(HEDENSTED, it -> it.papers().complainedInWriting());
  }

  @Stated(COMPLAINT)
  @DisplayName(
      "»Du vil herefter blive kontaktet af en sagsbehandler, der vil hjælpe dig med at skrive klagen.«")
  void oneWhoComplainsOrallyIsHelpedToWriteTheComplaint() {
    warned(day.papers().complained(ComplaintForm.ORAL), Warning.HELP_TO_WRITE_OFFERED);
    accepted(day.papers().complained(ComplaintForm.ORAL_WITH_HELP_TO_WRITE));
    assertThat(day.papers().recorded().complaints()).hasSize(2);
  }

  @Stated(COMPLAINT)
  @DisplayName("»Du har mulighed for at klage«")
  void complaintNeedsNoIdentity() {
    Edge edge = new Edge(here);
    edge.hasNoPlaceFor("recordComplaint", "form: WRITTEN", "complainant");
    edge.hasNoPlaceFor("recordComplaint", "form: WRITTEN", "text");
  }

  @Stated(COMPLAINT)
  @DisplayName("»den skal du sende til Vordingborg Kommune, Center for Psykiatri og Handicap«")
  void complaintsGoToTheCentreForPsychiatryAndDisability() {
    JsonNode rules = new Edge(here).ruleSet("complaintPossible complaintUnit complaintHelpToWrite");
    assertThat(rules.get("complaintPossible").asBoolean()).isTrue();
    assertThat(rules.get("complaintUnit").asText()).isEqualTo("Center for Psykiatri og Handicap");
    assertThat(rules.get("complaintHelpToWrite").asBoolean()).isTrue();
  }

  @Stated(USER_SURVEY)
  @DisplayName("»Ikke beskrevet pga. anonymitet.«")
  void noUserSurveyIsDescribedBecauseOfAnonymity() {
    here.shows(USER_SURVEY, "no");
  }

  @Stated(FREE_CHOICE_OF_PROVIDER)
  @DisplayName("»Nej.«")
  void thereIsNoChoiceOfProvider() {
    here.shows(FREE_CHOICE_OF_PROVIDER, "no");
  }

  @Stated(PRICE)
  @DisplayName("»Gratis.«")
  void serviceIsFree() {
    here.shows(PRICE, "free");
  }

  @Stated(PROVIDER)
  @DisplayName("»Vordingborg Kommune«")
  void municipalityItselfIsTheProvider() {
    here.shows(PROVIDER, "in words only");
    assertThat(here.rules().office().unit()).contains("Center for Psykiatri og Handicap");
  }

  @Stated(STAFF)
  @DisplayName(
      "»Leverandøren skal tilrettelægge støtten således borgeren kan opbygge og bevare en relation"
          + " til de medarbejdere, der udfører indsatsen.«")
  void citizenCanBuildAndKeepARelationToTheWorkers() {
    here.shows(STAFF, "in words only");
  }

  @NotStated(FIRST_CONTACT_TARGET)
  void noFirstContactComesTooLate() {
    here.acceptsUnlike(HEDENSTED, Day::firstMetTenWeeksLate);
    assertThat(day.line().deadline()).isEmpty();
  }

  @NotStated(ATTEMPT_PROTOCOL)
  void attemptsFollowNoProtocolAndEndNothing() {
    accepted(HEDENSTED.day().gaveUpAfter(2, 2));
    accepted(BALLERUP.day().gaveUpAssessed(AssessmentGround.ALL_CHANNELS_TRIED));
    refused(day.gaveUpAfter(2, 2), Refusal.CLOSING_REASON_NOT_IN_RULES, ATTEMPT_PROTOCOL);
    refused(
        day.gaveUpAssessed(AssessmentGround.ALL_CHANNELS_TRIED),
        Refusal.CLOSING_REASON_NOT_IN_RULES,
        ATTEMPT_PROTOCOL);
    here.acceptsUnlike(RUDERSDAL, it -> it.visitedInVain(false));
  }

  @NotStated(MIN_PHONE_ATTEMPTS)
  void nobodyCountsCalls() {
    assertThat(HEDENSTED.day().line().protocol()).isPresent();
    assertThat(day.line().protocol()).isEmpty();
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

  @NotStated(PHASES)
  void workHasNoPhases() {
    accepted(BALLERUP.day().entered(Phase.OUTREACH));
    refused(day.entered(Phase.OUTREACH), Refusal.PHASES_NOT_IN_RULES, PHASES);
    accepted(day.metOn(day.today));
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

  @NotStated(CITIZEN_DUTIES)
  void nothingIsAskedOfTheCitizen() {
    here.saysNothingUnlike(HEDENSTED, CITIZEN_DUTIES);
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

  @NotStated(CLOSING)
  void caseClosesForEveryReasonThatNeedsNoRule() {
    here.saysNothingUnlike(HEDENSTED, CLOSING);
    accepted(day.closed(ClosingReason.MOVED_AWAY));
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
