package dk.tillid.store;

import dk.tillid.domain.StoreFailure;
import dk.tillid.keys.KeyRing;
import dk.tillid.keys.RestoredSlots;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// A store that is being put back from a backup, in this order: [#begin], the files of the database
/// into [#database], [#putSlots], [#finish], [#close]. It counts as a store only from [#finish] on:
/// until then nothing opens it, and the next attempt removes what an interrupted one left. The
/// store's lock is held meanwhile.
public final class Restoring implements AutoCloseable {
  private final StoreSettings settings;
  private final StoreFiles files;
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
    WITHDRAWALS_REPLAYED,
    SLOTS_WRITTEN,
    FINISHED
  }

  private Restoring(StoreSettings settings, StoreFiles files, StepWatch watch) {
    this.settings = settings;
    this.files = files;
    this.watch = watch;
  }

  /// Whether a restoring was interrupted here before it made a store.
  public static boolean isInterrupted(StoreSettings settings) {
    return Files.exists(settings.restoringMark()) && Files.notExists(settings.mark());
  }

  /// Refuses a folder that holds a part of a backup.
  ///
  /// @throws StoreFailure naming the remedy
  public static void requireNoneInterrupted(StoreSettings settings) {
    if (isInterrupted(settings)) {
      throw new StoreFailure(
          settings.dataDir()
              + " holds a part of a backup: putting it back was interrupted. Run `tillid backup"
              + " restore` again; it begins anew.");
    }
  }

  /// Refuses where something is that no interrupted restoring left. Writes nothing.
  ///
  /// @throws StoreFailure naming it and the remedy
  public static void requireFree(StoreSettings settings) {
    if (isInterrupted(settings)) {
      return;
    }
    List<Path> parts =
        List.of(
            settings.mark(), settings.database(), settings.firstSlots(), settings.secondSlots());
    for (Path part : parts) {
      if (Files.exists(part)) {
        throw new StoreFailure(
            part
                + " is there already and is not replaced. Move the data folder and the copy of the"
                + " slot file away first, or name other ones.");
      }
    }
  }

  /// Begins where there is no store.
  ///
  /// @throws StoreFailure if something is there that no interrupted restoring left, or another
  ///   process works there
  public static Restoring begin(StoreSettings settings) {
    return begin(settings, _ -> {});
  }

  static Restoring begin(StoreSettings settings, StepWatch watch) {
    requireFree(settings);
    StoreFiles files = StoreFiles.lock(settings);
    try {
      Restoring restoring = new Restoring(settings, files, watch);
      restoring.prepare();
      watch.reached(Step.BEGUN);
      return restoring;
    } catch (RuntimeException e) {
      files.close();
      throw e;
    }
  }

  /// The mark is there before anything else is: as long as it is there alone, the rest is nobody's
  /// store.
  private void prepare() {
    try {
      RestoredSlots.remove(settings.firstSlots());
      RestoredSlots.remove(settings.secondSlots());
      Folders.remove(settings.database());
      Files.write(settings.restoringMark(), new byte[0]);
      sync(settings.dataDir());
      Files.createDirectories(settings.database());
    } catch (IOException e) {
      throw disk(settings.dataDir(), e);
    }
  }

  /// Where the files of the database go.
  public Path database() {
    return settings.database();
  }

  /// Puts the slot file back in both copies. Every withdrawal that the journal in custody knows
  /// beyond it is carried out before, in memory, so that the keys of withdrawn cases never come to
  /// this disk.
  ///
  /// @param journalNeeded whether the journal must reach at least as far as the backup
  /// @return how many withdrawals were carried out
  /// @throws dk.tillid.keys.KeyFailure if it does not
  public int putSlots(KeyRing keys, byte[] slots, boolean journalNeeded) {
    try {
      sync(settings.database());
      watch.reached(Step.DATABASE_WRITTEN);
      try (RestoredSlots restored = keys.restored(slots, settings.journal(), journalNeeded)) {
        watch.reached(Step.WITHDRAWALS_REPLAYED);
        restored.write(settings.firstSlots());
        restored.write(settings.secondSlots());
        watch.reached(Step.SLOTS_WRITTEN);
        return restored.withdrawals();
      }
    } catch (IOException e) {
      throw disk(settings.dataDir(), e);
    }
  }

  /// Says that the store is whole. From now on the folder is a store.
  public void finish(KeyRing keys) {
    files.write(keys.id());
    files.removeLeftovers();
    watch.reached(Step.FINISHED);
  }

  @Override
  public void close() {
    files.close();
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
