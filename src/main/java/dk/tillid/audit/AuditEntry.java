package dk.tillid.audit;

import dk.tillid.domain.Operation;
import dk.tillid.domain.Role;
import dk.tillid.domain.code.Purpose;
import java.time.LocalDate;
import java.util.List;

/// One entry of the audit trail (adgangslog): who did what and why, with no pseudonym in clear.
///
/// @param position place in the trail, from 0, without gaps
/// @param actor keyed tag of the worker: the same for the same worker, told to nobody outside audit
/// @param subjects keyed tags of case and position, at most [#MOST_SUBJECTS]: different in every
///   entry, so that entries of one case cannot be joined without its pseudonym; none where no case
///   is meant
/// @param changes how many changes the entry's commit made; 0 for a read
public record AuditEntry(
    long position,
    LocalDate on,
    Role role,
    Operation operation,
    Purpose purpose,
    Tag actor,
    List<Tag> subjects,
    int changes) {
  /// The most cases of one entry.
  public static final int MOST_SUBJECTS = 128;

  /// Copies the tags.
  ///
  /// @throws IllegalArgumentException for too many
  public AuditEntry {
    subjects = List.copyOf(subjects);
    if (subjects.size() > MOST_SUBJECTS) {
      throw new IllegalArgumentException("an audit entry has at most 128 subjects");
    }
  }

  /// A 128-bit keyed tag.
  public record Tag(long high, long low) {}
}
