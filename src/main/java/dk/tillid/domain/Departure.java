package dk.tillid.domain;

import java.util.List;

/// Something that leaves for another registry under a name (export). The name is remembered as if
/// it had come under it: the registry's own file brings nothing twice, and nothing back that was
/// erased since.
public sealed interface Departure {
  /// What was written, in short.
  Digest content();

  /// A case, with those merged into it.
  ///
  /// @param name the identifier that an import would derive from the name
  record OfCase(CaseId name, CaseId id, List<CaseId> absorbed, Digest content)
      implements Departure {
    /// Copies the list.
    public OfCase {
      absorbed = List.copyOf(absorbed);
    }
  }

  /// An enquiry that belongs to no case.
  ///
  /// @param name the identifier that an import would derive from the name
  record OfEnquiry(ReferralId name, ReferralId id, Digest content) implements Departure {}
}
