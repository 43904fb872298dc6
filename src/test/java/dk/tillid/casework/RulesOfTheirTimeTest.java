package dk.tillid.casework;

import static dk.tillid.casework.Fieldwork.MONDAY;
import static dk.tillid.casework.Fieldwork.UNSTATED;
import static dk.tillid.casework.Fieldwork.recorded;
import static dk.tillid.casework.Fieldwork.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.domain.CaseId;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.Referral;
import dk.tillid.domain.Refusal;
import dk.tillid.domain.Warning;
import dk.tillid.domain.code.ClosingReason;
import dk.tillid.domain.code.ReferralSource;
import dk.tillid.rules.Practice;
import dk.tillid.rules.RuleBook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One municipality that changed its rules on Monday 23 February 2026, a week before today.
class RulesOfTheirTimeTest {
  private static final LocalDate OPENED = LocalDate.of(2026, 2, 2);
  private static final LocalDate BEFORE = LocalDate.of(2026, 2, 20);
  private static final LocalDate SINCE = LocalDate.of(2026, 2, 24);

  private final Fieldwork field = new Fieldwork(UNSTATED);

  @BeforeEach
  void changeTheRules(@TempDir Path folder) throws IOException {
    write(
        folder.resolve("old.json"),
        "\"validFrom\": \"2020-01-01\", \"validUntil\": \"2026-02-22\"",
        """
        "firstContactTarget": {"workingDays": 5, "da": "d", "en": "e"},
        "attemptProtocol": {"kind": "VISITS_AND_CALLS", "visitsWithNote": 1, "da": "d", "en": "e"},
        "hourBudget": {"minutesPerIsoWeek": 60, "da": "d", "en": "e"},
        "exactAge": {"kept": true, "da": "d", "en": "e"}
        """);
    write(
        folder.resolve("new.json"),
        "\"validFrom\": \"2026-02-23\"",
        """
        "firstContactTarget": {"workingDays": 10, "da": "d", "en": "e"},
        "attemptProtocol": {"kind": "VISITS_AND_CALLS", "visitsWithNote": 2, "da": "d", "en": "e"},
        "hourBudget": {"minutesPerIsoWeek": 120, "da": "d", "en": "e"},
        "daysOff": {"days": ["CONSTITUTION_DAY"], "da": "d", "en": "e"}
        """);
    field.practice = Practice.of(RuleBook.withDirectory(folder));
  }

  private static void write(Path file, String validity, String rules) throws IOException {
    Files.writeString(
        file,
        "{\"format\": 1, \"municipality\": \"%s\", \"name\": \"n\", \"source\": \"s\","
                .formatted(UNSTATED)
            + validity
            + ", \"rules\": {"
            + rules
            + "}}",
        StandardCharsets.UTF_8);
  }

  @Test
  void contactGoesByTheBudgetOfItsOwnDay() {
    CaseId id = field.opened(OPENED);
    assertThat(field.run(field.contact(id, BEFORE, 90)))
        .isEqualTo(recorded(id, 0, Warning.HOURS_OVER_BUDGET, Warning.OVERRIDE_REASON_MISSING));
    assertThat(field.run(field.contact(id, SINCE, 90))).isEqualTo(recorded(id, 1));
  }

  @Test
  void closingGoesByTheProtocolOfItsOwnDay() {
    CaseId then = field.opened(OPENED);
    CaseId now = field.opened(OPENED);
    field.run(field.missedVisit(then, BEFORE));
    field.run(field.missedVisit(now, BEFORE));
    assertThat(field.run(field.closing(then, BEFORE, ClosingReason.UNREACHABLE_PROTOCOL)))
        .isEqualTo(recorded(then, 0));
    assertThat(field.run(field.closing(now, SINCE, ClosingReason.UNREACHABLE_PROTOCOL)))
        .isEqualTo(refused(Refusal.ATTEMPT_PROTOCOL_NOT_MET, "attemptProtocol"));
  }

  @Test
  void openingGoesByTheRulesOfItsOwnDay() {
    assertThat(field.run(openingWithAge(BEFORE))).isInstanceOf(Outcome.CaseRecorded.class);
    assertThat(field.run(openingWithAge(SINCE)))
        .isEqualTo(refused(Refusal.AGE_NOT_IN_RULES, "exactAge"));
  }

  @Test
  void aimForTheFirstContactGoesByTheDayOfTheEnquiry() {
    Referral then = field.file(field.received(BEFORE));
    Referral now = field.file(field.received(SINCE));
    assertThat(deadline(then)).contains(new Today.Deadline(LocalDate.of(2026, 2, 27), -1));
    assertThat(deadline(now)).contains(new Today.Deadline(LocalDate.of(2026, 3, 10), 6));
    CaseId late = field.opened(SINCE, new Origin.Enquiry(then.id()));
    CaseId inTime = field.opened(SINCE, new Origin.Enquiry(now.id()));
    assertThat(deadline(late)).contains(new Today.Deadline(LocalDate.of(2026, 2, 27), -1));
    assertThat(deadline(inTime)).contains(new Today.Deadline(LocalDate.of(2026, 3, 10), 6));
    assertThat(field.run(field.contact(late, MONDAY, 10)))
        .isEqualTo(recorded(late, 0, Warning.FIRST_CONTACT_AFTER_DEADLINE));
    assertThat(field.run(field.contact(inTime, MONDAY, 10))).isEqualTo(recorded(inTime, 0));
  }

  @Test
  void workingDaysLeftAreCountedByTheDaysOffOfTheDayOfTheEnquiry() {
    LocalDate constitutionDay = LocalDate.of(2026, 6, 5);
    var stated = field.practice.ruleSet(field.worker.municipality(), constitutionDay);
    assertThat(field.practice.deadlines().isWorkingDay(stated.office().daysOff(), constitutionDay))
        .isFalse();
    CaseId waiting = field.opened(BEFORE, new Origin.Enquiry(field.received(BEFORE)));
    field.ledger.today(constitutionDay);
    int left = deadline(waiting).orElseThrow().workingDaysLeft();
    field.ledger.today(constitutionDay.minusDays(1));
    assertThat(deadline(waiting).orElseThrow().workingDaysLeft()).isEqualTo(left + 1);
  }

  @Test
  void whatIsStillToBeDoneGoesByToday() {
    CaseId id = field.opened(OPENED);
    field.run(field.missedVisit(id, BEFORE));
    Today.OpenCase line = Today.openCase(field.practice, field.ledger.view(), field.file(id));
    assertThat(line.protocol().map(Protocol::visitsNeeded)).contains(2);
    assertThat(line.week().minutesAimed()).hasValue(120);
  }

  private OpenCase openingWithAge(LocalDate on) {
    return field.opening(
        on,
        new Origin.Met(ReferralSource.OWN_OUTREACH),
        Fieldwork.traits(OptionalInt.of(40)),
        List.of());
  }

  private Optional<Today.Deadline> deadline(Referral referral) {
    return Today.openReferral(field.practice, field.ledger.view().today(), referral).deadline();
  }

  private Optional<Today.Deadline> deadline(CaseId id) {
    return Today.openCase(field.practice, field.ledger.view(), field.file(id)).deadline();
  }
}
