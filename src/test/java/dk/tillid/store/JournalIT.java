package dk.tillid.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CodeTag;
import dk.tillid.domain.Operation;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.StoreFailure;
import dk.tillid.keys.KeyFailure;
import dk.tillid.keys.KeyFailure.Cause;
import dk.tillid.keys.WithdrawalJournal.Act;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The journal of withdrawals in custody: every withdrawal is in it before it is answered, it comes
/// back when it is lost, and it tells when older files were put in the store's place.
class JournalIT {
  private static final int RECORD = 256;

  @TempDir Path folder;

  private final Drawn drawn = new Drawn(new SplittableRandom(4));
  private final List<CodeTag> codes = new ArrayList<>();
  private Optional<FailPoint.Step> failing = Optional.empty();
  private StoreSettings settings;
  private Optional<RocksLedger> open = Optional.empty();

  @BeforeEach
  void openWithFourCases() {
    settings =
        StoreSettings.of(folder.resolve("data"), folder.resolve("copy"), folder.resolve("custody"));
    RocksLedger ledger = open();
    for (int i = 0; i < 4; i++) {
      CaseFile file = drawn.opened(Optional.empty(), Ways.TODAY);
      CodeTag code = drawn.codeTag();
      codes.add(code);
      ledger.transact(Ways.request(Operation.OPEN_CASE), Ways.open(file));
      ledger.transact(Ways.request(Operation.GIVE_CONSENT), Ways.consent(file.id(), code));
    }
  }

  private RocksLedger open() {
    RocksLedger ledger =
        RocksLedger.open(
            settings,
            TestKeys.own(),
            Ways.CLOCK,
            step -> {
              if (failing.equals(Optional.of(step))) {
                throw new StoreFailure("the test pulls the plug");
              }
            });
    open = Optional.of(ledger);
    return ledger;
  }

  @AfterEach
  void close() {
    open.ifPresent(RocksLedger::close);
    open = Optional.empty();
  }

  private Outcome withdraw(CodeTag code) {
    return open.orElseThrow().transact(Ways.withdrawal(), Ways.withdraw(code));
  }

  private List<Act> acts() {
    return open.orElseThrow().withdrawals();
  }

  @Test
  void everyWithdrawalIsInTheJournalAlsoOneOfNothing() throws IOException {
    withdraw(codes.get(0));
    withdraw(drawn.codeTag());
    withdraw(codes.get(1));
    assertThat(acts()).extracting(Act::erasureEpoch).containsExactly(1L, 2L, 3L);
    assertThat(acts()).extracting(it -> it.slots().size()).containsExactly(1, 1, 1);
    assertThat(acts().get(0).commitment())
        .isEqualTo(TestKeys.own().tags().commitment(codes.getFirst()));
    assertThat(Files.size(settings.journal())).isEqualTo(3L * RECORD);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(settings.journal())))
        .isEqualTo("rw-------");
  }

  @ParameterizedTest
  @EnumSource
  void crashAfterAnyStepLeavesTheJournalWithTheWithdrawal(FailPoint.Step step) {
    failing = Optional.of(step);
    try {
      withdraw(codes.getFirst());
    } catch (StoreFailure _) {
      failing = Optional.empty();
    }
    failing = Optional.empty();
    close();
    open();
    assertThat(acts().stream().flatMap(act -> act.slots().stream()).filter(slot -> slot > 1))
        .hasSizeGreaterThanOrEqualTo(1)
        .containsOnly(2);
    withdraw(codes.get(1));
    close();
    open();
    assertThat(acts().getLast().slots()).containsExactly(3);
  }

  @Test
  void aLostJournalComesBackFromTheSlotFile() throws IOException {
    withdraw(codes.get(0));
    withdraw(codes.get(2));
    List<Act> before = acts();
    close();
    Files.write(settings.journal(), new byte[0]); // the operator's word that it is lost for good
    assertThat(open().journalCaughtUp()).isEqualTo(2);
    assertThat(acts()).isEqualTo(before);
    withdraw(codes.get(3));
    assertThat(acts()).extracting(Act::erasureEpoch).containsExactly(1L, 2L, 3L);
  }

  @Test
  void aMediumThatIsNotMountedIsNotTakenForALostJournal() throws IOException {
    withdraw(codes.get(0));
    close();
    Files.move(settings.custodyDir(), folder.resolve("unmounted"));
    assertThatThrownBy(this::open)
        .isInstanceOf(StoreFailure.class)
        .hasMessageContaining("tillid.withdrawals is missing. Mount the medium");
    assertThat(settings.custodyDir()).doesNotExist();
    Files.move(folder.resolve("unmounted"), settings.custodyDir());
    assertThat(open().journalCaughtUp()).isZero();
  }

  /// The folder that a medium is mounted on is there also while the medium is not.
  @Test
  void anEmptyMountPointIsNotTakenForALostJournal() throws IOException {
    withdraw(codes.get(0));
    close();
    Path medium = folder.resolve("unmounted");
    Files.move(settings.journal(), medium);
    assertThatThrownBy(this::open)
        .isInstanceOf(StoreFailure.class)
        .hasMessageContaining("tillid.withdrawals is missing. Mount the medium");
    assertThat(settings.journal()).doesNotExist();
    Files.move(medium, settings.journal());
    assertThat(open().journalCaughtUp()).isZero();
  }

  @Test
  void aRecordCutShortWasNeverAcknowledged() throws IOException {
    withdraw(codes.get(0));
    withdraw(codes.get(1));
    List<Act> before = acts();
    close();
    byte[] whole = Files.readAllBytes(settings.journal());
    for (int length : new int[] {RECORD + 1, 2 * RECORD - 1, RECORD}) {
      Files.write(settings.journal(), Arrays.copyOf(whole, length));
      open();
      assertThat(acts()).isEqualTo(before); // the slot file knows
      close();
      assertThat(Files.size(settings.journal())).isEqualTo(2L * RECORD);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 60, 100, 191, 200, 255})
  void aRecordAlteredInTheMiddleIsRefused(int place) throws IOException {
    withdraw(codes.get(0));
    withdraw(codes.get(1));
    close();
    byte[] altered = Files.readAllBytes(settings.journal());
    altered[place] ^= 1;
    Files.write(settings.journal(), altered);
    assertCause(Cause.JOURNAL_DAMAGED);
    byte[] swapped = new byte[2 * RECORD];
    altered[place] ^= 1;
    System.arraycopy(altered, RECORD, swapped, 0, RECORD);
    System.arraycopy(altered, 0, swapped, RECORD, RECORD);
    Files.write(settings.journal(), swapped);
    assertCause(Cause.JOURNAL_DAMAGED);
    Files.write(settings.journal(), altered);
    open();
  }

  private void assertCause(Cause cause) {
    assertThatThrownBy(this::open)
        .isInstanceOfSatisfying(
            KeyFailure.class, failure -> assertThat(failure.why()).isEqualTo(cause));
  }

  /// Data and both slot files of yesterday in the place of today's: each for itself is sound and
  /// they belong together.
  @Test
  void olderFilesPutInTheStoresPlaceAreRefused() throws IOException {
    withdraw(codes.get(0));
    close();
    copy(folder.resolve("data"), folder.resolve("old-data"));
    copy(folder.resolve("copy"), folder.resolve("old-copy"));
    open();
    withdraw(codes.get(1));
    close();
    replace(folder.resolve("old-data"), folder.resolve("data"));
    replace(folder.resolve("old-copy"), folder.resolve("copy"));
    assertCause(Cause.JOURNAL_AHEAD);
    Files.write(settings.journal(), new byte[0]);
    open(); // the control: without the journal nobody would know
    assertThat(acts()).extracting(Act::erasureEpoch).containsExactly(1L);
  }

  @Test
  void theJournalOfAnotherStoreIsRefused() {
    withdraw(codes.get(0));
    close();
    StoreSettings own = settings;
    settings =
        StoreSettings.of(
            folder.resolve("other"), folder.resolve("other-copy"), folder.resolve("new"));
    open();
    close();
    settings = StoreSettings.of(own.dataDir(), own.slotCopyDir(), folder.resolve("new"));
    open(); // an empty journal takes what the slot file knows
    close();
    settings =
        StoreSettings.of(folder.resolve("other"), folder.resolve("other-copy"), own.custodyDir());
    assertCause(Cause.JOURNAL_FOREIGN);
    settings = StoreSettings.of(folder.resolve("third"), folder.resolve("3"), own.custodyDir());
    assertThatThrownBy(this::open)
        .isInstanceOf(StoreFailure.class)
        .hasMessageContaining("tillid.withdrawals");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Files.copy(
            each,
            to.resolve(from.relativize(each).toString()),
            StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static void replace(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(to)) {
      for (Path each : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
    Files.move(from, to);
  }
}
