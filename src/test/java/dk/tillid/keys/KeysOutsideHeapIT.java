package dk.tillid.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import dk.tillid.keys.Opening.Opened;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Looks for the keys of a ring at work in a dump of all live objects: as they are, with the bytes
/// of each word turned, and mixed with the two constants of HMAC (RFC 2104). The test itself holds
/// no key, only masked parts of it.
class KeysOutsideHeapIT {
  private static final long MASK = 0x5A69_7887_9695_A4B4L;
  private static final byte[] ROW = Samples.bytes(16, 0x77);
  private static final byte[] TEXT = {1, 2, 3};

  @TempDir private Path folder;
  private Path keys;
  private Path passphrase;
  private KeyRing ring;
  private SlotFile slots;
  private Sealer sealer;
  private byte[] record;

  /// What every key begins with, masked, and which key it is.
  private final Map<Long, String> needles = new HashMap<>();

  @BeforeEach
  void workWithEveryKey() {
    keys = folder.resolve("keys");
    passphrase = folder.resolve("passphrase");
    KeyRing.writeNewPassphrase(passphrase);
    KeyRing.create(keys, passphrase).close();
    ring = KeyRing.open(keys, passphrase);
    ring.createSlotFile(folder.resolve("a"), folder.resolve("b"));
    slots = ring.openSlotFile(folder.resolve("a"), folder.resolve("b"));
    sealer = ring.sealer(slots);
    record = sealer.seal(3, ROW, slots.create(), 1, TEXT);
    assertThat(sealer.open(3, ROW, record)).isInstanceOf(Opened.class);
    ring.tags().rowKey(1, "abc");
    ring.tags().fingerprint(TEXT);
    ring.tags().codeTag(new Randomness().citizenCode());
    ring.cursors().open(ring.cursors().seal(TEXT));
    ring.receipts().signCheckpoint(TEXT);
    ring.issuer().sign(TEXT);
    learn();
  }

  @AfterEach
  void close() {
    slots.close();
    ring.close();
  }

  private void learn() {
    try (var open = OpenKeystore.in(keys, passphrase);
        var contents = open.contents();
        var vault = new Vault()) {
      for (var role : EnumSet.range(Keystore.Role.STORE, Keystore.Role.ISSUER)) {
        learn(role.name(), contents.key(role));
      }
      try (var fileKey = RawKey.aes(contents.key(Keystore.Role.FILE).clone())) {
        var derived = SlotKeys.of(fileKey, vault);
        learn("WRAP", derived.wrap().getEncoded());
        learn("MAC", derived.mac().key());
      }
    }
  }

  private void learn(String name, byte[] key) {
    var begin = ByteBuffer.wrap(key).getLong();
    needles.put(begin ^ MASK, name);
    needles.put(turned(begin) ^ MASK, name);
    needles.put(begin ^ 0x3636_3636_3636_3636L ^ MASK, name);
    needles.put(begin ^ 0x5c5c_5c5c_5c5c_5c5cL ^ MASK, name);
  }

  private static long turned(long begin) {
    var high = Integer.reverseBytes((int) (begin >>> 32));
    var low = Integer.reverseBytes((int) begin);
    return (long) high << 32 | Integer.toUnsignedLong(low);
  }

  @Test
  void noKeyOfTheRingIsAmongTheLiveObjects() throws IOException {
    assertThat(foundInDump()).isEmpty();
    assertThat(sealer.open(3, ROW, record)).as("all of it still works").isInstanceOf(Opened.class);
    assertThat(ring.tags().rowKey(1, "abc")).hasSize(16);
  }

  @Test
  void aKeyThatIsHeldOnTheHeapWouldBeFound() throws IOException {
    byte[] held;
    try (var open = OpenKeystore.in(keys, passphrase);
        var contents = open.contents()) {
      held = contents.key(Keystore.Role.PSEUDONYM).clone();
    }
    assertThat(foundInDump()).containsExactly("PSEUDONYM");
    assertThat(held).hasSize(RawKey.BYTES);
  }

  /// What the JDK does with a key that is at work, and why idle ciphers are let go.
  @Test
  void aCipherThatIsHeldWouldBeFound() throws Exception {
    Cipher held = Aead.fresh();
    try (var open = OpenKeystore.in(keys, passphrase);
        var contents = open.contents();
        var key = RawKey.aes(contents.key(Keystore.Role.STORE).clone())) {
      held.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, new byte[12]));
      held.doFinal(TEXT);
    }
    assertThat(foundInDump()).containsExactly("STORE");
    assertThat(held.getAlgorithm()).isNotEmpty();
  }

  private Set<String> foundInDump() throws IOException {
    var dump = folder.resolve("live.hprof");
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .dumpHeap(dump.toString(), true);
    try (var channel = FileChannel.open(dump, StandardOpenOption.READ)) {
      return found(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
    } finally {
      Files.delete(dump);
    }
  }

  private Set<String> found(MappedByteBuffer bytes) {
    var found = new TreeSet<String>();
    var sieve = new boolean[1 << 16];
    needles.keySet().forEach(needle -> sieve[(int) (needle >>> 48)] = true);
    bytes.order(ByteOrder.BIG_ENDIAN);
    for (var at = 0; at + Long.BYTES <= bytes.limit(); at++) {
      var here = bytes.getLong(at) ^ MASK;
      if (sieve[(int) (here >>> 48)] && needles.containsKey(here)) {
        found.add(String.valueOf(needles.get(here)));
      }
    }
    return found;
  }
}
