package dk.tillid.store;

import dk.tillid.audit.AuditEntry;
import dk.tillid.audit.EntryBytes;
import dk.tillid.audit.Link;
import java.nio.ByteBuffer;

/// The content of a row of the audit trail: entry, link after it, zero bytes. These make as much
/// room as if the entry's subjects were 1, 2, 4, 8 … 128, so that a row's length tells of a search
/// no more than a power of two, and a look at a case from one at nothing not at all.
///
/// @param link stands for everything up to the entry
record TrailRow(AuditEntry entry, Link link) {
  byte[] bytes() {
    byte[] head = EntryBytes.of(entry);
    return ByteBuffer.allocate(head.length + Link.BYTES + padding(entry))
        .put(head)
        .put(link.bytes())
        .array();
  }

  /// @throws IllegalArgumentException if this is not the content of a row
  static TrailRow of(byte[] content) {
    ByteBuffer bytes = ByteBuffer.wrap(content);
    AuditEntry entry = EntryBytes.read(bytes);
    if (bytes.remaining() != Link.BYTES + padding(entry)) {
      throw new IllegalArgumentException("a row of the audit trail has another length");
    }
    return new TrailRow(entry, Link.read(bytes));
  }

  private static int padding(AuditEntry entry) {
    int subjects = entry.subjects().size();
    int room = subjects <= 1 ? 1 : 2 * Integer.highestOneBit(subjects - 1);
    return EntryBytes.TAG * (room - subjects);
  }
}
