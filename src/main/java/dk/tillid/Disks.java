package dk.tillid;

import dk.tillid.domain.StoreFailure;
import dk.tillid.keys.Mount;
import dk.tillid.log.Event;
import dk.tillid.log.EventLog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The folders where something is overwritten so that it is gone: the two copies of the slot file
/// in `dataDir` and `slotCopyDir`, keystore and keys of the backups in `keysDir`, these keys again
/// in `custodyDir`.
public final class Disks {
  private static final String CUSTODY = "custodyDir";

  private final Map<String, Mount> mounts;
  private final boolean isTrial;

  /// @param isTrial whether what is overwritten may stay
  Disks(Map<String, Mount> mounts, boolean isTrial) {
    this.mounts = mounts;
    this.isTrial = isTrial;
  }

  /// Those of a configuration.
  public static Disks of(Config config) {
    Map<String, Mount> mounts = new LinkedHashMap<>();
    for (String key : List.of("dataDir", "slotCopyDir", "keysDir", CUSTODY)) {
      mounts.put(key, Mount.under(config.path(key)));
    }
    return new Disks(mounts, config.flag("allowCopyOnWrite"));
  }

  /// By the key that names the folder, in the order above.
  public Map<String, Mount> mounts() {
    return mounts;
  }

  /// Why a folder may lie where what is overwritten stays; empty where it may not.
  ///
  /// @param key names the folder
  public Optional<String> pardon(String key) {
    if (key.equals(CUSTODY)) {
      return Optional.of(
          "custody may lie there: its keys are sealed to the key keeper, who could still open an older"
              + " backup with them");
    }
    return isTrial ? Optional.of("allowed by allowCopyOnWrite") : Optional.empty();
  }

  /// Refuses folders where what is erased would stay on the disk, unless that is allowed.
  ///
  /// @throws StoreFailure naming the key and the remedy
  public void requireErasing() {
    mounts.forEach((key, mount) -> {
      if (mount.erasing() == Mount.Erasing.FAILING && pardon(key).isEmpty()) {
        throw new StoreFailure(
            key + ": " + mount.reason() + ", or for a trial set allowCopyOnWrite");
      }
    });
  }

  /// Logs where it is not sure that what is overwritten is gone.
  void tellDoubts(EventLog log) {
    int place = 0;
    for (Mount mount : mounts.values()) {
      if (mount.erasing() != Mount.Erasing.SURE) {
        log.write(Event.ERASURE_DOUBTFUL, place, mount.erasing() == Mount.Erasing.FAILING ? 1 : 0);
      }
      place++;
    }
  }
}
