package dk.tillid.keys;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// A long text under AES-256-GCM in chunks of 1 MiB (the STREAM construction of Hoang,
/// Reyhanitabar, Rogaway and Vizár, CRYPTO 2015): the nonce is the chunk's number and whether it is
/// the last, so that chunks cannot be cut off, left out, swapped or put elsewhere. A key seals one
/// text.
final class SealedStream {
  static final int CHUNK = 1 << 20;

  private SealedStream() {}

  private static byte[] nonce(long number, boolean last) {
    return ByteBuffer.allocate(Aead.NONCE).putInt(last ? 1 : 0).putLong(number).array();
  }

  /// Seals what is written to it. Closing writes the last chunk and closes `out`; without it the
  /// text is incomplete and never opens.
  static final class Sealing extends OutputStream {
    private final OutputStream out;
    private final RawKey key;
    private final byte[] label;
    private final Aead aead = new Aead();
    private final byte[] chunk = new byte[CHUNK];
    private int filled;
    private long number;
    private boolean closed;

    /// Takes over the key, which it wipes at the end.
    Sealing(OutputStream out, RawKey key, byte[] label) {
      this.out = out;
      this.key = key;
      this.label = label.clone();
    }

    @Override
    public void write(int octet) throws IOException {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      var from = offset;
      var left = length;
      while (left > 0) {
        if (filled == CHUNK) {
          seal(false);
        }
        var part = Math.min(left, CHUNK - filled);
        System.arraycopy(bytes, from, chunk, filled, part);
        filled += part;
        from += part;
        left -= part;
      }
    }

    private void seal(boolean last) throws IOException {
      var sealed = new byte[filled + Aead.TAG];
      aead.seal(key, nonce(number, last), 0, label, chunk, 0, filled, sealed, 0);
      out.write(sealed);
      number++;
      filled = 0;
    }

    @Override
    public void close() throws IOException {
      if (closed) {
        return;
      }
      closed = true;
      try (out) {
        seal(true);
      } finally {
        Arrays.fill(chunk, (byte) 0);
        aead.drop();
        key.close();
      }
    }
  }

  /// Opens what was sealed. Reading fails at the first chunk that is not as it was sealed.
  static final class Opening extends InputStream {
    private final BufferedInputStream in;
    private final RawKey key;
    private final byte[] label;
    private final Aead aead = new Aead();
    private byte[] chunk = {};
    private int read;
    private long number;
    private boolean ended;

    /// Takes over the key, which it wipes at the end.
    Opening(InputStream in, RawKey key, byte[] label) {
      this.in = new BufferedInputStream(in, 1 << 16);
      this.key = key;
      this.label = label.clone();
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      while (read == chunk.length) {
        if (ended) {
          return -1;
        }
        open();
      }
      var part = Math.min(length, chunk.length - read);
      System.arraycopy(chunk, read, into, offset, part);
      read += part;
      return part;
    }

    private void open() throws IOException {
      var sealed = in.readNBytes(CHUNK + Aead.TAG);
      in.mark(1);
      ended = in.read() < 0;
      in.reset();
      chunk = new byte[Math.max(0, sealed.length - Aead.TAG)];
      read = 0;
      if (sealed.length < Aead.TAG
          || !aead.open(
              key,
              join(nonce(number, ended), sealed),
              0,
              label,
              Aead.NONCE,
              sealed.length,
              chunk,
              0)) {
        throw new IOException("a sealed text was altered or cut");
      }
      number++;
    }

    private static byte[] join(byte[] nonce, byte[] sealed) {
      return ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
    }

    @Override
    public void close() throws IOException {
      aead.drop();
      key.close();
      Arrays.fill(chunk, (byte) 0);
      in.close();
    }
  }
}
