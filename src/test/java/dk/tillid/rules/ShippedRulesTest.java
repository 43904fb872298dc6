package dk.tillid.rules;

import static dk.tillid.rules.RuleKey.*;
import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.domain.Municipality;
import dk.tillid.domain.code.ClosingReason;
import dk.tillid.domain.code.Phase;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What the four municipalities' documents state, and what they leave open.
class ShippedRulesTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
  private static final RuleBook SHIPPED = RuleBook.shipped();

  private static RuleSet rules(String municipality) {
    return SHIPPED.ruleSet(new Municipality(municipality), DAY);
  }

  static Stream<Arguments> stated() {
    return Stream.of(
        Arguments.of(
            "0766",
            "2007-01-01",
            EnumSet.of(
                LEGAL_BASIS,
                PURPOSE,
                TARGET_GROUP,
                REFERRAL,
                ACTIVITIES,
                FIRST_CONTACT_TARGET,
                ATTEMPT_PROTOCOL,
                MIN_PHONE_ATTEMPTS,
                HOUR_BUDGET,
                TIME_LIMIT,
                SERVICE_HOURS,
                ANONYMITY,
                SCHEDULED_FOLLOW_UP,
                COMPLAINT,
                PRICE,
                CITIZEN_DUTIES,
                DANGER,
                CLOSING)),
        Arguments.of(
            "0390",
            "2007-01-01",
            EnumSet.of(
                LEGAL_BASIS,
                PURPOSE,
                TARGET_GROUP,
                REFERRAL,
                ACTIVITIES,
                HOUR_BUDGET,
                TIME_LIMIT,
                ANONYMITY,
                REGISTRATION_WITHOUT_PERSONAL_DATA,
                EFFECT_MEASURE,
                SCHEDULED_FOLLOW_UP,
                DECISION_ISSUED,
                COMPLAINT,
                USER_SURVEY,
                FREE_CHOICE_OF_PROVIDER,
                PRICE,
                PROVIDER,
                STAFF)),
        Arguments.of(
            "0151",
            "2019-08-07",
            EnumSet.of(
                LEGAL_BASIS,
                PURPOSE,
                TARGET_GROUP,
                REFERRAL,
                ACTIVITIES,
                ATTEMPT_PROTOCOL,
                HOUR_BUDGET,
                TIME_LIMIT,
                PHASES,
                ANONYMITY,
                EFFECT_MEASURE,
                SCHEDULED_FOLLOW_UP,
                DECISION_ISSUED,
                FREE_CHOICE_OF_PROVIDER,
                PRICE,
                CITIZEN_DUTIES,
                PROVIDER,
                CLOSING)),
        Arguments.of(
            "0230",
            "2011-02-15",
            EnumSet.of(
                LEGAL_BASIS,
                PURPOSE,
                TARGET_GROUP,
                REFERRAL,
                ACTIVITIES,
                ATTEMPT_PROTOCOL,
                HOUR_BUDGET,
                TIME_LIMIT,
                SERVICE_HOURS,
                AGE,
                WORKERS_PER_CASE,
                TEAM_REVIEWS,
                ANONYMITY,
                EFFECT_MEASURE,
                SCHEDULED_FOLLOW_UP,
                CITIZEN_DUTIES,
                CONFIDENTIALITY,
                AUTHORITY_POWERS,
                DANGER,
                PROVIDER,
                CLOSING,
                EXACT_AGE)));
  }

  @ParameterizedTest
  @MethodSource("stated")
  void municipalityStatesTheseRulesAndNoOthers(
      String municipality, LocalDate validFrom, Set<RuleKey> keys) {
    RuleSet rules = rules(municipality);
    assertThat(rules.texts().keySet()).isEqualTo(keys);
    assertThat(rules.validFrom()).isEqualTo(validFrom);
    assertThat(rules.validUntil()).isEmpty();
  }

  @Test
  void complaintIsImpossibleInHedenstedHelpedInVordingborgAndElsewhereNotStated() {
    assertThat(rules("0766").terms().complaint()).contains(RuleSet.Complaint.NONE);
    assertThat(rules("0390").terms().complaint())
        .contains(
            new RuleSet.Complaint(
                RuleSet.ComplaintWay.WRITTEN_OR_ORAL,
                Optional.of("Center for Psykiatri og Handicap"),
                true));
    assertThat(rules("0151").terms().complaint()).isEmpty();
    assertThat(rules("0230").terms().complaint()).isEmpty();
  }

  @Test
  void onlyHedenstedLimitsTheWeekAndAimsAtAFirstContact() {
    assertThat(rules("0766").frame().minutesPerIsoWeek()).hasValue(120);
    assertThat(rules("0766").reaching().firstContactWorkingDays()).hasValue(5);
    for (String other : Set.of("0390", "0151", "0230")) {
      assertThat(rules(other).frame().minutesPerIsoWeek()).isEmpty();
      assertThat(rules(other).reaching().firstContactWorkingDays()).isEmpty();
    }
  }

  @Test
  void eachMunicipalityGivesUpOnTheUnreachableInItsOwnWay() {
    assertThat(rules("0766").knows(ClosingReason.UNREACHABLE_PROTOCOL)).isTrue();
    assertThat(rules("0766").knows(ClosingReason.UNREACHABLE_ASSESSED)).isFalse();
    assertThat(rules("0151").knows(ClosingReason.UNREACHABLE_PROTOCOL)).isFalse();
    assertThat(rules("0151").knows(ClosingReason.UNREACHABLE_ASSESSED)).isTrue();
    for (String other : Set.of("0390", "0230")) {
      assertThat(rules(other).knows(ClosingReason.UNREACHABLE_PROTOCOL)).isFalse();
      assertThat(rules(other).knows(ClosingReason.UNREACHABLE_ASSESSED)).isFalse();
    }
  }

  @Test
  void onlyBallerupUsesPhasesAndLeavesOpenWhetherADecisionIsMade() {
    assertThat(rules("0151").frame().phases()).containsExactly(Phase.values());
    assertThat(rules("0151").terms().decisionIssued()).isEmpty();
    assertThat(rules("0390").terms().decisionIssued()).contains(false);
    for (String other : Set.of("0390", "0766", "0230")) {
      assertThat(rules(other).frame().phases()).isEmpty();
    }
  }

  @Test
  void effectIsToldInEachMunicipalitysOwnTerms() {
    assertThat(rules("0390").followUp().effectMeasures())
        .containsExactly(RuleSet.EffectMeasure.USES_SOCIETY, RuleSet.EffectMeasure.USES_SERVICES);
    assertThat(rules("0151").followUp().effectMeasures())
        .containsExactly(RuleSet.EffectMeasure.ISOLATION_BROKEN);
    assertThat(rules("0230").followUp().effectMeasures())
        .containsExactly(RuleSet.EffectMeasure.OVERALL_GOAL);
    assertThat(rules("0766").followUp().effectMeasures()).isEmpty();
  }

  @Test
  void emergencyNumbersAreThoseThatHedenstedPrints() {
    assertThat(rules("0766").office().emergencyNumbers())
        .extracting(RuleSet.EmergencyNumber::number)
        .containsExactly("112", "114", "1813");
    for (String other : Set.of("0390", "0151", "0230")) {
      assertThat(rules(other).office().emergencyNumbers()).isEmpty();
    }
  }

  @Test
  void rudersdalKeepsForItsFirstYearsWhatTheGuidanceOf2011DidNotYetSay() {
    Municipality rudersdal = new Municipality("0230");
    RuleSet before = SHIPPED.ruleSet(rudersdal, LocalDate.of(2011, 2, 14));
    RuleSet since = SHIPPED.ruleSet(rudersdal, LocalDate.of(2011, 2, 15));
    assertThat(before.validFrom()).isEqualTo(LocalDate.of(2008, 8, 1));
    assertThat(before.texts().keySet()).isEqualTo(since.texts().keySet());
    assertThat(before.texts().values()).extracting(RuleText::da).noneMatch(it -> guided(it));
    assertThat(since.texts())
        .hasEntrySatisfying(
            LEGAL_BASIS, text -> assertThat(text.da()).contains("vejledning nr. 13 af 15/2 2011"));
    assertThat(since.texts().get(TIME_LIMIT)).isNotEqualTo(before.texts().get(TIME_LIMIT));
    assertThat(since.frame()).isEqualTo(before.frame());
  }

  private static boolean guided(String quote) {
    return quote.toLowerCase(Locale.ROOT).contains("vejledning");
  }

  @Test
  void damageOfTheScanIsMendedInEveryQuote() {
    assertThat(rules("0151").texts().values())
        .extracting(RuleText::da)
        .noneMatch(
            it -> it.matches("(?s).*(stgtte|@|hj[az]elp |malgruppe|n[ae]tvaerk|ophgr|lkke).*"))
        .anyMatch(it -> it.contains("støtte-kontaktperson"))
        .anyMatch(it -> it.contains("Ikke gør brug af eller er i stand til at benytte"))
        .anyMatch(it -> it.contains("læge, tandlæge og sygehus"));
  }

  @Test
  void everyStatedRuleHasWordsInBothLanguages() {
    assertThat(SHIPPED.all())
        .allSatisfy(set ->
            assertThat(set.texts().values())
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text.da()).isNotEqualTo(text.en())));
  }
}
