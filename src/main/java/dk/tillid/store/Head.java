package dk.tillid.store;

import dk.tillid.audit.Chain;
import dk.tillid.audit.Link;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// What the store knows of itself, rewritten with every batch in the one row `head` of `meta`.
///
/// @param keystore the name of the keystore
/// @param trail the audit trail so far
/// @param slots the number above every slot the database may name
/// @param erasureEpoch the highest erasure epoch the database knows of
/// @param sequence RocksDB's number of the last write before this batch
record Head(RowKey keystore, Chain trail, int slots, long erasureEpoch, long sequence) {
  static final Codec<Head> CODEC = new Codec<>("head", 1, Head::write, Head::read);

  static byte[] key() {
    return "head".getBytes(StandardCharsets.US_ASCII);
  }

  private static void write(RecordWriter out, Head head) {
    out.fixed(head.keystore.high())
        .fixed(head.keystore.low())
        .fixed(head.trail.size())
        .raw(head.trail.head().bytes())
        .fixed(head.slots)
        .fixed(head.erasureEpoch)
        .fixed(head.sequence);
  }

  private static Head read(RecordReader in) {
    RowKey keystore = new RowKey(in.fixed(), in.fixed());
    long size = in.fixed();
    Link link = Link.read(ByteBuffer.wrap(in.raw(Link.BYTES)));
    return new Head(
        keystore, new Chain(size, link), Math.toIntExact(in.fixed()), in.fixed(), in.fixed());
  }
}
