package dk.tillid.domain;

/// A change of durable state. All changes of one decision are committed together or not at all.
public sealed interface Change {
  /// An enquiry is new or altered.
  record ReferralWritten(Referral referral) implements Change {}

  /// A case is new or altered.
  record CaseWritten(CaseFile file) implements Change {}

  /// The last `fresh` contacts of the page are new. Comes together with the case's `CaseWritten`.
  record ContactsWritten(ContactPage page, int fresh) implements Change {}

  /// A paper code opens a case from now on.
  record CodeIssued(CodeTag code, CaseId caseId) implements Change {}

  /// A paper code opens nothing any more.
  record CodeEnded(CodeTag code) implements Change {}

  /// The case is to be erased: key slots, index, rows, in that order (design: erasure order).
  record CaseErased(CaseId caseId) implements Change {}

  /// The enquiry is to be erased likewise: with the case it belongs to, or by itself where it
  /// belongs to none.
  record ReferralErased(ReferralId referralId) implements Change {}
}
