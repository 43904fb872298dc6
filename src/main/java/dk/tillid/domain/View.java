package dk.tillid.domain;

import java.time.LocalDate;
import java.util.Optional;

/// A look at the registry's state. Lock-free and safe from any thread; within a command's `decide`
/// it is the state after all commands before it. An erased case is absent.
public interface View {
  /// The registry's calendar day, Danish time.
  LocalDate today();

  /// A case.
  Optional<CaseFile> caseFile(CaseId id);

  /// The case a handle names.
  Optional<CaseId> caseOf(Handle handle);

  /// The case a paper code opens.
  Optional<CaseId> caseOf(CodeTag code);

  /// A page of contacts; empty where the case has no such page.
  Optional<ContactPage> contacts(CaseId id, int page);

  /// An enquiry.
  Optional<Referral> referral(ReferralId id);
}
