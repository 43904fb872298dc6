package dk.tillid.casework;

import static dk.tillid.casework.Fieldwork.BALLERUP;
import static dk.tillid.casework.Fieldwork.EXAMPLE;
import static dk.tillid.casework.Fieldwork.HEDENSTED;
import static dk.tillid.casework.Fieldwork.MONDAY;
import static dk.tillid.casework.Fieldwork.RUDERSDAL;
import static dk.tillid.casework.Fieldwork.UNSTATED;
import static dk.tillid.casework.Fieldwork.VORDINGBORG;
import static dk.tillid.casework.Fieldwork.recorded;
import static dk.tillid.casework.Fieldwork.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.domain.CaseId;
import dk.tillid.domain.Closure;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.Refusal;
import dk.tillid.domain.Warning;
import dk.tillid.domain.code.Answer;
import dk.tillid.domain.code.AssessmentGround;
import dk.tillid.domain.code.AttemptKind;
import dk.tillid.domain.code.AttemptResult;
import dk.tillid.domain.code.ClosingReason;
import dk.tillid.domain.code.IsolationBrokenBy;
import dk.tillid.domain.code.MeasurementKind;
import dk.tillid.domain.code.Phase;
import dk.tillid.domain.code.PlaceKind;
import dk.tillid.domain.code.Service;
import dk.tillid.rules.Practice;
import dk.tillid.rules.RuleBook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClosingTest {
  private static final LocalDate OPENED = MONDAY.minusDays(14);

  private final Fieldwork field = new Fieldwork(HEDENSTED);
  private final CaseId id = field.opened(OPENED);

  private CloseCase closing(
      Fieldwork at, CaseId closed, ClosingReason reason, Set<AssessmentGround> grounds) {
    return new CloseCase(
        at.worker,
        at.practice,
        closed,
        MONDAY,
        reason,
        Set.of(IsolationBrokenBy.NETWORK),
        grounds,
        Set.of(Service.GP));
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"UNREACHABLE_PROTOCOL", "UNREACHABLE_ASSESSED"})
  void everyMunicipalityKnowsTheCommonReasons(ClosingReason reason) {
    Fieldwork unstated = new Fieldwork(UNSTATED);
    CaseId there = unstated.opened(OPENED);
    assertThat(unstated.run(closing(unstated, there, reason, Set.of())))
        .isEqualTo(recorded(there, 0));
    assertThat(unstated.file(there).open()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {HEDENSTED, EXAMPLE})
  void protocolMustBeMetToTheLastCall(String municipality) {
    Fieldwork team = new Fieldwork(municipality);
    CaseId there = team.opened(OPENED);
    CloseCase closing = team.closing(there, MONDAY, ClosingReason.UNREACHABLE_PROTOCOL);
    team.run(team.missedVisit(there, OPENED));
    team.run(
        new RecordAttempt(
            team.worker,
            team.practice,
            there,
            OPENED,
            AttemptKind.VISIT,
            PlaceKind.HOME,
            false,
            AttemptResult.NOT_REACHED));
    team.run(team.missedCall(there, OPENED));
    assertThat(team.run(closing))
        .isEqualTo(refused(Refusal.ATTEMPT_PROTOCOL_NOT_MET, "attemptProtocol"));
    team.run(team.missedVisit(there, OPENED));
    assertThat(team.run(closing))
        .isEqualTo(refused(Refusal.ATTEMPT_PROTOCOL_NOT_MET, "minPhoneAttempts"));
    team.run(team.missedCall(there, OPENED));
    assertThat(team.run(closing)).isEqualTo(recorded(there, 0));
  }

  @Test
  void citizenWhoWasReachedIsNotUnreachable() {
    for (int i = 0; i < 2; i++) {
      field.run(field.missedVisit(id, OPENED));
      field.run(field.missedCall(id, OPENED));
    }
    field.run(field.attempt(id, OPENED, AttemptKind.CALL, AttemptResult.REACHED_DECLINED));
    assertThat(field.run(field.closing(id, MONDAY, ClosingReason.UNREACHABLE_PROTOCOL)))
        .isEqualTo(refused(Refusal.CITIZEN_WAS_REACHED, "attemptProtocol"));
    assertThat(field.run(field.closing(id, MONDAY, ClosingReason.DECLINED_FIRST_CONTACT)))
        .isEqualTo(recorded(id, 0));
  }

  @Test
  void attemptsOfAnEarlierEpisodeDoNotCount() {
    for (int i = 0; i < 2; i++) {
      field.run(field.missedVisit(id, OPENED));
      field.run(field.missedCall(id, OPENED));
    }
    field.run(field.closing(id, OPENED, ClosingReason.UNREACHABLE_PROTOCOL));
    field.run(field.reopening(id, OPENED));
    assertThat(field.run(field.closing(id, MONDAY, ClosingReason.UNREACHABLE_PROTOCOL)))
        .isEqualTo(refused(Refusal.ATTEMPT_PROTOCOL_NOT_MET, "attemptProtocol"));
  }

  @ParameterizedTest
  @ValueSource(strings = {RUDERSDAL, UNSTATED})
  void otherMunicipalitiesCannotUseTheProtocol(String municipality) {
    Fieldwork team = new Fieldwork(municipality);
    CaseId there = team.opened(OPENED);
    assertThat(team.run(team.closing(there, MONDAY, ClosingReason.UNREACHABLE_PROTOCOL)))
        .isEqualTo(refused(Refusal.CLOSING_REASON_NOT_IN_RULES, "attemptProtocol"));
  }

  @Test
  void assessmentNeedsItsGroundsAndARuleThatAllowsIt(@TempDir Path folder) throws IOException {
    assertThat(
            field.run(
                closing(
                    field,
                    id,
                    ClosingReason.UNREACHABLE_ASSESSED,
                    Set.of(AssessmentGround.LEFT_AREA))))
        .isEqualTo(refused(Refusal.CLOSING_REASON_NOT_IN_RULES, "attemptProtocol"));
    Files.writeString(
        folder.resolve("0727.json"),
        """
        {"format": 1, "municipality": "0727", "name": "n", "source": "s",
         "validFrom": "2020-01-01", "rules": {"attemptProtocol":
         {"kind": "INDIVIDUAL_ASSESSMENT", "da": "d", "en": "e"}}}
        """,
        StandardCharsets.UTF_8);
    Fieldwork assessing = new Fieldwork(UNSTATED);
    assessing.practice = Practice.of(RuleBook.withDirectory(folder));
    CaseId there = assessing.opened(OPENED);
    ClosingReason reason = ClosingReason.UNREACHABLE_ASSESSED;
    assertThat(assessing.run(closing(assessing, there, reason, Set.of())))
        .isEqualTo(refused(Refusal.ASSESSMENT_MISSING, "attemptProtocol"));
    Set<AssessmentGround> grounds = Set.of(AssessmentGround.ALL_CHANNELS_TRIED);
    assertThat(assessing.run(closing(assessing, there, reason, grounds)))
        .isEqualTo(recorded(there, 0));
    assertThat(assessing.file(there).course().episode().closure().map(Closure::assessment))
        .contains(grounds);
  }

  @Test
  void brokenIsolationNeedsToSayByWhat() {
    assertThat(field.run(field.closing(id, MONDAY, ClosingReason.ISOLATION_BROKEN)))
        .isEqualTo(refused(Refusal.ISOLATION_BROKEN_BY_MISSING));
    assertThat(field.run(closing(field, id, ClosingReason.ISOLATION_BROKEN, Set.of())))
        .isEqualTo(recorded(id, 0));
  }

  @Test
  void whatBelongsToOtherReasonsIsNotKept() {
    field.run(
        closing(
            field, id, ClosingReason.MOVED_AWAY, Set.of(AssessmentGround.NO_CONTACT_LONG_TIME)));
    assertThat(field.file(id).course().episode().closure())
        .contains(
            new Closure(MONDAY, ClosingReason.MOVED_AWAY, Set.of(), Set.of(), Set.of(Service.GP)));
  }

  @Test
  void caseCannotCloseTwiceNorBeforeItsLatestEntry() {
    field.run(field.contact(id, MONDAY.minusDays(2), 10));
    assertThat(field.run(field.closing(id, MONDAY.minusDays(3), ClosingReason.MOVED_AWAY)))
        .isEqualTo(refused(Refusal.DATE_AFTER_CLOSING));
    assertThat(field.run(field.closing(id, MONDAY.plusDays(1), ClosingReason.MOVED_AWAY)))
        .isEqualTo(refused(Refusal.DATE_IN_FUTURE));
    assertThat(field.run(field.closing(id, MONDAY.minusDays(2), ClosingReason.MOVED_AWAY)))
        .isInstanceOf(Outcome.CaseRecorded.class);
    assertThat(field.run(field.closing(id, MONDAY, ClosingReason.MOVED_AWAY)))
        .isEqualTo(refused(Refusal.CASE_CLOSED));
  }

  @ParameterizedTest
  @ValueSource(strings = {RUDERSDAL, VORDINGBORG, EXAMPLE})
  void missingMeasurementsWarnAndNeverBlockWhereTheRulesLayThemDown(String municipality) {
    Fieldwork team = new Fieldwork(municipality);
    CaseId unmeasured = team.opened(OPENED);
    team.run(team.contact(unmeasured, OPENED, 10));
    assertThat(team.run(team.closing(unmeasured, MONDAY, ClosingReason.SELF_RELIANT)))
        .isEqualTo(recorded(unmeasured, 0, Warning.FOLLOW_UP_MISSING, Warning.BASELINE_MISSING));
    CaseId measured = team.opened(OPENED);
    team.run(team.contact(measured, OPENED, 10));
    for (MeasurementKind kind : MeasurementKind.values()) {
      team.run(
          new MeasureEffect(
              team.worker,
              team.practice,
              measured,
              MONDAY,
              kind,
              Set.of(),
              Answer.YES,
              Answer.YES));
    }
    assertThat(team.run(team.closing(measured, MONDAY, ClosingReason.SELF_RELIANT)))
        .isEqualTo(recorded(measured, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {HEDENSTED, UNSTATED, BALLERUP})
  void noMeasurementIsMissedWhereTheRulesLayNoneDownAtTheClosing(String municipality) {
    Fieldwork team = new Fieldwork(municipality);
    CaseId there = team.opened(OPENED);
    team.run(team.contact(there, OPENED, 10));
    assertThat(team.run(team.closing(there, MONDAY, ClosingReason.SELF_RELIANT)))
        .isEqualTo(recorded(there, 0));
  }

  @Test
  void closingLeavesThePhaseToo() {
    Fieldwork team = new Fieldwork(BALLERUP);
    CaseId there = team.opened(OPENED);
    team.run(team.contact(there, OPENED, 10));
    team.run(
        new RecordObservation(
            team.worker,
            team.practice,
            there,
            Fieldwork.seen(OPENED, Optional.empty()),
            Optional.of(Phase.CLOSING)));
    assertThat(team.run(team.closing(there, MONDAY, ClosingReason.SELF_RELIANT)))
        .isEqualTo(recorded(there, 0, Warning.PHASE_LEFT_UNMEASURED));
  }
}
