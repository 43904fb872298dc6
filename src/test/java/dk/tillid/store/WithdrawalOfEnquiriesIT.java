package dk.tillid.store;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.consent.RevokeConsent;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Change;
import dk.tillid.domain.CodeTag;
import dk.tillid.domain.Command;
import dk.tillid.domain.Decision;
import dk.tillid.domain.Operation;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.Referral;
import dk.tillid.domain.code.ReferralOutcome;
import dk.tillid.domain.code.WithdrawalScope;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The withdrawal as `consent` decides it, on a case that came of an enquiry and that a further one
/// turned out to be about.
class WithdrawalOfEnquiriesIT {
  private static final CodeTag CODE = new CodeTag(5, 5);

  @TempDir Path folder;

  private final Drawn drawn = new Drawn(new SplittableRandom(1));

  private RocksLedger open() {
    return RocksLedger.open(StoreSettings.of(folder.resolve("data")), TestKeys.own(), Ways.CLOCK);
  }

  @Test
  void caseAndItsEnquiryAreGoneAndTheLedgerGoesOn() {
    Referral referral = drawn.referral();
    Referral further = drawn.referral();
    Referral other = drawn.referral();
    CaseFile file = drawn.opened(Optional.of(referral.id()), Ways.TODAY);
    try (RocksLedger ledger = open()) {
      ledger.transact(Ways.request(Operation.REGISTER_REFERRAL), Ways.register(referral));
      ledger.transact(Ways.request(Operation.OPEN_CASE), Ways.open(file));
      ledger.transact(Ways.request(Operation.GIVE_CONSENT), Ways.consent(file.id(), CODE));
      ledger.transact(Ways.request(Operation.REGISTER_REFERRAL), Ways.register(further));
      ledger.transact(Ways.request(Operation.ANSWER_REFERRAL), known(further, file.id()));
      assertThat(ledger.view().referral(referral.id())).isPresent();
      assertThat(ledger.view().referral(further.id())).isPresent();
      assertThat(
              ledger.transact(
                  Ways.withdrawal(), new RevokeConsent(CODE, WithdrawalScope.EVERYTHING)))
          .isInstanceOf(Outcome.Withdrawn.class);
      assertThat(ledger.view().caseFile(file.id())).isEmpty();
      assertThat(ledger.view().referral(referral.id())).isEmpty();
      assertThat(ledger.view().referral(further.id())).isEmpty();
      ledger.transact(Ways.request(Operation.REGISTER_REFERRAL), Ways.register(other));
    }
    try (RocksLedger ledger = open()) {
      assertThat(ledger.view().caseFile(file.id())).isEmpty();
      assertThat(ledger.view().referral(referral.id())).isEmpty();
      assertThat(ledger.view().referral(further.id())).isEmpty();
      assertThat(ledger.view().referral(other.id())).contains(other);
    }
  }

  private static Command known(Referral referral, CaseId id) {
    return view -> {
      CaseFile file = view.caseFile(id).orElseThrow();
      return Decision.of(
          id,
          new Outcome.ReferralRecorded(referral.id()),
          new Change.CaseWritten(file.with(file.proceedings().with(referral.id()))),
          new Change.ReferralWritten(
              referral.answered(ReferralOutcome.CASE_KNOWN, Optional.of(id), Ways.TODAY)));
    };
  }
}
