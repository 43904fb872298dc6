package dk.tillid.store;

import dk.tillid.audit.AuditEntry;
import dk.tillid.audit.EntryBytes;
import dk.tillid.keys.Commitment;
import java.nio.ByteBuffer;
import java.util.List;

/// An erasure that is to be carried out, whatever happens: enough to finish it after a crash, and
/// no pseudonym. Without slots it is an erasure of nothing: for a code that opens no case, or one
/// that withdraws from less than the whole.
///
/// @param slots the slots of the case and of the enquiries it came of
/// @param rows every row of the case, by keyed name
/// @param entry the audit entry of the withdrawal
record Intent(List<Integer> slots, Commitment commitment, List<Row> rows, AuditEntry entry) {
  static final Codec<Intent> CODEC = new Codec<>("intent", 2, Intent::write, Intent::read);

  /// Lengths in steps of this, so that they do not tell a case from none.
  private static final int STEP = 2048;

  Intent {
    slots = List.copyOf(slots);
    rows = List.copyOf(rows);
  }

  private static void write(RecordWriter out, Intent intent) {
    out.list(intent.slots, (o, slot) -> o.unsigned(slot))
        .raw(intent.commitment.bytes())
        .list(intent.rows, Intent::write)
        .chunk(EntryBytes.of(intent.entry));
    int used = out.length() + 2;
    out.padding((used + STEP - 1) / STEP * STEP - used);
  }

  private static Intent read(RecordReader in) {
    Intent intent =
        new Intent(
            in.list(RecordReader::small),
            Commitment.of(in.raw(Commitment.BYTES)),
            in.list(Intent::row),
            EntryBytes.read(ByteBuffer.wrap(in.chunk())));
    in.padding();
    return intent;
  }

  private static void write(RecordWriter out, Row row) {
    out.octet(row.family().number()).fixed(row.key().high()).fixed(row.key().low());
  }

  private static Row row(RecordReader in) {
    return new Row(Family.of(in.octet()), new RowKey(in.fixed(), in.fixed()));
  }
}
