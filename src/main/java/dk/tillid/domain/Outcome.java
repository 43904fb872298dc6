package dk.tillid.domain;

import java.util.List;
import java.util.Optional;

/// How a command ended. The API renders it as the member of the operation's union.
public sealed interface Outcome {
  /// An enquiry was recorded.
  record ReferralRecorded(ReferralId referral) implements Outcome {}

  /// Something of a case was recorded.
  ///
  /// @param index the entry's place in its list of the case, from 0; 0 where the case itself is
  ///   meant
  record CaseRecorded(CaseId caseId, int index, List<Warning> warnings) implements Outcome {
    /// Copies the warnings.
    public CaseRecorded {
      warnings = List.copyOf(warnings);
    }
  }

  /// A paper code (citizen's code) was issued: for a consent that was recorded, or for a code that
  /// was lost. The code is told once, here; a retry with the same idempotency key tells it again.
  ///
  /// @param index the consent's place in its list of the case, from 0; 0 without a consent
  /// @param code the code in its printed form
  record CodeIssued(CaseId caseId, int index, String code) implements Outcome {
    /// Hides the code.
    @Override
    public String toString() {
      return "CodeIssued";
    }
  }

  /// A withdrawal was carried out, or there was nothing to carry out: the two are told alike.
  ///
  /// @param erasureEpoch the number of erasures after which the statement of the receipt holds
  record Withdrawn(long erasureEpoch) implements Outcome {}

  /// Well-formed, but not allowed.
  ///
  /// @param rule the key of the municipality's rule that refused it, where a rule did
  record Refused(Refusal reason, Optional<String> rule) implements Outcome {
    /// A refusal that no municipality's rule is behind.
    public static Refused because(Refusal reason) {
      return new Refused(reason, Optional.empty());
    }
  }

  /// There is no such thing within the caller's reach. Whether it exists elsewhere is not told.
  record NotFound() implements Outcome {}

  /// The idempotency key was used before for another input.
  record KeyReused() implements Outcome {}
}
