package dk.tillid.casework;

import static dk.tillid.casework.Fieldwork.HEDENSTED;
import static dk.tillid.casework.Fieldwork.MONDAY;
import static dk.tillid.casework.Fieldwork.RUDERSDAL;
import static dk.tillid.casework.Fieldwork.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.consent.GiveConsent;
import dk.tillid.consent.RevokeConsent;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.CodeTag;
import dk.tillid.domain.Decision;
import dk.tillid.domain.MemoryView;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.Referral;
import dk.tillid.domain.ReferralId;
import dk.tillid.domain.Refusal;
import dk.tillid.domain.code.ClosingReason;
import dk.tillid.domain.code.ConsentScope;
import dk.tillid.domain.code.ReceiptStatus;
import dk.tillid.domain.code.ReferralOutcome;
import dk.tillid.domain.code.WithdrawalScope;
import dk.tillid.rules.Practice;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Outcomes of enquiries, and what belongs to a known case.
class AnswerReferralTest {
  private static final LocalDate RECEIVED = MONDAY.minusDays(7);

  private final Fieldwork field = new Fieldwork(HEDENSTED);
  private final ReferralId enquiry = field.received(RECEIVED);

  private AnswerReferral answer(ReferralOutcome outcome, Optional<CaseId> known) {
    return answer(field, enquiry, MONDAY, outcome, known);
  }

  private static AnswerReferral answer(
      Fieldwork at, ReferralId id, LocalDate on, ReferralOutcome outcome, Optional<CaseId> known) {
    return new AnswerReferral(at.worker, at.practice, id, on, outcome, known);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"OPEN", "CASE_OPENED", "CASE_KNOWN"})
  void everyOutcomeOfAnEnquiryIsKeptApart(ReferralOutcome outcome) {
    assertThat(field.run(answer(outcome, Optional.empty())))
        .isEqualTo(new Outcome.ReferralRecorded(enquiry));
    Referral answered = field.file(enquiry);
    assertThat(answered.outcome()).isEqualTo(outcome);
    assertThat(answered.answeredOn()).contains(MONDAY);
    assertThat(answered.openedCase()).isEmpty();
    assertThat(answered.receipt()).isEqualTo(ReceiptStatus.HANDLED);
    assertThat(field.run(field.opening(MONDAY, new Origin.Enquiry(enquiry))))
        .isEqualTo(refused(Refusal.REFERRAL_ANSWERED));
    assertThat(field.run(answer(ReferralOutcome.NO_NEED_FOUND, Optional.empty())))
        .isEqualTo(refused(Refusal.REFERRAL_ANSWERED));
  }

  @ParameterizedTest
  @EnumSource(names = {"OPEN", "CASE_OPENED"})
  void outcomesThatComeOfThemselvesAreNotSetByHand(ReferralOutcome outcome) {
    Outcome byHand = refused(Refusal.OUTCOME_NOT_BY_HAND);
    assertThat(field.run(answer(outcome, Optional.empty()))).isEqualTo(byHand);
    assertThat(field.run(answer(outcome, Optional.of(field.opened(MONDAY))))).isEqualTo(byHand);
    assertThat(field.file(enquiry).outcome()).isEqualTo(ReferralOutcome.OPEN);
    assertThat(field.file(enquiry).receipt()).isEqualTo(ReceiptStatus.RECEIVED);
  }

  @Test
  void enquiryAboutAKnownCaseNamesItAndNoOtherDoes() {
    CaseId known = field.opened(MONDAY);
    assertThat(field.run(answer(ReferralOutcome.CASE_KNOWN, Optional.empty())))
        .isEqualTo(refused(Refusal.CASE_MISSING));
    assertThat(field.run(answer(ReferralOutcome.PASSED_ON, Optional.of(known))))
        .isEqualTo(refused(Refusal.CASE_NOT_APPLICABLE));
    assertThat(field.run(answer(ReferralOutcome.CASE_KNOWN, Optional.of(known))))
        .isEqualTo(new Outcome.ReferralRecorded(enquiry));
    assertThat(field.file(enquiry).openedCase()).contains(known);
    assertThat(field.file(known).enquiries()).containsExactly(enquiry);
    assertThat(field.run(field.opening(MONDAY, new Origin.Enquiry(enquiry))))
        .isEqualTo(refused(Refusal.REFERRAL_HAS_CASE));
  }

  @Test
  void enquiryAboutAClosedCaseBelongsToItToo() {
    CaseId known = field.opened(MONDAY);
    field.run(field.closing(known, MONDAY, ClosingReason.DECEASED));
    assertThat(field.run(answer(ReferralOutcome.CASE_KNOWN, Optional.of(known))))
        .isEqualTo(new Outcome.ReferralRecorded(enquiry));
    assertThat(field.file(known).open()).isFalse();
  }

  @Test
  void answerLiesBetweenTheReceiptAndToday() {
    ReferralOutcome outcome = ReferralOutcome.PASSED_ON;
    assertThat(field.run(answer(field, enquiry, MONDAY.plusDays(1), outcome, Optional.empty())))
        .isEqualTo(refused(Refusal.DATE_IN_FUTURE));
    assertThat(field.run(answer(field, enquiry, RECEIVED.minusDays(1), outcome, Optional.empty())))
        .isEqualTo(refused(Refusal.DATE_BEFORE_ENQUIRY));
    assertThat(field.run(answer(field, enquiry, RECEIVED, outcome, Optional.empty())))
        .isInstanceOf(Outcome.ReferralRecorded.class);
  }

  @Test
  void answeredEnquiryLeavesTheDueList() {
    MemoryView view = field.ledger.view();
    assertThat(Today.of(field.practice, view, List.of(), view.referrals()).due()).hasSize(1);
    field.run(answer(ReferralOutcome.UNABLE_TO_LOCATE, Optional.empty()));
    assertThat(Today.of(field.practice, view, List.of(), view.referrals()).due()).isEmpty();
  }

  @Test
  void enquiriesAndCasesOutOfReachAreAnsweredAsMissing() {
    Fieldwork stranger = new Fieldwork(RUDERSDAL);
    AnswerReferral foreign =
        answer(stranger, enquiry, MONDAY, ReferralOutcome.OPEN, Optional.empty());
    assertThat(foreign.decide(field.ledger.view())).isEqualTo(Decision.notFound());
    Optional<CaseId> unknown = Optional.of(new CaseId(9, 9));
    for (ReferralOutcome outcome : ReferralOutcome.values()) {
      assertThat(answer(outcome, unknown).decide(field.ledger.view()))
          .isEqualTo(Decision.notFound());
    }
  }

  @Test
  void caseTakesNoMoreEnquiriesThanItsBound() {
    field.practice = new Practice(field.practice.rules(), field.practice.deadlines(), 92, 1, 30);
    Optional<CaseId> known = Optional.of(field.opened(MONDAY));
    field.run(answer(ReferralOutcome.CASE_KNOWN, known));
    AnswerReferral second =
        answer(field, field.received(MONDAY), MONDAY, ReferralOutcome.CASE_KNOWN, known);
    assertThat(field.run(second)).isEqualTo(refused(Refusal.TOO_MANY_ENTRIES));
  }

  @Test
  void enquiryAboutAKnownCaseIsErasedWithItAndOthersStay() {
    ReferralId first = field.received(RECEIVED);
    ReferralId other = field.received(RECEIVED);
    CaseId known = field.opened(RECEIVED, new Origin.Enquiry(first));
    field.run(answer(ReferralOutcome.CASE_KNOWN, Optional.of(known)));
    assertThat(field.file(known).enquiries()).containsExactly(first, enquiry);
    CodeTag code = new CodeTag(1, 1);
    field.run(
        new GiveConsent(
            field.worker,
            field.practice,
            known,
            ConsentScope.STATISTICS,
            Optional.empty(),
            MONDAY,
            Optional.empty(),
            code,
            "PRINTED"));
    field.run(new RevokeConsent(code, WithdrawalScope.EVERYTHING));
    assertThat(field.ledger.view().referrals()).extracting(Referral::id).containsExactly(other);
  }
}
