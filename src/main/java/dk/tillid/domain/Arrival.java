package dk.tillid.domain;

import java.util.List;

/// Something that comes from another registry (import). Its identifier is derived from the name it
/// bore there, under this registry's keys: the same name is the same thing for ever, also after it
/// was erased here.
public sealed interface Arrival {
  /// What was brought, in short: whether the same name brings the same again.
  Digest content();

  /// Makes it be there. Decided only for a name that never came before.
  Command command();

  /// A case, and the cases merged into it that came with it.
  record OfCase(CaseId id, List<CaseId> absorbed, Digest content, Command command)
      implements Arrival {
    /// Copies the list.
    public OfCase {
      absorbed = List.copyOf(absorbed);
    }
  }

  /// An enquiry that belongs to no case.
  record OfEnquiry(ReferralId id, Digest content, Command command) implements Arrival {}

  /// What became of an arrival.
  enum Admission {
    /// It is there now.
    NEW,
    /// It came before with the same content, or it came before and was erased since: the two are
    /// told alike.
    KNOWN,
    /// It came before with another content; nothing was changed.
    OTHER_CONTENT
  }
}
