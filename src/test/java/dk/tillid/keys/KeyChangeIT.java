package dk.tillid.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.tillid.keys.KeyChange.Changed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Each change is ended before each of its steps, and then taken up again in two ways: at once, or
/// after somebody opened the keystore to serve.
class KeyChangeIT {
  @TempDir private Path folder;
  private Path keys;
  private Path former;
  private Path latter;
  private String id = "";

  @BeforeEach
  void makeKeystore() throws IOException {
    keys = folder.resolve("keys");
    former = folder.resolve("former");
    latter = folder.resolve("latter");
    KeyRing.writeNewPassphrase(former);
    KeyRing.writeNewPassphrase(latter);
    writeCheaply();
  }

  /// A keystore whose passphrase costs little.
  private void writeCheaply() throws IOException {
    try (var contents = Samples.contents(1)) {
      id = HexFormat.of().formatHex(contents.id());
      var derivation = new Derivation(64, 1, 1, "00".repeat(16), id);
      try (var derived = derivation.derive(Passphrase.read(former))) {
        var text = derivation.text(derived).getBytes(StandardCharsets.US_ASCII);
        var entry = KeystoreEntry.encode(contents, derived.password());
        KeyFiles.folder(keys);
        KeyFiles.write(keys.resolve(Keystore.DERIVATION_FILE), text);
        KeyFiles.write(keys.resolve(Keystore.STORE_FILE), entry);
      }
    }
  }

  /// Goes on the given number of times, then ends the process.
  private static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1L;

    static FailPoint after(int steps) {
      var left = new int[] {steps};
      return () -> {
        if (left[0]-- == 0) {
          throw new Crash();
        }
      };
    }
  }

  private interface Act {
    void run(KeyChange change);
  }

  /// Ends a change after some steps.
  ///
  /// @return whether it came to its end
  private boolean cutShort(int steps, Act act) {
    try {
      act.run(new KeyChange(keys, former, Crash.after(steps)));
      return true;
    } catch (Crash _) {
      return false;
    }
  }

  @Test
  void whereverAChangeOfThePassphraseEndsItIsFinishedByTheNextCallOrSettledByServing()
      throws IOException {
    var start = folder.resolve("start");
    copy(keys, start);
    var steps = 0;
    while (!cutShort(steps, change -> change.passphrase(latter))) {
      var crashed = folder.resolve("crashed");
      copy(keys, crashed);
      var opening = Stream.of(former, latter).filter(each -> opens(each).isPresent()).toList();
      assertThat(opening).as("what opens after step %s", steps).isNotEmpty();
      for (var passphrase : opening) {
        copy(crashed, keys);
        try (var ring = KeyRing.open(keys, passphrase)) {
          ring.settle();
        }
        requireOnly(passphrase, passphrase.equals(former) ? latter : former);
      }
      copy(crashed, keys);
      new KeyChange(keys, former).passphrase(latter);
      requireOnly(latter, former);
      copy(start, keys);
      steps++;
    }
    assertThat(steps).as("steps a crash can come before").isGreaterThanOrEqualTo(10);
    requireOnly(latter, former);
  }

  /// Makes a folder hold what another holds; two names of one file stay two names of one file.
  private static void copy(Path from, Path to) throws IOException {
    if (Files.exists(to)) {
      for (var each : list(to)) {
        Files.delete(each);
      }
    }
    Files.createDirectories(to);
    for (var each : list(from)) {
      var target = to.resolve(String.valueOf(each.getFileName()));
      var twin =
          list(from).stream()
              .filter(other -> other.compareTo(each) < 0 && isSame(other, each))
              .findFirst();
      if (twin.isPresent()) {
        Files.createLink(target, to.resolve(String.valueOf(twin.get().getFileName())));
      } else {
        Files.copy(each, target);
      }
    }
  }

  private static boolean isSame(Path one, Path other) {
    try {
      return Files.isSameFile(one, other);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  @Test
  void theFormerFilesBytesAreOverwritten() throws IOException {
    var peeks =
        List.of(
            second(keys.resolve(Keystore.STORE_FILE)),
            second(keys.resolve(Keystore.DERIVATION_FILE)));
    assertThat(peeks).allSatisfy(peek -> assertThat(isZero(peek)).isFalse());
    new KeyChange(keys, former).passphrase(latter);
    assertThat(peeks).allSatisfy(peek -> assertThat(isZero(peek)).isTrue());

    var replaced = second(keys.resolve(Keystore.STORE_FILE));
    new KeyChange(keys, latter).begin(Changed.FILE).close();
    assertThat(isZero(replaced)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void wheneverAChangeInTwoActsEndsTheKeystoreIsWhole(Changed changed) throws IOException {
    var epoch = 1;
    for (var steps = 0; !cutShort(steps, change -> change.begin(changed).close()); steps++) {
      assertThat(opens(former)).hasValue(id);
      try (var ring = new KeyChange(keys, former).begin(changed)) {
        epoch++;
        assertThat(epochOf(ring, changed)).isEqualTo(epoch);
        assertThat(ring.changing()).containsExactly(changed);
      }
      new KeyChange(keys, former).end(changed);
      requireOnly(former, latter);
    }
    for (var steps = 0; !cutShort(steps, change -> change.end(changed)); steps++) {
      assertThat(opens(former)).hasValue(id);
      new KeyChange(keys, former).end(changed);
      requireOnly(former, latter);
      new KeyChange(keys, former).begin(changed).close();
    }
    try (var ring = KeyRing.open(keys, former)) {
      assertThat(ring.changing()).isEmpty();
    }
  }

  @Test
  void aChangeUnderWayIsGoneOnWithAndNotBegunTwice() {
    try (var one = new KeyChange(keys, former).begin(Changed.STORE);
        var two = new KeyChange(keys, former).begin(Changed.STORE)) {
      assertThat(two.storeKeyEpoch()).isEqualTo(one.storeKeyEpoch()).isEqualTo(2);
    }
  }

  @Test
  void neitherPassphraseThatIsWrongNorTheSameIsTaken() throws IOException {
    var wrong = folder.resolve("wrong");
    KeyRing.writeNewPassphrase(wrong);
    var before = Files.readAllBytes(keys.resolve(Keystore.STORE_FILE));
    assertThatThrownBy(() -> new KeyChange(keys, wrong).passphrase(latter))
        .isInstanceOf(KeyFailure.class)
        .hasMessageContaining(wrong.toString());
    var same = folder.resolve("same");
    Files.copy(former, same);
    assertThatThrownBy(() -> new KeyChange(keys, former).passphrase(same))
        .isInstanceOf(KeyFailure.class)
        .hasMessageContaining("nothing would change");
    assertThat(keys.resolve(Keystore.STORE_FILE)).hasBinaryContent(before);
  }

  private Optional<String> opens(Path passphrase) {
    try (var ring = KeyRing.open(keys, passphrase)) {
      return Optional.of(name(ring));
    } catch (KeyFailure failure) {
      assertThat(failure.why()).isEqualTo(KeyFailure.Cause.PASSPHRASE_WRONG);
      return Optional.empty();
    }
  }

  private void requireOnly(Path opening, Path other) throws IOException {
    assertThat(opens(opening)).hasValue(id);
    assertThat(opens(other)).isEmpty();
    assertThat(list(keys))
        .containsExactly(keys.resolve(Keystore.STORE_FILE), keys.resolve(Keystore.DERIVATION_FILE));
  }

  private static int epochOf(KeyRing ring, Changed changed) {
    return switch (changed) {
      case STORE -> ring.storeKeyEpoch();
      case FILE -> ring.fileKeyEpoch();
    };
  }

  /// A second name of a file, under which its bytes are seen after it was removed.
  private Path second(Path file) throws IOException {
    return Files.createLink(folder.resolve(file.getFileName() + ".peek" + peeks++), file);
  }

  private int peeks;

  private static boolean isZero(Path file) throws IOException {
    return SlotLayout.isZero(Files.readAllBytes(file));
  }

  private static String name(KeyRing ring) {
    return HexFormat.of().formatHex(ring.id());
  }
}
