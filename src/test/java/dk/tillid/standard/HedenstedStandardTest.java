package dk.tillid.standard;

import static dk.tillid.rules.RuleKey.*;
import static dk.tillid.standard.Standard.BALLERUP;
import static dk.tillid.standard.Standard.EXAMPLE;
import static dk.tillid.standard.Standard.RUDERSDAL;
import static dk.tillid.standard.Standard.VORDINGBORG;
import static dk.tillid.standard.Standard.accepted;
import static dk.tillid.standard.Standard.refused;
import static dk.tillid.standard.Standard.warned;
import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.casework.Protocol;
import dk.tillid.domain.Refusal;
import dk.tillid.domain.Warning;
import dk.tillid.domain.code.AgeBand;
import dk.tillid.domain.code.AssessmentGround;
import dk.tillid.domain.code.ClosingReason;
import dk.tillid.domain.code.ComplaintForm;
import dk.tillid.domain.code.ContactMode;
import dk.tillid.domain.code.HandoverUnit;
import dk.tillid.domain.code.OverrideReason;
import dk.tillid.domain.code.Phase;
import dk.tillid.domain.code.RecipientKind;
import dk.tillid.domain.code.ReferralSource;
import dk.tillid.domain.code.ReferrerKind;
import dk.tillid.domain.code.SafetyActor;
import dk.tillid.domain.code.SafetyEventKind;
import dk.tillid.domain.code.SupportActivity;
import dk.tillid.domain.code.TargetGroup;
import dk.tillid.rules.RuleSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;

/// Hedensted's kvalitetsstandard, sentence by sentence, and what it leaves open.
class HedenstedStandardTest {
  private final Standard here = Standard.HEDENSTED;
  private final Day day = here.day();

  @Stated(LEGAL_BASIS)
  @DisplayName(
      "»Kommunen sørger for tilbud om en støtte og kontaktperson til personer med sindslidelser«")
  void municipalityProvidesASupportAndContactPerson() {
    here.shows(LEGAL_BASIS, "in words only");
  }

  @Stated(PURPOSE)
  @DisplayName(
      "»ved en opsøgende indsats at opnå kontakt til de mest socialt udsatte og isolerede«")
  void purposeIsToReachTheMostVulnerableAndIsolatedByOutreach() {
    here.shows(PURPOSE, "in words only");
    accepted(day.askedBy(ReferralSource.OWN_OUTREACH, ReferrerKind.PROFESSIONAL));
  }

  @Stated(TARGET_GROUP)
  @DisplayName("»Det kan f.eks. være hjemløse eller borgere med misbrug og/eller sindslidelse.«")
  void targetGroupIsForExampleTheHomelessAndCitizensWithMisuseOrMentalIllness() {
    accepted(
        day.openedForOneIn(
            TargetGroup.HOMELESS, TargetGroup.ALCOHOL_MISUSE, TargetGroup.MENTAL_ILLNESS));
    accepted(day.openedForOneIn());
  }

  @Stated(REFERRAL)
  @DisplayName(
      "»Det kan være naboer, pårørende, sundhedspersonale eller andre fagpersoner, der henvender"
          + " sig.«")
  void everybodyCanSayThatAPersonNeedsHelp() {
    accepted(day.askedBy(ReferralSource.OTHERS_NEIGHBOURS, ReferrerKind.PRIVATE));
    accepted(day.askedBy(ReferralSource.FAMILY_RELATIVES, ReferrerKind.PRIVATE));
    accepted(day.askedBy(ReferralSource.HEALTH_STAFF, ReferrerKind.PROFESSIONAL));
    accepted(day.askedBy(ReferralSource.OTHER_PROFESSIONAL, ReferrerKind.PROFESSIONAL));
  }

  @Stated(ACTIVITIES)
  @DisplayName("»at motivere borgeren til at modtage hjælp og støtte.«")
  void supportIsToMotivateToHelpWithContactAndToEnableTheUseOfServices() {
    for (SupportActivity named :
        List.of(
            SupportActivity.MOTIVATE_TO_ACCEPT_HELP,
            SupportActivity.HELP_CONTACT_AUTHORITIES,
            SupportActivity.KEEP_BUILD_OUTSIDE_CONTACT,
            SupportActivity.ENABLE_USE_OF_SERVICES,
            SupportActivity.MOTIVATE_SUBSTANCE_CENTRE)) {
      accepted(timely().supportedWith(named));
    }
  }

  @Stated(FIRST_CONTACT_TARGET)
  @DisplayName("»Det tilstræbes, at den første kontakt til borger sker inden for 5 hverdage.«")
  void firstContactIsAimedAtWithinFiveWorkingDays() {
    assertThat(day.line().deadline().map(it -> it.due())).contains(day.opened.plusDays(7));
    accepted(here.day().firstMetAfter(7));
    warned(here.day().firstMetAfter(8), Warning.FIRST_CONTACT_AFTER_DEADLINE);
  }

  @Stated(FIRST_CONTACT_TARGET)
  @DisplayName("»Det tilstræbes«")
  void aimIsAnAimAndBlocksNothing() {
    assertThat(day.line().deadline().orElseThrow().overdue()).isTrue();
    accepted(day.visitedInVain(true));
    warned(day.firstMetTenWeeksLate(), Warning.FIRST_CONTACT_AFTER_DEADLINE);
    assertThat(day.file().course().episode().firstContactOn()).contains(day.opened.plusDays(70));
    assertThat(day.line().deadline()).as("an aim that is no longer to come").isEmpty();
  }

  @Stated(FIRST_CONTACT_TARGET)
  @DisplayName("»Kontakten kan være telefonisk eller personlig.«")
  void contactMayBeByTelephoneOrInPerson() {
    for (ContactMode mode : List.of(ContactMode.PHONE, ContactMode.IN_PERSON)) {
      Day met = here.day();
      assertThat(met.line().deadline()).isPresent();
      accepted(met.metBy(mode, met.opened.plusDays(1)));
      assertThat(met.line().deadline()).isEmpty();
    }
  }

  @Stated(ATTEMPT_PROTOCOL)
  @DisplayName("»besøger kontaktperson borgers adresse/opholdsted to gange«")
  void contactPersonVisitsTwice() {
    refused(day.gaveUpAfter(1, 2), Refusal.ATTEMPT_PROTOCOL_NOT_MET, ATTEMPT_PROTOCOL);
    assertThat(day.line().protocol()).contains(new Protocol(1, 2, 2, 2));
    accepted(day.gaveUpAfter(1, 0));
  }

  @Stated(ATTEMPT_PROTOCOL)
  @DisplayName("»hvor der også bliver lagt seddel med kontaktoplysninger i postkassen«")
  void aNoteIsLeftEachTime() {
    day.visitedInVain(false);
    refused(day.gaveUpAfter(1, 2), Refusal.ATTEMPT_PROTOCOL_NOT_MET, ATTEMPT_PROTOCOL);
  }

  @Stated(ATTEMPT_PROTOCOL)
  @DisplayName("»I forsøget på at skabe kontakt til borger«")
  void oneWhoWasReachedIsNotGivenUpAsUnreachable() {
    day.firstMetAfter(1);
    refused(day.gaveUpAfter(2, 2), Refusal.CITIZEN_WAS_REACHED, ATTEMPT_PROTOCOL);
  }

  @Stated(ATTEMPT_PROTOCOL)
  @DisplayName("»besøger kontaktperson borgers adresse/opholdsted to gange«")
  void assessmentInsteadOfVisitsIsBallerupsWayAndNotHedensteds() {
    accepted(BALLERUP.day().gaveUpAssessed(AssessmentGround.ALL_CHANNELS_TRIED));
    refused(
        day.gaveUpAssessed(AssessmentGround.ALL_CHANNELS_TRIED),
        Refusal.CLOSING_REASON_NOT_IN_RULES,
        ATTEMPT_PROTOCOL);
  }

  @Stated(ATTEMPT_PROTOCOL)
  @DisplayName("»besøger kontaktperson borgers adresse/opholdsted to gange«")
  void refusalToCloseSaysSoInTheMunicipalitysWords() {
    Edge edge = new Edge(here);
    edge.refuses(
        "closeCase",
        "reason: UNREACHABLE_PROTOCOL",
        Refusal.ATTEMPT_PROTOCOL_NOT_MET,
        ATTEMPT_PROTOCOL);
  }

  @Stated(MIN_PHONE_ATTEMPTS)
  @DisplayName(
      "»Træffes borger ikke forsøger kontaktperson desuden flere gange at kontakte borger via"
          + " telefonen.«")
  void citizenIsAlsoTriedSeveralTimesByTelephone() {
    refused(day.gaveUpAfter(2, 1), Refusal.ATTEMPT_PROTOCOL_NOT_MET, MIN_PHONE_ATTEMPTS);
    accepted(here.day().gaveUpAfter(2, 2));
  }

  @Stated(HOUR_BUDGET)
  @DisplayName("»Den tidsmæssige ramme for indsatsen er max. 2 timer pr. uge.«")
  void frameIsAtMostTwoHoursAWeek() {
    Day used = timely();
    accepted(used.metFor(120));
    warned(used.metFor(1), Warning.HOURS_OVER_BUDGET, Warning.OVERRIDE_REASON_MISSING);
    warned(used.metFor(1, OverrideReason.CRISIS), Warning.HOURS_OVER_BUDGET);
    assertThat(used.line().week().minutesUsed()).as("every contact is kept").isEqualTo(122);
  }

  @Stated(HOUR_BUDGET)
  @DisplayName("»max. 2 timer pr. uge«")
  void weekBeginsOnMonday() {
    Day used = timely();
    used.metFor(120, used.today.minusDays(3));
    accepted(used.metFor(120));
    warned(
        used.metFor(1, used.today.minusDays(4)),
        Warning.HOURS_OVER_BUDGET,
        Warning.OVERRIDE_REASON_MISSING);
  }

  @Stated(TIME_LIMIT)
  @DisplayName("»Indsatsens varighed afhænger af borgerens behov.«")
  void durationDependsOnTheCitizensNeeds() {
    here.shows(TIME_LIMIT, "temporary, individual");
    accepted(timely().metThreeYearsOn());
  }

  @Stated(SERVICE_HOURS)
  @DisplayName("»foregår i dagtimerne på hverdage.«")
  void supportTakesPlaceOnWorkingDays() {
    Day work = timely();
    accepted(work.metOn(work.today));
    warned(work.metOn(work.saturday()), Warning.OUTSIDE_SERVICE_HOURS);
    warned(work.metOn(work.christmasDay()), Warning.OUTSIDE_SERVICE_HOURS);
  }

  @Stated(ANONYMITY)
  @DisplayName("»kan ligeledes vælge at være anonym i dialogen med støtte-kontaktpersonen.«")
  void citizenMayChooseToBeAnonymousInTheDialogue() {
    here.shows(ANONYMITY, "the citizen may choose it");
    accepted(day.openedFor(true));
    accepted(day.openedFor(false));
  }

  @Stated(ANONYMITY)
  @DisplayName("»Borgeren kan afslå at tage imod hjælpen«")
  void citizenCanDeclineTheHelp() {
    day.declined();
    accepted(day.closed(ClosingReason.DECLINED_FIRST_CONTACT));
  }

  @Stated(SCHEDULED_FOLLOW_UP)
  @DisplayName("»Der er ikke nogen fastlagt opfølgning på indsatsen.«")
  void noFollowUpOfTheSupportIsLaidDown() {
    here.acceptsUnlike(VORDINGBORG, Day::closedUnmeasured);
  }

  @Stated(SCHEDULED_FOLLOW_UP)
  @DisplayName(
      "»Hvis borgeren ønsker det, og støtte-kontaktpersonen finder det relevant, kan der etableres"
          + " tættere kontakt til kommunen med henblik på en vurdering af borgerens behov for"
          + " relevant støtte, f.eks. efter servicelovens § 82 eller 85 eller andet.«")
  void onTheCitizensWishContactIsMadeForSupportUnderSections82And85() {
    accepted(day.papers().handedOver(HandoverUnit.SEL_82));
    accepted(day.papers().handedOver(HandoverUnit.SEL_85));
    refused(here.day().papers().told(RecipientKind.MUNICIPAL_AUTHORITY), Refusal.CONSENT_MISSING);
  }

  @Stated(COMPLAINT)
  @DisplayName("»Der er ikke mulighed for at klage.«")
  void itIsNotPossibleToComplain() {
    for (ComplaintForm form : ComplaintForm.values()) {
      refused(day.papers().complained(form), Refusal.COMPLAINT_NOT_POSSIBLE, COMPLAINT);
    }
    assertThat(day.papers().recorded().complaints()).isEmpty();
    new Edge(here)
        .refuses("recordComplaint", "form: WRITTEN", Refusal.COMPLAINT_NOT_POSSIBLE, COMPLAINT);
  }

  @Stated(PRICE)
  @DisplayName("»Støtte-kontaktpersonens indsats er gratis.«")
  void contactPersonsSupportIsFree() {
    here.shows(PRICE, "free but for own activities");
  }

  @Stated(CITIZEN_DUTIES)
  @DisplayName("»at indgå i og samarbejde om planlægning og aftaler vedrørende indsatsen«")
  void itIsTheCitizensResponsibilityToTakePartInPlanning() {
    here.shows(CITIZEN_DUTIES, "in words only");
    accepted(day.aGoalSetTogether());
  }

  @Stated(DANGER)
  @DisplayName(
      "»kontakt da relevante myndigheder, f.eks. politi, hospitalsvæsen, lægevagt eller egen"
          + " læge.«")
  void inDangerTheRelevantAuthoritiesAreContacted() {
    for (SafetyActor actor : SafetyActor.values()) {
      accepted(day.papers().endangered(SafetyEventKind.DANGER_TO_OTHERS, actor));
    }
    assertThat(here.rules().office().emergencyNumbers())
        .extracting(RuleSet.EmergencyNumber::number)
        .containsExactly("112", "114", "1813");
  }

  @Stated(CLOSING)
  @DisplayName(
      "»Lykkedes det ikke at få kontakt til borger efter den beskrevne indsat afsluttes denne fra"
          + " indsatsen.«")
  void ifNoContactComesOfTheEffortsTheCaseIsClosed() {
    accepted(day.gaveUpAfter(2, 2));
    assertThat(day.file().open()).isFalse();
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
    accepted(timely().closed(ClosingReason.SELF_RELIANT));
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

  @NotStated(EFFECT_MEASURE)
  void nobodyNeedsToMeasureAnEffect() {
    here.saysNothingUnlike(VORDINGBORG, EFFECT_MEASURE);
    here.acceptsUnlike(VORDINGBORG, Day::closedUnmeasured);
  }

  @NotStated(DECISION_ISSUED)
  void formalDecisionMayBeIssued() {
    here.acceptsUnlike(VORDINGBORG, it -> it.papers().granted());
  }

  @NotStated({USER_SURVEY, FREE_CHOICE_OF_PROVIDER, STAFF, PROVIDER})
  void nothingIsSaidOfSurveysProvidersAndStaff() {
    here.saysNothingUnlike(VORDINGBORG, USER_SURVEY);
    here.saysNothingUnlike(VORDINGBORG, FREE_CHOICE_OF_PROVIDER);
    here.saysNothingUnlike(VORDINGBORG, STAFF);
    here.saysNothingUnlike(VORDINGBORG, PROVIDER);
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

  @NotStated(EXACT_AGE)
  void exactAgeIsNotKeptWhereNoReportAsksForIt() {
    accepted(RUDERSDAL.day().openedForAged(40));
    refused(day.openedForAged(40), Refusal.AGE_NOT_IN_RULES, EXACT_AGE);
  }

  @NotStated(DAYS_OFF)
  void christmasEveIsAWorkingDay() {
    assertThat(EXAMPLE.works(day.christmasDay().minusDays(1))).isFalse();
    assertThat(here.works(day.christmasDay().minusDays(1))).isTrue();
    accepted(timely().metOn(day.christmasDay().minusDays(1)));
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

  /// A citizen who was met in time.
  private Day timely() {
    Day met = here.day();
    accepted(met.firstMetAfter(1));
    return met;
  }
}
