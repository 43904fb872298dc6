package dk.tillid.standard;

import static dk.tillid.rules.RuleKey.*;
import static dk.tillid.standard.Standard.*;
import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.domain.Outcome;
import dk.tillid.domain.Refusal;
import dk.tillid.domain.code.RecipientKind;
import dk.tillid.domain.code.SafetyActor;
import dk.tillid.domain.code.SafetyEventKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// Silence, danger and authority in Rudersdal, sentence by sentence, under both its rule sets; the
/// rest is in [RudersdalStandardTest].
@ParameterizedClass
@MethodSource("both")
class RudersdalSilenceTest {
  private final Standard here;
  private final Day day;
  private final Papers papers;

  RudersdalSilenceTest(Standard here) {
    this.here = here;
    day = here.day();
    papers = day.papers();
  }

  static Stream<Standard> both() {
    return RudersdalStandardTest.both();
  }

  @Stated(CONFIDENTIALITY)
  @DisplayName("»SKP-medarbejderen er bundet af tavshedspligt om borgeren og dennes forhold«")
  void workerIsBoundToSilenceAboutTheCitizen() {
    for (RecipientKind anybody : RecipientKind.values()) {
      silent(papers.told(anybody));
    }
    assertThat(papers.recorded().disclosures()).isEmpty();
    new Edge(here)
        .refuses(
            "recordDisclosure", "recipient: JOB_CENTRE", Refusal.CONSENT_MISSING, CONFIDENTIALITY);
  }

  @Stated(CONFIDENTIALITY)
  @DisplayName("»indtil borgeren selv vælger at give samtykke til evt. at udveksle oplysninger.«")
  void citizensConsentOpensItToTheRecipientNamedAndNobodyElse() {
    papers.consented(RecipientKind.JOB_CENTRE, Optional.empty());
    accepted(papers.told(RecipientKind.JOB_CENTRE));
    silent(papers.told(RecipientKind.RELATIVES));
  }

  @Stated(CONFIDENTIALITY)
  @DisplayName("»give samtykke til evt. at udveksle oplysninger«")
  void consentToStatisticsOrOneThatEndedOpensNothing() {
    papers.consentedToStatistics();
    papers.consented(RecipientKind.RELATIVES, Optional.of(day.today.minusDays(1)));
    papers.consented(RecipientKind.JOB_CENTRE, Optional.empty());
    accepted(papers.told(RecipientKind.JOB_CENTRE));
    papers.withdrew();
    for (RecipientKind told : List.of(RecipientKind.RELATIVES, RecipientKind.JOB_CENTRE)) {
      silent(papers.told(told));
    }
  }

  @Stated(DANGER)
  @DisplayName("»med mindre borgeren er til fare for sig selv eller andre.«")
  void dangerIsTheSoleWayAroundSilenceAndIsKeptAsTheReason() {
    accepted(papers.endangered(SafetyEventKind.DANGER_TO_SELF, SafetyActor.POLICE));
    silent(papers.told(RecipientKind.HEALTH_SERVICE));
    accepted(papers.toldInDanger(RecipientKind.HEALTH_SERVICE));
    assertThat(papers.recorded().disclosures())
        .singleElement()
        .satisfies(it -> assertThat(it.safetyEvent()).hasValue(0));
  }

  @Stated(DANGER)
  @DisplayName("»kan indgreb udelukkende foretages, hvis egen læge eller politiet vurderer«")
  void onlyTheOwnDoctorAndThePoliceMayIntervene() {
    Set<SafetyActor> named = EnumSet.of(SafetyActor.OWN_DOCTOR, SafetyActor.POLICE);
    named.forEach(it -> accepted(papers.endangered(SafetyEventKind.ACUTE_ILLNESS, it)));
    for (SafetyActor other : EnumSet.complementOf(EnumSet.copyOf(named))) {
      refused(
          papers.endangered(SafetyEventKind.ACUTE_ILLNESS, other),
          Refusal.INTERVENER_NOT_IN_RULES,
          DANGER);
    }
    new Edge(here)
        .refuses(
            "recordSafetyEvent",
            "kind: DANGER_TO_SELF, actedBy: HOSPITAL",
            Refusal.INTERVENER_NOT_IN_RULES,
            DANGER);
  }

  @Stated(AUTHORITY_POWERS)
  @DisplayName("»SKP-medarbejderen har ingen myndighedsbeføjelser overfor borgeren.«")
  void workerHasNoAuthorityOverTheCitizen() {
    here.shows(AUTHORITY_POWERS, "no");
    refused(
        papers.endangered(SafetyEventKind.DANGER_TO_OTHERS, SafetyActor.FAMILY_DEPARTMENT),
        Refusal.INTERVENER_NOT_IN_RULES,
        DANGER);
  }

  @Stated(AUTHORITY_POWERS)
  @DisplayName("»udover underretningspligten«")
  void dutyToNotifyOfAChildRemains() {
    refused(
        papers.endangered(SafetyEventKind.CHILD_CONCERN, SafetyActor.HOSPITAL),
        Refusal.INTERVENER_NOT_IN_RULES,
        DANGER);
    accepted(papers.endangered(SafetyEventKind.CHILD_CONCERN, SafetyActor.FAMILY_DEPARTMENT));
    accepted(papers.toldInDanger(RecipientKind.MUNICIPAL_AUTHORITY));
  }

  private static void silent(Outcome told) {
    refused(told, Refusal.CONSENT_MISSING, CONFIDENTIALITY);
  }
}
