package dk.tillid.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.domain.Actor;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.Role;
import dk.tillid.domain.WorkerId;
import dk.tillid.domain.code.WithdrawalScope;
import dk.tillid.keys.Opening.Opened;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Frozen bytes of every format. A change here makes every store in the field unreadable: raise the
/// format version and write a migration instead.
class FormatTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] ROW = Samples.bytes(16, 0x77);
  private static final byte[] TEXT = {1, 2, 3};
  private static final Commitment WHO = Commitment.of(Samples.bytes(32, 0x42));

  @Test
  void sharedRecord() throws IOException {
    try (var ring = Samples.ring(Samples.counting());
        var slots = slots(ring)) {
      var record = ring.sealer(slots).sealShared(3, ROW, 9, TEXT);
      assertThat(hex(record))
          .isEqualTo(
              "02010c0d0e0f1011121314151617907ffde26eaa9f3df8d203bdc628b5f1f9cc0378e35250f93515a3f7");
    }
  }

  @Test
  void recordOfACase() throws IOException {
    try (var ring = Samples.ring(Samples.counting());
        var slots = slots(ring)) {
      var record = ring.sealer(slots).seal(3, ROW, slots.create(), 9, TEXT);
      assertThat(record).hasSize(1 + 1 + 12 + 25 + 512 + 16 + 16);
      assertThat(hex(Arrays.copyOf(record, 40)))
          .isEqualTo(
              "02010c0d0e0f1011121314151617917ffde26caa9f3df1d301bea9c2876227e292ff3a70163eb588");
      assertThat(sha256(record))
          .isEqualTo("8e63d73ba2c602337530040140c62d4701863a715e4b9fa4b0173e3363cd7dd2");
      var opened = ring.sealer(slots).open(3, ROW, record);
      assertThat(opened)
          .asInstanceOf(InstanceOfAssertFactories.type(Opened.class))
          .satisfies(read -> assertThat(read.plaintext()).isEqualTo(TEXT));
    }
  }

  @Test
  void contentsOfAKeystore() {
    try (var contents =
        Samples.contents(1)
            .withStoreKey(Samples.bytes(32, 0x51))
            .withFileKey(Samples.bytes(32, 0x52))) {
      var joined = contents.joined();
      assertThat(joined).hasSize(16 + 2 + 2 + 10 * 32);
      assertThat(hex(joined))
          .isEqualTo(
              "21".repeat(16)
                  + "0002"
                  + "0002"
                  + "51".repeat(32)
                  + "52".repeat(32)
                  + "03".repeat(32)
                  + "04".repeat(32)
                  + "05".repeat(32)
                  + "06".repeat(32)
                  + "07".repeat(32)
                  + "08".repeat(32)
                  + "01".repeat(32)
                  + "02".repeat(32));
      assertThat(Contents.split(joined).orElseThrow().joined()).isEqualTo(joined);
    }
  }

  @Test
  void slots() {
    try (var layout = new SlotLayout(Samples.bytes(16, 0x0F), Samples.keys(2));
        var key = Samples.key(0x99)) {
      assertThat(hex(layout.header(Samples.bytes(16, 0x21))))
          .isEqualTo(
              "54494c4c4944534b000200800f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f21212121212121212121212121212121000000010000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000ae669e0457075ccb2ece9ebc622366e0ca4c75c5bca8d7168802baf026a26a0a5a");
      assertThat(hex(layout.live(2, key, Samples.bytes(12, 0x0C))))
          .isEqualTo(
              "0102000100000002000000000c0c0c0c0c0c0c0c0c0c0c0c2716200392a1486fdbbff8ec78dfcf9056e46890e26b483574df375aa5966f2cc9ff1cf82318233cab66ed5f3795cc6e000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000005a");
      assertThat(hex(layout.tombstone(2, 5, WHO, Samples.bytes(47, 0x0A))))
          .isEqualTo(
              "0202000100000002000000000000000542424242424242424242424242424242424242424242424242424242424242420a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a1b0e946b2a6e3f60135bd258581a2b07a1fe91b265c2df70d1b5eb801109b3ac5a");
    }
  }

  @Test
  void journalOfWithdrawals(@TempDir Path folder) throws IOException {
    var file = folder.resolve("tillid.withdrawals");
    var key = new SigningKey(Samples.key(7));
    try (var journal = WithdrawalJournal.open(file, Samples.bytes(16, 0x0F), key)) {
      journal.append(new WithdrawalJournal.Act(5, WHO, List.of(2, 3)));
    }
    var record = Files.readAllBytes(file);
    assertThat(record).hasSize(256);
    assertThat(hex(Arrays.copyOf(record, 191)))
        .isEqualTo(
            "01"
                + "0f".repeat(16)
                + "00".repeat(32)
                + "0000000000000005"
                + "42".repeat(32)
                + "02"
                + "0000000200000003"
                + "00".repeat(93));
    assertThat(record[255]).isEqualTo((byte) 0x5A);
    assertThat(sha256(record))
        .isEqualTo("9fa0e1708bf7695c0a357cd13348e977535779c14daf6c5936b066548ba86f89");
  }

  @Test
  void rowKeysAndTags() {
    try (var ring = Samples.ring(Samples.counting())) {
      var tags = ring.tags();
      var code = CitizenCode.of(new int[16]);
      assertThat(hex(tags.rowKey(1, 2, 3))).isEqualTo("3fc3a227c58ad06c6beffcdd248ec764");
      assertThat(hex(tags.rowKey(1, 2, 3, 4))).isEqualTo("6d058fba6aeac6d4899430243ae3582b");
      assertThat(hex(tags.rowKey(1, "abc"))).isEqualTo("3d807955fc363f04cfc431c000b5bfeb");
      assertThat(hex(tags.subjectTag(new CaseId(2, 3), 4)))
          .isEqualTo("8e5f11404093f349d325709629d72d00");
      assertThat(hex(tags.actorTag(actor(Role.WORKER, "0999", "w1"))))
          .isEqualTo("12fe60c90278429ffd0dd4b207cebfac");
      assertThat(HEX.toHexDigits(tags.fingerprint(TEXT).high())).isEqualTo("976c1f1911eeec4c");
      assertThat(HEX.toHexDigits(tags.codeTag(code).high())).isEqualTo("a6942a9e28fff37c");
      assertThat(hex(tags.commitment(tags.codeTag(code)).bytes()))
          .isEqualTo("767143e72443bb4bc81d707c35287a3b4fb6f9d6ea288717d5664000423de8b7");
    }
  }

  @Test
  void fingerprints() {
    try (var ring = Samples.ring(Samples.counting())) {
      var print = ring.fingerprints(Samples.bytes(16, 7)).of(ROW);
      assertThat(print.length()).isEqualTo(16);
      assertThat(HEX.toHexDigits(print.beginning())).isEqualTo("dc46702b");
      assertThat(HEX.toHexDigits(print.digest().high())).isEqualTo("dbe06f6e148a3ca4");
      assertThat(HEX.toHexDigits(ring.fingerprints(Samples.bytes(16, 7)).ofList(TEXT).low()))
          .isEqualTo("3e437069de30c86b");
    }
  }

  @Test
  void namesakesOfOtherRolesAndMunicipalitiesHaveTagsOfTheirOwn() {
    try (var ring = Samples.ring(Samples.counting())) {
      var tags = ring.tags();
      var tag = hex(tags.actorTag(actor(Role.WORKER, "0999", "citizen")));
      assertThat(hex(tags.actorTag(actor(Role.WORKER, "0999", "citizen")))).isEqualTo(tag);
      assertThat(hex(tags.actorTag(actor(Role.WORKER, "0998", "citizen")))).isNotEqualTo(tag);
      assertThat(hex(tags.actorTag(actor(Role.CITIZEN, "0999", "citizen")))).isNotEqualTo(tag);
    }
  }

  private static Actor actor(Role role, String municipality, String name) {
    return new Actor(new WorkerId(name), role, new Municipality(municipality), Set.of());
  }

  @Test
  void receipt() {
    try (var ring = Samples.ring(Samples.counting())) {
      var receipt = new Receipt(WithdrawalScope.EVERYTHING, WHO, 5, LocalDate.of(2026, 11, 22));
      assertThat(ring.receipts().sign(receipt))
          .isEqualTo(
              "TILLID1.AQJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQgAAAAAAAAAFAAAAAAAAUSsProw1Zk34T0vFG-qzXEGs2-csqvkUXz8Gvg1rngvUau_YeN_8a7WmVoYG-DalGE7e5E_pceJGp1iYoOwwzF0J");
    }
  }

  @Test
  void cursor() {
    try (var ring = Samples.ring(Samples.counting())) {
      assertThat(ring.cursors().seal(TEXT))
          .isEqualTo(
              "AQABAgMEBQYHCAkKC3y-Q7D_2e-gmZJEkVCFHW4PNiERn7vSOt-BdAVQvKVOQ_OVrcTU8xTZaCnnP0BlKA");
    }
  }

  @Test
  void codes() {
    assertThat(
            CitizenCode.of(new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15})
                .printed())
        .isEqualTo("0123-4567-89AB-CDEF-SS");
    assertThat(Handles.of(new int[] {26, 27, 28, 29, 30, 31}).value()).isEqualTo("TVWXYZ89");
  }

  @Test
  void derivation() {
    var derivation = new Derivation(64, 1, 1, "00".repeat(16), "21".repeat(16));
    try (var derived = derivation.derive(new byte[] {'p', 'w'})) {
      assertThat(derivation.text(derived))
          .isEqualTo(
              """
              tillid-kdf 1
              argon2id memoryKiB=64 passes=1 lanes=1
              salt=00000000000000000000000000000000
              keystore=21212121212121212121212121212121
              check=698f306b2dc44811dd3b2009edc37aff81b70f0f0f193f732512db7c666f01b7
              """);
      assertThat(new String(derived.password()))
          .isEqualTo("809538e11f651ab15c60308c7cf3e1492619e2b5a35a2c11c1631f5678982a38");
    }
  }

  @Test
  void padding() {
    assertThat(
            new int[] {
              Padding.lengthFor(1), Padding.lengthFor(512), Padding.lengthFor(513),
                  Padding.lengthFor(1025),
              Padding.lengthFor(2048), Padding.lengthFor(2049), Padding.lengthFor(4097),
                  Padding.lengthFor(100_000)
            })
        .containsExactly(512, 512, 1024, 2048, 2048, 2176, 4352, 100_352);
  }

  private static SlotFile slots(KeyRing ring) throws IOException {
    var bytes = SlotFile.newFile(Samples.keys(2), ring.id(), Samples.counting());
    var log = new ArrayList<MemoryDisk.Step>();
    return SlotFile.open(
        Samples.keys(2),
        ring.id(),
        new MemoryDisk("a", bytes, log),
        new MemoryDisk("b", bytes, log),
        Samples.counting());
  }

  private static String hex(byte[] bytes) {
    return HEX.formatHex(bytes);
  }

  private static String sha256(byte[] bytes) {
    try {
      return hex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
