package dk.tillid.audit;

import dk.tillid.audit.AuditEntry.Tag;
import dk.tillid.domain.Operation;
import dk.tillid.domain.Role;
import dk.tillid.domain.code.Purpose;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// The canonical bytes of an entry; the package page has the layout.
public final class EntryBytes {
  /// Length of the tag of one subject.
  public static final int TAG = 16;

  static final byte FORMAT = 2;
  private static final int HEAD = 40;

  private static final Role[] ROLES = Role.values();
  private static final Operation[] OPERATIONS = Operation.values();
  private static final Purpose[] PURPOSES = Purpose.values();

  private EntryBytes() {}

  /// The entry as a fresh array.
  public static byte[] of(AuditEntry entry) {
    ByteBuffer bytes = ByteBuffer.allocate(HEAD + TAG * entry.subjects().size());
    bytes
        .put(FORMAT)
        .putLong(entry.position())
        .putInt(Math.toIntExact(entry.on().toEpochDay()))
        .put((byte) entry.role().ordinal())
        .putShort((short) entry.operation().ordinal())
        .putShort((short) entry.purpose().ordinal())
        .putLong(entry.actor().high())
        .putLong(entry.actor().low())
        .putInt(entry.changes())
        .putShort((short) entry.subjects().size());
    entry.subjects().forEach(tag -> bytes.putLong(tag.high()).putLong(tag.low()));
    return bytes.array();
  }

  /// The entry that these bytes begin with.
  ///
  /// @throws IllegalArgumentException if they are no entry of format 2, or name a code this program
  ///   does not know
  public static AuditEntry read(ByteBuffer bytes) {
    if (bytes.remaining() < HEAD || bytes.get() != FORMAT) {
      throw new IllegalArgumentException("not an audit entry of format " + FORMAT);
    }
    long position = bytes.getLong();
    LocalDate on = LocalDate.ofEpochDay(bytes.getInt());
    Role role = at(ROLES, bytes.get());
    Operation operation = at(OPERATIONS, bytes.getShort());
    Purpose purpose = at(PURPOSES, bytes.getShort());
    Tag actor = tag(bytes);
    int changes = bytes.getInt();
    return new AuditEntry(position, on, role, operation, purpose, actor, subjects(bytes), changes);
  }

  private static List<Tag> subjects(ByteBuffer bytes) {
    int number = bytes.getShort();
    if (number < 0 || number > bytes.remaining() / TAG) {
      throw new IllegalArgumentException("an audit entry ends too early");
    }
    List<Tag> subjects = new ArrayList<>(number);
    for (int i = 0; i < number; i++) {
      subjects.add(tag(bytes));
    }
    return subjects;
  }

  private static Tag tag(ByteBuffer bytes) {
    return new Tag(bytes.getLong(), bytes.getLong());
  }

  private static <E> E at(E[] list, int place) {
    if (place < 0 || place >= list.length) {
      throw new IllegalArgumentException("an audit entry names an unknown code");
    }
    return list[place];
  }
}
