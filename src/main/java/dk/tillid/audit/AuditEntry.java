package dk.tillid.audit;

import dk.tillid.domain.Operation;
import dk.tillid.domain.Role;
import dk.tillid.domain.code.Purpose;
import java.time.LocalDate;

/// One entry of the audit trail (adgangslog): who did what and why, with no pseudonym in clear.
///
/// @param position place in the trail, from 0, without gaps
/// @param actor keyed tag of the worker: the same for the same worker, told to nobody outside audit
/// @param subject keyed tag of case and position: different in every entry, so that entries of one
///   case cannot be joined without its pseudonym; zero where no case is meant
/// @param changes how many changes the entry's commit made; 0 for a read
public record AuditEntry(
    long position,
    LocalDate on,
    Role role,
    Operation operation,
    Purpose purpose,
    Tag actor,
    Tag subject,
    int changes) {
  /// A 128-bit keyed tag.
  public record Tag(long high, long low) {
    /// No subject.
    public static final Tag NONE = new Tag(0, 0);
  }
}
