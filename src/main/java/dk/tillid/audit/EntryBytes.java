package dk.tillid.audit;

import dk.tillid.audit.AuditEntry.Tag;
import dk.tillid.domain.Operation;
import dk.tillid.domain.Role;
import dk.tillid.domain.code.Purpose;
import java.nio.ByteBuffer;
import java.time.LocalDate;

/// The canonical bytes of an entry; the package page has the layout.
public final class EntryBytes {
  /// Length of every entry.
  public static final int LENGTH = 54;

  static final byte FORMAT = 1;

  private static final Role[] ROLES = Role.values();
  private static final Operation[] OPERATIONS = Operation.values();
  private static final Purpose[] PURPOSES = Purpose.values();

  private EntryBytes() {}

  /// The entry as a fresh array.
  public static byte[] of(AuditEntry entry) {
    return ByteBuffer.allocate(LENGTH)
        .put(FORMAT)
        .putLong(entry.position())
        .putInt(Math.toIntExact(entry.on().toEpochDay()))
        .put((byte) entry.role().ordinal())
        .putShort((short) entry.operation().ordinal())
        .putShort((short) entry.purpose().ordinal())
        .putLong(entry.actor().high())
        .putLong(entry.actor().low())
        .putLong(entry.subject().high())
        .putLong(entry.subject().low())
        .putInt(entry.changes())
        .array();
  }

  /// The entry of these bytes.
  ///
  /// @throws IllegalArgumentException if they are no entry of format 1, or name a code this program
  ///   does not know
  public static AuditEntry read(ByteBuffer bytes) {
    if (bytes.remaining() < LENGTH || bytes.get() != FORMAT) {
      throw new IllegalArgumentException("not an audit entry of format " + FORMAT);
    }
    return new AuditEntry(
        bytes.getLong(),
        LocalDate.ofEpochDay(bytes.getInt()),
        at(ROLES, bytes.get()),
        at(OPERATIONS, bytes.getShort()),
        at(PURPOSES, bytes.getShort()),
        new Tag(bytes.getLong(), bytes.getLong()),
        new Tag(bytes.getLong(), bytes.getLong()),
        bytes.getInt());
  }

  private static <E> E at(E[] list, int place) {
    if (place < 0 || place >= list.length) {
      throw new IllegalArgumentException("an audit entry names an unknown code");
    }
    return list[place];
  }
}
