package dk.tillid.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.tillid.audit.Chain;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.StoreFailure;
import dk.tillid.keys.KeyFailure;
import dk.tillid.keys.KeyRing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RotationIT {
  @TempDir Path folder;

  private final InventedCases town = new InventedCases(11);
  private StoreSettings settings = StoreSettings.of(Path.of(""));
  private Path keys = Path.of("");
  private Path passphrase = Path.of("");
  private List<CaseId> cases = List.of();
  private Map<CaseId, InventedCases.Held> held = Map.of();
  private CaseId erased = new CaseId(0, 0);

  /// The two changes that write the store anew.
  enum Kind {
    FILE,
    STORE
  }

  @BeforeEach
  void settleSomeCasesAndWithdrawOne() {
    settings = StoreSettings.of(folder.resolve("data"));
    keys = folder.resolve("keys");
    passphrase = folder.resolve("passphrase");
    KeyRing.writeNewPassphrase(passphrase);
    KeyRing.create(keys, passphrase).close();
    served(ledger -> {
      cases = new ArrayList<>(town.settle(ledger, 8));
      erased = cases.removeFirst();
      town.withdraw(ledger, erased);
      held =
          cases.stream().collect(Collectors.toMap(id -> id, id -> held(ledger, id).orElseThrow()));
      return held;
    });
  }

  private <T> T served(Function<RocksLedger, T> work) {
    try (KeyRing ring = KeyRing.open(keys, passphrase);
        RocksLedger ledger = RocksLedger.open(settings, ring, Ways.CLOCK)) {
      return work.apply(ledger);
    }
  }

  private static Optional<InventedCases.Held> held(RocksLedger ledger, CaseId id) {
    return InventedCases.held(ledger.view(), id);
  }

  private long rotate(Kind kind, Rotation.Watch watch) {
    Rotation rotation = new Rotation(settings, keys, passphrase, watch);
    return switch (kind) {
      case FILE -> rotation.file();
      case STORE -> rotation.store(Ways.CLOCK);
    };
  }

  private void requireWhole() {
    served(ledger -> {
      assertThat(cases).allSatisfy(id -> assertThat(held(ledger, id)).hasValue(held.get(id)));
      assertThat(held(ledger, erased)).isEmpty();
      assertThat(ledger.scan(_ -> {}, _ -> {}, _ -> {}, _ -> {})).isPositive();
      assertThat(ledger.verifyTrail(Optional.empty())).isInstanceOf(Chain.Verdict.Whole.class);
      return ledger;
    });
  }

  private static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /// Ends a change after some steps.
  ///
  /// @return whether the change came to its end
  private boolean cutShort(Kind kind, int steps) {
    int[] left = {steps};
    try {
      rotate(
          kind,
          (_, _) -> {
            if (left[0]-- == 0) {
              throw new Crash();
            }
          });
      return true;
    } catch (Crash _) {
      return false;
    }
  }

  /// Each call gets one step further than the one before, until one comes to its end.
  @ParameterizedTest
  @EnumSource
  void whereverAChangeEndsEverythingOpensAndTheNextCallGoesOn(Kind kind) {
    int steps = 0;
    while (!cutShort(kind, steps)) {
      requireWhole();
      steps++;
    }
    requireWhole();
    assertThat(steps).isGreaterThanOrEqualTo(3);
    try (KeyRing ring = KeyRing.open(keys, passphrase)) {
      assertThat(ring.changing()).isEmpty();
    }
  }

  @Test
  void betweenTwoCallsTheRegistryServesAsEver() {
    assertThat(cutShort(Kind.STORE, 3)).isFalse();
    assertThat(cutShort(Kind.FILE, 0)).isFalse();
    CaseId late = served(ledger -> town.settle(ledger, 1).getFirst());
    cases.add(late);
    CaseId gone = cases.removeFirst();
    served(ledger -> {
      held =
          cases.stream().collect(Collectors.toMap(id -> id, id -> held(ledger, id).orElseThrow()));
      return town.withdraw(ledger, gone);
    });
    rotate(Kind.STORE, (_, _) -> {});
    rotate(Kind.FILE, (_, _) -> {});
    requireWhole();
    Optional<InventedCases.Held> left = served(ledger -> held(ledger, gone));
    assertThat(left).isEmpty();
  }

  @Test
  void nothingUnderTheFormerStoreKeyStaysInTheFiles() throws IOException {
    List<byte[]> needles = new ArrayList<>();
    for (Family family : List.of(Family.CASES, Family.PAGES, Family.CODES, Family.IDEMPOTENCY)) {
      RawRows.read(settings, family).values().forEach(record -> needles.add(piece(record)));
    }
    assertThat(needles).hasSizeGreaterThan(20);
    assertThat(needles).as("control").allSatisfy(it -> assertThat(found(it)).isTrue());

    assertThat(rotate(Kind.STORE, (_, _) -> {})).isGreaterThan(needles.size());

    assertThat(needles).allSatisfy(it -> assertThat(found(it)).isFalse());
  }

  @Test
  void theFormerKeystoreOpensNothingOfWhatWasSealedAnew() throws IOException {
    Path copy = folder.resolve("copied-keys");
    for (Kind kind : Kind.values()) {
      copyKeys(copy);
      rotate(kind, (_, _) -> {});
      try (KeyRing former = KeyRing.open(copy, passphrase)) {
        assertThatThrownBy(() -> RocksLedger.open(settings, former, Ways.CLOCK).close())
            .isInstanceOfAny(KeyFailure.class, StoreFailure.class);
      }
    }
    requireWhole();
  }

  @Test
  void theRootChangesAndTheFormerPassphraseOpensNothing() {
    Path next = folder.resolve("next");
    KeyRing.writeNewPassphrase(next);
    new Rotation(settings, keys, passphrase, (_, _) -> {}).root(next);
    assertThatThrownBy(() -> KeyRing.open(keys, passphrase)).isInstanceOf(KeyFailure.class);
    passphrase = next;
    requireWhole();
  }

  @Test
  void whileTheRegistryServesNothingIsChanged() throws IOException {
    byte[] before = Files.readAllBytes(keys.resolve("tillid.bcfks"));
    served(ledger -> {
      for (Kind kind : Kind.values()) {
        assertThatThrownBy(() -> rotate(kind, (_, _) -> {}))
            .isInstanceOf(StoreFailure.class)
            .hasMessageContaining("Stop the other Tillid");
      }
      return ledger;
    });
    assertThat(keys.resolve("tillid.bcfks")).hasBinaryContent(before);
    requireWhole();
  }

  private void copyKeys(Path target) throws IOException {
    Files.createDirectories(target);
    for (String name : List.of("tillid.bcfks", "tillid.kdf")) {
      Files.copy(keys.resolve(name), target.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static byte[] piece(byte[] record) {
    return Arrays.copyOfRange(record, 14, 30); // behind format, epoch and nonce
  }

  private boolean found(byte[] needle) throws IOException {
    try (Stream<Path> files = Files.walk(settings.dataDir())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (indexOf(Files.readAllBytes(file), needle) >= 0) {
          return true;
        }
      }
      return false;
    }
  }

  private static int indexOf(byte[] bytes, byte[] needle) {
    for (int at = 0; at + needle.length <= bytes.length; at++) {
      if (bytes[at] == needle[0]
          && Arrays.equals(bytes, at, at + needle.length, needle, 0, needle.length)) {
        return at;
      }
    }
    return -1;
  }
}
