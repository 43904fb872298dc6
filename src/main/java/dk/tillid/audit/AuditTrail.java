package dk.tillid.audit;

import dk.tillid.domain.CaseId;
import dk.tillid.domain.code.Purpose;
import java.time.LocalDate;
import java.util.List;

/// Reading of the audit trail. The store fills it in.
public interface AuditTrail {
  /// A look at a case or a change of it, as the citizen may see it: no staff.
  ///
  /// @param looks how many on that day for that purpose
  record Look(LocalDate on, Purpose purpose, int looks) {}

  /// Up to `limit` entries from `position` upwards.
  List<AuditEntry> entries(long position, int limit);

  /// The head of the chain, signed.
  Checkpoint checkpoint();

  /// Looks at one case, newest first.
  List<Look> looks(CaseId id);
}
