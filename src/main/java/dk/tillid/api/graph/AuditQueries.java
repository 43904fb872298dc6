package dk.tillid.api.graph;

import dk.tillid.audit.AuditEntry;
import dk.tillid.audit.Checkpoint;
import dk.tillid.domain.Operation;
import dk.tillid.domain.code.Purpose;
import java.util.List;
import java.util.Optional;

/// Reading of the audit trail (adgangslog). Reading it is itself an entry.
final class AuditQueries {
  private AuditQueries() {}

  static void wire(Wiring wiring) {
    wiring
        .root("Query", Operation.AUDIT_ENTRIES, AuditQueries::entries)
        .root("Query", Operation.AUDIT_CHECKPOINT, AuditQueries::checkpoint);
    wiring
        .type("AuditEntry", AuditEntry.class)
        .field("position", it -> Math.toIntExact(it.position()))
        .field("on", AuditEntry::on)
        .field("role", AuditEntry::role)
        .field("operation", it -> it.operation().field())
        .field("purpose", AuditEntry::purpose)
        .field("actor", it -> Ids.hex(it.actor().high(), it.actor().low()))
        .field("subjects", AuditQueries::subjects)
        .field("changes", AuditEntry::changes);
    wiring
        .type("AuditCheckpoint", Checkpoint.class)
        .field("size", it -> Math.toIntExact(it.size()))
        .field("head", Checkpoint::head)
        .field("on", Checkpoint::on)
        .field("signature", Checkpoint::signature);
  }

  private static List<String> subjects(AuditEntry entry) {
    return entry.subjects().stream().map(it -> Ids.hex(it.high(), it.low())).toList();
  }

  private static Pages.Page entries(Call call, Input in) {
    int first = Pages.first(in);
    Optional<Pages.Place> after = Pages.after(in, Pages.Kind.AUDIT, call);
    call.asked(Purpose.AUDIT);
    long from = after.map(it -> it.a() + 1).orElse(0L);
    List<AuditEntry> found = call.services().audit().entries(from, first + 1);
    List<Pages.Edge> edges =
        found.stream()
            .limit(first)
            .map(it ->
                new Pages.Edge(
                    it, new Pages.Place(it.position(), 0, 0), Pages.Kind.AUDIT, call, in))
            .toList();
    return new Pages.Page("AuditEntryConnection", edges, found.size() > first, after.isPresent());
  }

  private static Checkpoint checkpoint(Call call, Input in) {
    call.asked(Purpose.AUDIT);
    return call.services().audit().checkpoint();
  }
}
