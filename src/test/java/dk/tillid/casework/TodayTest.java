package dk.tillid.casework;

import static dk.tillid.casework.Fieldwork.HEDENSTED;
import static dk.tillid.casework.Fieldwork.MONDAY;
import static dk.tillid.casework.Fieldwork.RUDERSDAL;
import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.MemoryView;
import dk.tillid.domain.ReferralId;
import dk.tillid.domain.code.ClosingReason;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TodayTest {
  private static final LocalDate LONG_AGO = MONDAY.minusDays(21);

  private final Fieldwork field = new Fieldwork(HEDENSTED);

  private Today today() {
    MemoryView view = field.ledger.view();
    return Today.of(field.practice, view, view.caseFiles(), view.referrals());
  }

  @Test
  void longestOverdueStandsOnTopAndWhatHasNoDeadlineLast() {
    ReferralId dueNow = field.received(MONDAY.minusDays(7));
    CaseId overdue = field.opened(LONG_AGO, new Origin.Enquiry(field.received(LONG_AGO)));
    ReferralId fresh = field.received(MONDAY);
    CaseId outreach = field.opened(LONG_AGO.minusDays(7));
    CaseId closed = field.opened(LONG_AGO);
    field.run(field.closing(closed, MONDAY, ClosingReason.MOVED_AWAY));
    assertThat(today().due())
        .satisfiesExactly(
            first -> assertThat(idOf(first)).isEqualTo(overdue),
            second -> assertThat(idOf(second)).isEqualTo(dueNow),
            third -> assertThat(idOf(third)).isEqualTo(fresh),
            last -> assertThat(idOf(last)).isEqualTo(outreach));
    assertThat(today().due())
        .extracting(due -> due.deadline().map(Today.Deadline::workingDaysLeft))
        .containsExactly(Optional.of(-10), Optional.of(0), Optional.of(5), Optional.empty());
    assertThat(today().due().getFirst().deadline().map(Today.Deadline::overdue)).contains(true);
  }

  private static Object idOf(Today.Due due) {
    return switch (due) {
      case Today.OpenReferral it -> it.referral().id();
      case Today.OpenCase it -> it.file().id();
    };
  }

  @Test
  void reachedCitizenHasNoDeadlineAndNoProtocolLeft() {
    CaseId id = field.opened(LONG_AGO, new Origin.Enquiry(field.received(LONG_AGO)));
    field.run(field.missedVisit(id, LONG_AGO));
    assertThat(today().due())
        .singleElement()
        .isInstanceOfSatisfying(
            Today.OpenCase.class,
            line -> {
              assertThat(line.deadline()).isPresent();
              assertThat(line.protocol()).contains(new Protocol(1, 2, 0, 2));
            });
    field.run(field.contact(id, MONDAY, 45));
    assertThat(today().due())
        .singleElement()
        .isInstanceOfSatisfying(
            Today.OpenCase.class,
            line -> {
              assertThat(line.deadline()).isEmpty();
              assertThat(line.protocol()).isEmpty();
              assertThat(line.week().minutesUsed()).isEqualTo(45);
              assertThat(line.week().minutesLeft()).hasValue(75);
            });
  }

  @Test
  void weekBeginsOnMonday() {
    CaseId id = field.opened(LONG_AGO);
    field.run(field.contact(id, MONDAY.minusDays(1), 130));
    CaseFile file = field.file(id);
    MemoryView view = field.ledger.view();
    var rules = field.practice.ruleSet(file.card().municipality(), MONDAY);
    assertThat(WeekBudget.of(rules, view, file, MONDAY).minutesUsed()).isZero();
    WeekBudget last = WeekBudget.of(rules, view, file, MONDAY.minusDays(7));
    assertThat(last).isEqualTo(new WeekBudget(MONDAY.minusDays(7), 130, OptionalInt.of(120)));
    assertThat(last.minutesLeft()).hasValue(-10);
    assertThat(last.over()).isTrue();
  }

  @Test
  void municipalityWithoutAimsHasNoneInItsList() {
    Fieldwork rudersdal = new Fieldwork(RUDERSDAL);
    rudersdal.opened(LONG_AGO, new Origin.Enquiry(rudersdal.received(LONG_AGO)));
    MemoryView view = rudersdal.ledger.view();
    assertThat(Today.of(rudersdal.practice, view, view.caseFiles(), List.of()).due())
        .singleElement()
        .isInstanceOfSatisfying(
            Today.OpenCase.class,
            line -> {
              assertThat(line.deadline()).isEmpty();
              assertThat(line.protocol()).isEmpty();
              assertThat(line.week().minutesLeft()).isEmpty();
            });
  }

  @Test
  void orderDoesNotDependOnTheOrderOfReading() {
    for (int i = 0; i < 5; i++) {
      field.opened(LONG_AGO);
      field.received(LONG_AGO);
    }
    MemoryView view = field.ledger.view();
    List<CaseFile> reversed = new ArrayList<>(view.caseFiles());
    Collections.reverse(reversed);
    assertThat(Today.of(field.practice, view, reversed, view.referrals())).isEqualTo(today());
    assertThat(today().due()).hasSize(10);
  }
}
