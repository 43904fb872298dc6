package dk.tillid.casework;

import static dk.tillid.casework.Fieldwork.HEDENSTED;
import static dk.tillid.casework.Fieldwork.MONDAY;
import static dk.tillid.casework.Fieldwork.RUDERSDAL;
import static dk.tillid.casework.Fieldwork.recorded;
import static dk.tillid.casework.Fieldwork.refused;
import static dk.tillid.casework.Fieldwork.traits;
import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.domain.CaseId;
import dk.tillid.domain.Change;
import dk.tillid.domain.Command;
import dk.tillid.domain.Consent;
import dk.tillid.domain.Decision;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.Proceedings;
import dk.tillid.domain.Refusal;
import dk.tillid.domain.Warning;
import dk.tillid.domain.code.ClosingReason;
import dk.tillid.domain.code.ConsentScope;
import dk.tillid.domain.code.HandoverUnit;
import dk.tillid.domain.code.RecipientKind;
import dk.tillid.domain.code.ReferralSource;
import dk.tillid.domain.code.SafetyActor;
import dk.tillid.domain.code.SafetyEventKind;
import dk.tillid.rules.Practice;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What is told outside the team: disclosures and handovers, by consent or by danger.
class ConfidentialityTest {
  private static final LocalDate OPENED = MONDAY.minusDays(14);
  private static final Outcome SILENT = refused(Refusal.CONSENT_MISSING, "confidentiality");
  private static final OptionalInt BY_CONSENT = OptionalInt.empty();
  private static final OptionalInt BY_DANGER = OptionalInt.of(0);

  private final Fieldwork field = new Fieldwork(RUDERSDAL);
  private final CaseId id = field.opened(OPENED);

  private RecordDisclosure disclosure(LocalDate on, RecipientKind to, OptionalInt event) {
    return new RecordDisclosure(field.worker, field.practice, id, on, to, event);
  }

  private RecordHandover handover(LocalDate on, HandoverUnit unit, OptionalInt event) {
    return new RecordHandover(field.worker, field.practice, id, on, unit, event);
  }

  private void given(Consent... consents) {
    field.ledger.given(
        new Change.CaseWritten(field.file(id).withConsents(Arrays.asList(consents))));
  }

  private void danger(LocalDate on) {
    assertThat(
            field.run(
                new RecordSafetyEvent(
                    field.worker,
                    field.practice,
                    id,
                    on,
                    SafetyEventKind.DANGER_TO_SELF,
                    SafetyActor.POLICE)))
        .isInstanceOf(Outcome.CaseRecorded.class);
  }

  private static Consent sharing(RecipientKind to, LocalDate on) {
    return new Consent(
        ConsentScope.SHARING, Optional.of(to), on, Optional.empty(), Optional.empty());
  }

  static Stream<Arguments> consents() {
    RecipientKind to = RecipientKind.JOB_CENTRE;
    Consent open = sharing(to, OPENED);
    return Stream.of(
        Arguments.of("none", List.of(), false),
        Arguments.of("open-ended", List.of(open), true),
        Arguments.of("given on the day", List.of(sharing(to, MONDAY)), true),
        Arguments.of("expired", List.of(until(open, MONDAY.minusDays(1))), false),
        Arguments.of("last day", List.of(until(open, MONDAY)), true),
        Arguments.of("withdrawn", List.of(open.revoked(MONDAY)), false),
        Arguments.of("given anew", List.of(open.revoked(MONDAY), sharing(to, MONDAY)), true),
        Arguments.of("other recipient", List.of(sharing(RecipientKind.RELATIVES, OPENED)), false),
        Arguments.of("statistics only", List.of(statistics()), false));
  }

  private static Consent until(Consent it, LocalDate last) {
    return new Consent(
        it.scope(), it.recipient(), it.givenOn(), Optional.of(last), Optional.empty());
  }

  private static Consent statistics() {
    return new Consent(
        ConsentScope.STATISTICS, Optional.empty(), OPENED, Optional.empty(), Optional.empty());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("consents")
  void nothingIsToldWithoutALiveConsentForThatRecipient(
      String state, List<Consent> consents, boolean told) {
    given(consents.toArray(Consent[]::new));
    Outcome outcome = field.run(disclosure(MONDAY, RecipientKind.JOB_CENTRE, BY_CONSENT));
    assertThat(outcome).as(state).isEqualTo(told ? recorded(id, 0) : SILENT);
    assertThat(field.file(id).proceedings().disclosures()).hasSize(told ? 1 : 0);
  }

  @Test
  void silenceHoldsAlsoWhereNoRuleStatesIt() {
    Fieldwork hedensted = new Fieldwork(HEDENSTED);
    CaseId there = hedensted.opened(OPENED);
    assertThat(
            hedensted.run(
                new RecordDisclosure(
                    hedensted.worker,
                    hedensted.practice,
                    there,
                    MONDAY,
                    RecipientKind.RELATIVES,
                    BY_CONSENT)))
        .isEqualTo(refused(Refusal.CONSENT_MISSING));
  }

  @ParameterizedTest
  @EnumSource
  void handoverNeedsTheConsentForItsUnit(HandoverUnit unit) {
    assertThat(field.run(handover(MONDAY, unit, BY_CONSENT))).isEqualTo(SILENT);
    Arrays.stream(RecipientKind.values())
        .filter(it -> it != unit.recipient())
        .forEach(other -> {
          given(sharing(other, OPENED));
          assertThat(field.run(handover(MONDAY, unit, BY_CONSENT))).isEqualTo(SILENT);
        });
    given(sharing(unit.recipient(), OPENED));
    assertThat(field.run(handover(MONDAY, unit, BY_CONSENT))).isEqualTo(recorded(id, 0));
    assertThat(field.file(id).proceedings().handovers())
        .containsExactly(new Proceedings.Handover(MONDAY, unit, BY_CONSENT));
  }

  @Test
  void dangerIsTheSoleWayAroundAndIsKeptAsTheReason() {
    danger(MONDAY.minusDays(1));
    assertThat(field.run(disclosure(MONDAY, RecipientKind.HEALTH_SERVICE, BY_CONSENT)))
        .as("a danger must be named as the reason")
        .isEqualTo(SILENT);
    assertThat(field.run(disclosure(MONDAY, RecipientKind.HEALTH_SERVICE, BY_DANGER)))
        .isEqualTo(recorded(id, 0));
    assertThat(field.run(handover(MONDAY, HandoverUnit.TREATMENT_SYSTEM, BY_DANGER)))
        .isEqualTo(recorded(id, 0));
    assertThat(field.file(id).proceedings().disclosures())
        .containsExactly(
            new Proceedings.Disclosure(MONDAY, RecipientKind.HEALTH_SERVICE, BY_DANGER));
    assertThat(field.file(id).proceedings().handovers().getFirst().safetyEvent())
        .isEqualTo(BY_DANGER);
  }

  @Test
  void dangerThatCameLaterOrBelongsToAnEarlierEpisodeIsNoReason() {
    danger(OPENED.plusDays(1));
    Outcome no = refused(Refusal.SAFETY_EVENT_NOT_APPLICABLE);
    assertThat(field.run(disclosure(OPENED, RecipientKind.RELATIVES, BY_DANGER))).isEqualTo(no);
    field.run(field.closing(id, OPENED.plusDays(2), ClosingReason.SELF_RELIANT));
    assertThat(field.run(disclosure(MONDAY, RecipientKind.RELATIVES, BY_DANGER)))
        .as("also after the closing")
        .isEqualTo(recorded(id, 0));
    field.run(field.reopening(id, MONDAY.minusDays(1)));
    assertThat(field.run(disclosure(MONDAY, RecipientKind.RELATIVES, BY_DANGER))).isEqualTo(no);
    assertThat(field.run(handover(MONDAY, HandoverUnit.SEL_85, BY_DANGER))).isEqualTo(no);
  }

  @Test
  void dangerOfAnotherCaseIsNotFound() {
    for (OptionalInt place : List.of(OptionalInt.of(-1), BY_DANGER)) {
      for (Command told :
          List.of(
              disclosure(MONDAY, RecipientKind.RELATIVES, place),
              handover(MONDAY, HandoverUnit.SEL_85, place))) {
        assertThat(told.decide(field.ledger.view())).isEqualTo(Decision.notFound());
      }
    }
  }

  @Test
  void nothingIsToldOfTomorrowOrWithoutEnd() {
    field.practice = new Practice(field.practice.rules(), field.practice.deadlines(), 92, 1, 30);
    danger(OPENED);
    assertThat(field.run(disclosure(MONDAY.plusDays(1), RecipientKind.RELATIVES, BY_DANGER)))
        .isEqualTo(refused(Refusal.DATE_IN_FUTURE));
    assertThat(field.run(handover(OPENED.minusDays(1), HandoverUnit.SEL_85, BY_DANGER)))
        .isEqualTo(refused(Refusal.DATE_BEFORE_OPENING));
    for (int i = 0; i < 2; i++) {
      Outcome outcome = i == 0 ? recorded(id, 0) : refused(Refusal.TOO_MANY_ENTRIES);
      assertThat(field.run(disclosure(MONDAY, RecipientKind.RELATIVES, BY_DANGER)))
          .isEqualTo(outcome);
      assertThat(field.run(handover(MONDAY, HandoverUnit.SEL_85, BY_DANGER))).isEqualTo(outcome);
    }
  }

  static Stream<Arguments> ages() {
    return Stream.of(
        Arguments.of(OptionalInt.of(17), HandoverUnit.FAMILY_DEPARTMENT, false),
        Arguments.of(OptionalInt.of(17), HandoverUnit.ELDERLY_DEPARTMENT, true),
        Arguments.of(OptionalInt.of(66), HandoverUnit.ELDERLY_DEPARTMENT, false),
        Arguments.of(OptionalInt.of(66), HandoverUnit.FAMILY_DEPARTMENT, true),
        Arguments.of(OptionalInt.of(66), HandoverUnit.SEL_85, true),
        Arguments.of(OptionalInt.of(40), HandoverUnit.SEL_85, false),
        Arguments.of(OptionalInt.empty(), HandoverUnit.FAMILY_DEPARTMENT, false));
  }

  @ParameterizedTest
  @MethodSource("ages")
  void unitThatIsNotTheRulesForThatAgeWarnsAndNeverBlocks(
      OptionalInt age, HandoverUnit unit, boolean warned) {
    OpenCase opening =
        field.opening(OPENED, new Origin.Met(ReferralSource.OWN_OUTREACH), traits(age), List.of());
    field.run(opening);
    CaseId aged = opening.id();
    field.ledger.given(
        new Change.CaseWritten(
            field.file(aged).withConsents(List.of(sharing(unit.recipient(), OPENED)))));
    Outcome outcome =
        field.run(new RecordHandover(field.worker, field.practice, aged, MONDAY, unit, BY_CONSENT));
    assertThat(outcome)
        .isEqualTo(warned ? recorded(aged, 0, Warning.OTHER_UNIT_FOR_AGE) : recorded(aged, 0));
  }
}
