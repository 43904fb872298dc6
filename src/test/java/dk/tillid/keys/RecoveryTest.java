package dk.tillid.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.tillid.keys.KeyFailure.Cause;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryTest {
  @TempDir Path folder;

  private Path file;
  private Recovery.Secrets secrets;
  private final KeyRing ring = Samples.ring(Entropy.system());

  @BeforeEach
  void makeSecrets() {
    file = folder.resolve("custody").resolve(Recovery.FILE);
    secrets = secrets("own");
    Passphrase.write(secrets.passphrase(), "korrekt hest batteri");
    Recipient.make(secrets.privateKey(), folder.resolve("own.pub.pem"));
  }

  private Recovery.Secrets secrets(String name) {
    return new Recovery.Secrets(folder.resolve(name), folder.resolve(name + ".pem"));
  }

  private List<Path> split(String name, int shares, int needed) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String page : pages(shares, needed)) {
      files.add(write(name + files.size(), page));
    }
    return files;
  }

  private List<String> pages(int shares, int needed) {
    return Recovery.split(file, new Recovery.Sharing(shares, needed), secrets, ring.tags());
  }

  private Path write(String name, String page) throws IOException {
    return Files.writeString(folder.resolve(name), page);
  }

  @Test
  void anyThreeOfFiveOpenAndAnyTwoDoNot() throws IOException {
    List<Path> all = split("share", 5, 3);
    assertThat(all).hasSize(5);
    int opened = 0;
    for (int mask = 0; mask < 32; mask++) {
      List<Path> some = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        if ((mask & 1 << i) != 0) {
          some.add(all.get(i));
        }
      }
      Recovery.Secrets into = secrets("into" + mask);
      if (some.size() < 3) {
        assertCause(Cause.SHARES_UNUSABLE, some, into, "3 different shares are needed");
        continue;
      }
      Recovery.combine(file, some.reversed(), into);
      assertThat(into.passphrase()).hasSameBinaryContentAs(secrets.passphrase());
      assertThat(into.privateKey()).hasSameBinaryContentAs(secrets.privateKey());
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(into.passphrase())))
          .isEqualTo("rw-------");
      opened++;
    }
    assertThat(opened).isEqualTo(10 + 5 + 1);
  }

  @Test
  void oneShareGivenThriceIsOneShare() throws IOException {
    Path one = split("share", 5, 3).getFirst();
    assertCause(Cause.SHARES_UNUSABLE, List.of(one, one, one), secrets("into"), "these are 1");
  }

  @Test
  void aNewSplittingEndsTheOneBeforeInTheSamePlaceOnDisk() throws IOException {
    List<Path> old = split("old", 5, 3);
    byte[] before = Files.readAllBytes(file);
    Object inode = Files.getAttribute(file, "unix:ino");
    List<Path> fresh = split("fresh", 5, 3);
    assertThat(Files.getAttribute(file, "unix:ino")).isEqualTo(inode);
    assertThat(Files.readAllBytes(file)).hasSameSizeAs(before).isNotEqualTo(before);
    Recovery.Secrets into = secrets("into");
    assertCause(Cause.SHARES_UNUSABLE, old, into, "of another");
    assertCause(
        Cause.SHARES_UNUSABLE, List.of(fresh.get(0), fresh.get(1), old.get(2)), into, "of another");
    Recovery.combine(file, fresh, into);
    Files.write(file, before);
    Recovery.combine(file, old, secrets("control"));
  }

  @Test
  void nothingThatIsThereIsWrittenOver() throws IOException {
    List<Path> shares = split("share", 3, 2);
    assertCause(Cause.KEYSTORE_EXISTS, shares, secrets, "is already there");
    Recovery.Secrets half = new Recovery.Secrets(folder.resolve("new"), secrets.privateKey());
    assertCause(Cause.KEYSTORE_EXISTS, shares, half, "is already there");
    assertThat(half.passphrase()).doesNotExist();
    Files.writeString(file, "somebody's notes");
    assertThatThrownBy(() -> split("again", 3, 2)).isInstanceOf(KeyFailure.class);
    assertThat(file).hasContent("somebody's notes");
  }

  /// Every wrong character, and every two neighbours swapped, is noticed; a wrong one is named.
  @Test
  void aMistypedShareIsNotedAndTheCharacterNamed() throws IOException {
    String page = pages(3, 2).getFirst();
    int tried = 0;
    for (int at = page.indexOf("\n  1") + 1; at < page.lastIndexOf("Keep"); at++) {
      char right = page.charAt(at);
      if (Crockford.value(right) < 0 || page.charAt(at - 2) == ' ') {
        continue; // a gap, or the number of the line
      }
      for (char wrong : Crockford.ALPHABET.toCharArray()) {
        if (wrong != right) {
          String typed = page.substring(0, at) + wrong + page.substring(at + 1);
          assertUnreadable(typed, "is wrong. Compare it");
          tried++;
        }
      }
      char next = page.charAt(at + 1);
      if (Crockford.value(next) >= 0 && next != right) {
        assertUnreadable(page.substring(0, at) + next + right + page.substring(at + 2), "line ");
      }
    }
    assertThat(tried).isGreaterThan(60 * 31);
    assertThat(
            Share.read("page", page.toLowerCase(java.util.Locale.ROOT).replace('-', ' ')).number())
        .isEqualTo(1);
  }

  private static void assertUnreadable(String typed, String text) {
    assertThatThrownBy(() -> Share.read("page", typed))
        .isInstanceOf(KeyFailure.class)
        .hasMessageContaining(text);
  }

  @Test
  void linesAmissTwiceOrOfTwoSharesAreNoted() throws IOException {
    List<String> pages = pages(3, 2);
    String third = line(pages.get(0), 3);
    assertUnreadable(pages.get(0).replace(third, ""), "3 of the four");
    assertUnreadable(pages.get(0) + third, "two lines 3");
    Path mixed = write("mixed", pages.get(0).replace(third, line(pages.get(1), 3)));
    Path other = write("other", pages.get(2));
    assertCause(Cause.RECOVERY_UNUSABLE, List.of(mixed, other), secrets("into"), "does not open");
  }

  private static String line(String page, int number) {
    return page.lines().filter(it -> it.startsWith("  " + number)).findFirst().orElseThrow() + "\n";
  }

  @Test
  void anAlteredRecoveryFileOpensToNobody() throws IOException {
    List<Path> shares = split("share", 3, 2);
    byte[] whole = Files.readAllBytes(file);
    for (int at = 0; at < whole.length; at += 7) {
      byte[] altered = whole.clone();
      altered[at] ^= 1;
      Files.write(file, altered);
      assertThatThrownBy(() -> Recovery.combine(file, shares, secrets("into")))
          .isInstanceOf(KeyFailure.class);
    }
    Files.write(file, Arrays.copyOf(whole, whole.length - 1));
    assertCause(Cause.RECOVERY_UNUSABLE, shares, secrets("into"), "no recovery file");
    assertThat(folder.resolve("into")).doesNotExist();
  }

  @Test
  void theFileTellsTheKeystoreWhetherItWasMadeWithThePassphrase() throws IOException {
    split("share", 3, 2);
    Path changed = folder.resolve("changed");
    Passphrase.write(changed, "hest batteri korrekt");
    assertThat(Recovery.isOf(file, secrets.passphrase(), ring.tags())).isTrue();
    assertThat(Recovery.isOf(file, changed, ring.tags())).isFalse();
    KeyRing other = Samples.ring(Entropy.system(), 0x40);
    assertThat(Recovery.isOf(file, secrets.passphrase(), other.tags())).isFalse();
    secrets = new Recovery.Secrets(changed, secrets.privateKey());
    split("anew", 3, 2);
    assertThat(Recovery.isOf(file, changed, ring.tags())).isTrue();
    Files.writeString(file, "somebody's notes");
    assertThatThrownBy(() -> Recovery.isOf(file, changed, ring.tags()))
        .isInstanceOf(KeyFailure.class);
  }

  @Test
  void neitherSecretNorLongerPassphraseStandsInTheFile() throws IOException {
    split("share", 3, 2);
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    assertThat(text).startsWith("TILLIDRC").doesNotContain("korrekt").hasSize(1084);
    Files.writeString(secrets.passphrase(), "x".repeat(991));
    assertThatThrownBy(() -> split("long", 3, 2)).hasMessageContaining("longer than 990");
    Files.writeString(secrets.passphrase(), "x".repeat(990));
    Recovery.combine(file, split("longest", 3, 2), secrets("into"));
    assertThat(folder.resolve("into")).hasContent("x".repeat(990));
  }

  @Test
  void theBytesOfAShareAreFrozen() {
    byte[] value = HexFormat.of().parseHex("00112233445566778899aabbccddeeff".repeat(2));
    Share share = Share.of(new Share.Set(3, 5, 0x01020304), 2, value);
    assertThat(share.printed())
        .isEqualTo(
            """
            Tillid. Recovery share 2 of 5; 3 are needed. Set 00G40R4.
            Del 2 af 5; der skal bruges 3.

              1  041G-4181-081G-800H-3T
              2  48SM-8NB6-EY49-KANV-MF
              3  SKEY-XZR0-24H3-6H2N-6J
              4  CSVR-H6DA-QF6D-VVQZ-FJ

            Keep it sealed and apart from the others. With the file tillid.recovery of custody:
              tillid keys combine SHARE... --passphrase FILE --recipient-key FILE
            """);
    assertThat(Share.read("page", share.printed()).value()).isEqualTo(value);
  }

  @Test
  void theBytesOfTheFileAreFrozen() throws Exception {
    byte[] sealed =
        Recovery.sealed(
            Recovery.head(new Share.Set(3, 5, 0x01020304), Samples.bytes(16, 0x44)),
            Samples.bytes(32, 0x55),
            Samples.bytes(1024, 0x66),
            Samples.bytes(12, 0x77));
    assertThat(HexFormat.of().formatHex(Arrays.copyOf(sealed, 56)))
        .isEqualTo(
            "54494c4c4944524301030500010203044444444444444444444444444444444477777777777777"
                + "7777777777d22581ea159c16910cf1ab66");
    assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(sealed)))
        .isEqualTo("b6c185f11e1571e02706c770f00545b78dc39a2c4fee811ced418c6e4c985c23");
  }

  /// By hand, so that the shares outlive the library that made them.
  @Test
  void theSharesAreShamirsOverTheFieldOfAes() throws IOException {
    List<String> pages = pages(5, 3);
    byte[] secret = new byte[Share.SECRET];
    int[] places = {1, 3, 5};
    for (int place : places) {
      byte[] value = Share.read("page", pages.get(place - 1)).value();
      int weight = 1;
      for (int other : places) {
        weight = other == place ? weight : times(times(weight, other), inverse(other ^ place));
      }
      for (int i = 0; i < secret.length; i++) {
        secret[i] ^= (byte) times(weight, value[i] & 0xFF);
      }
    }
    byte[] sealed = Files.readAllBytes(file);
    byte[] content = new byte[1024];
    byte[] head = Arrays.copyOf(sealed, 32);
    assertThat(new Aead().open(RawKey.aes(secret), sealed, 32, head, 44, 1040, content, 0))
        .isTrue();
    assertThat(new String(content, 2, 20, StandardCharsets.US_ASCII))
        .isEqualTo("korrekt hest batteri");
  }

  private static int times(int a, int b) {
    int product = 0;
    for (int x = a, y = b; y > 0; y >>= 1) {
      product ^= (y & 1) == 1 ? x : 0;
      x = (x << 1) ^ (x >= 0x80 ? 0x11B : 0);
    }
    return product;
  }

  private static int inverse(int a) {
    int found = 1;
    while (times(a, found) != 1) {
      found++;
    }
    return found;
  }

  private void assertCause(Cause cause, List<Path> shares, Recovery.Secrets into, String text) {
    assertThatThrownBy(() -> Recovery.combine(file, shares, into))
        .isInstanceOfSatisfying(KeyFailure.class, it -> assertThat(it.why()).isEqualTo(cause))
        .hasMessageContaining(text);
  }
}
