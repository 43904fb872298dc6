package dk.tillid.store;

import dk.tillid.domain.StoreFailure;
import dk.tillid.keys.KeyRing;
import dk.tillid.keys.SlotFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A store that is being put back from a backup. It counts as a store only from [#finish] on: until
/// then nothing opens it, and the next attempt removes what an interrupted one left.
public final class Restoring {
  private static final String MARK = "store.restoring";

  private final StoreSettings settings;
  private final StepWatch watch;

  /// Where a test can end a restoring between two steps.
  @FunctionalInterface
  public interface StepWatch {
    /// Told after each step.
    void reached(Step step);
  }

  /// The steps of a restoring, in order.
  public enum Step {
    BEGUN,
    DATABASE_WRITTEN,
    SLOTS_WRITTEN,
    WITHDRAWALS_REPLAYED,
    FINISHED
  }

  private Restoring(StoreSettings settings, StepWatch watch) {
    this.settings = settings;
    this.watch = watch;
  }

  /// Begins where there is no store.
  ///
  /// @throws StoreFailure if something is there that no interrupted restoring left
  public static Restoring begin(StoreSettings settings) {
    return begin(settings, _ -> {});
  }

  static Restoring begin(StoreSettings settings, StepWatch watch) {
    Path mark = settings.dataDir().resolve(MARK);
    try {
      if (Files.exists(mark)) {
        removeUnfinished(settings, mark);
      } else {
        requireNothing(settings);
      }
      Files.createDirectories(
          settings.dataDir(),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      Files.write(mark, new byte[0]);
      sync(settings.dataDir());
      Files.createDirectories(settings.database());
    } catch (IOException e) {
      throw disk(settings.dataDir(), e);
    }
    watch.reached(Step.BEGUN);
    return new Restoring(settings, watch);
  }

  private static void requireNothing(StoreSettings settings) {
    List<Path> parts =
        List.of(
            settings.dataDir().resolve(StoreSettings.MARK),
            settings.database(),
            settings.firstSlots(),
            settings.secondSlots());
    for (Path part : parts) {
      if (Files.exists(part)) {
        throw new StoreFailure(
            part
                + " is there already and is not replaced. Move the data folder and the copy of the"
                + " slot file away first, or name other ones.");
      }
    }
  }

  /// The mark stays: as long as it is there alone, the rest is nobody's store. One beside a whole
  /// store was left by a crash at the very end.
  private static void removeUnfinished(StoreSettings settings, Path mark) throws IOException {
    if (Files.exists(settings.dataDir().resolve(StoreSettings.MARK))) {
      Files.delete(mark);
      requireNothing(settings);
    }
    Files.deleteIfExists(settings.secondSlots());
    try (Stream<Path> all = Files.walk(settings.dataDir())) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        if (!each.equals(mark) && !each.equals(settings.dataDir())) {
          Files.delete(each);
        }
      }
    }
  }

  /// Where the files of the database go.
  public Path database() {
    return settings.database();
  }

  /// Puts the slot file back in both copies and carries out every withdrawal that the journal in
  /// custody knows beyond it; from then on the folder is a store.
  ///
  /// @param journalNeeded whether the journal must reach at least as far as the backup
  /// @return how many withdrawals were carried out
  /// @throws dk.tillid.keys.KeyFailure if it does not
  public int finish(KeyRing keys, byte[] slots, boolean journalNeeded) {
    try {
      sync(settings.database());
      watch.reached(Step.DATABASE_WRITTEN);
      write(settings.firstSlots(), slots);
      write(settings.secondSlots(), slots);
      watch.reached(Step.SLOTS_WRITTEN);
    } catch (IOException e) {
      throw disk(settings.dataDir(), e);
    }
    int replayed;
    try (SlotFile file = keys.openSlotFile(settings.firstSlots(), settings.secondSlots())) {
      replayed = keys.replay(settings.journal(), file, journalNeeded);
    }
    watch.reached(Step.WITHDRAWALS_REPLAYED);
    try (StoreFiles files = StoreFiles.lock(settings)) {
      files.write(keys.id());
      Files.delete(settings.dataDir().resolve(MARK));
    } catch (IOException e) {
      throw disk(settings.dataDir(), e);
    }
    watch.reached(Step.FINISHED);
    return replayed;
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Path folder = java.util.Objects.requireNonNull(file.toAbsolutePath().getParent());
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.write(file, bytes);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    sync(file);
    sync(folder);
  }

  private static void sync(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static StoreFailure disk(Path folder, IOException trigger) {
    return new StoreFailure(
        folder + " cannot be written. Check free space, permissions and the disk.",
        new UncheckedIOException(trigger));
  }
}
