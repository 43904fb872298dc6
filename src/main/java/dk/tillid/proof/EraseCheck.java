package dk.tillid.proof;

import dk.tillid.domain.CodeTag;
import dk.tillid.keys.CitizenCode;
import dk.tillid.keys.Commitment;
import dk.tillid.keys.Fingerprints;
import dk.tillid.keys.KeyRing;
import dk.tillid.keys.Needle;
import dk.tillid.keys.SlotReading;
import dk.tillid.keys.Tombstone;
import dk.tillid.store.StoreReading;
import dk.tillid.store.StoreReading.CodeRow;
import dk.tillid.store.StoreSettings;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/// What an installation shows of a citizen's code (borgerkode): whether the keys of its case were
/// destroyed, and when, counted in acts of erasure.
public final class EraseCheck {
  /// What the evidence comes to.
  public enum Verdict {
    /// Both copies of the slot file hold the same tombstones in the name of this code.
    ERASED,
    /// One copy holds tombstones that the other does not: an erasure was interrupted.
    INTERRUPTED,
    /// The code opens a case.
    LIVING,
    /// No key was destroyed in the name of this code, and it opens nothing.
    UNKNOWN
  }

  /// What the journal of withdrawals says.
  public enum Journal {
    /// It names the act that destroyed the keys, in the name of this code.
    RECORDED,
    /// It does not: the next start of the registry writes it.
    MISSING,
    /// No journal is in the custody folder, or no key was destroyed that it could name.
    ABSENT
  }

  /// The evidence.
  ///
  /// @param first tombstones of the first copy, of keys alone
  /// @param second of the second
  /// @param row what the database says of the code
  /// @param journal what custody's journal says
  /// @param rowSearch the data folder, searched for the name of the code's row
  public record Evidence(
      List<Tombstone> first,
      List<Tombstone> second,
      CodeRow row,
      Journal journal,
      Place rowSearch) {
    /// Copies the lists.
    public Evidence {
      first = List.copyOf(first);
      second = List.copyOf(second);
    }

    /// What it comes to.
    public Verdict verdict() {
      if (row == CodeRow.LIVING) {
        return Verdict.LIVING;
      }
      if (first.isEmpty() && second.isEmpty()) {
        return Verdict.UNKNOWN;
      }
      return first.equals(second) ? Verdict.ERASED : Verdict.INTERRUPTED;
    }

    /// Whether the citizen's case is erased, the journal does not gainsay it, and no row of the
    /// code is in any file.
    public boolean clean() {
      return verdict() == Verdict.ERASED && journal != Journal.MISSING && rowSearch.clean();
    }
  }

  private final StoreSettings settings;
  private final KeyRing keys;
  private final Clock clock;

  /// A check of one installation.
  public EraseCheck(StoreSettings settings, KeyRing keys, Clock clock) {
    this.settings = settings;
    this.keys = keys;
    this.clock = clock;
  }

  /// Gathers the evidence. Changes nothing; the registry may serve meanwhile.
  ///
  /// @param progress told now and then how many bytes were searched
  /// @throws dk.tillid.domain.StoreFailure naming file and remedy
  /// @throws dk.tillid.keys.KeyFailure likewise
  public Evidence evidence(CitizenCode code, LongConsumer progress) {
    CodeTag tag = keys.tags().codeTag(code);
    Commitment commitment = keys.tags().commitment(tag);
    Fingerprints fingerprints = keys.fingerprints();
    try (StoreReading store = StoreReading.open(settings, keys, clock);
        SlotReading one = keys.readSlotFile(settings.firstSlots());
        SlotReading two = keys.readSlotFile(settings.secondSlots())) {
      Needle row = store.codeRowNeedle(tag, fingerprints);
      Places places = new Places(new Search(fingerprints, List.of(row)), progress);
      List<Tombstone> first = tombstones(one, commitment);
      return new Evidence(
          first,
          tombstones(two, commitment),
          store.codeRow(tag),
          journal(one, first, commitment),
          places.in("data folder", settings.dataDir()));
    }
  }

  private static List<Tombstone> tombstones(SlotReading slots, Commitment commitment) {
    return slots.tombstones(commitment).stream().filter(Tombstone::ofACase).toList();
  }

  private Journal journal(SlotReading slots, List<Tombstone> destroyed, Commitment commitment) {
    if (destroyed.isEmpty() || !Files.exists(settings.journal())) {
      return Journal.ABSENT;
    }
    Set<Tombstone> recorded =
        keys.readJournal(settings.journal(), slots).stream()
            .filter(act -> act.commitment().equals(commitment))
            .flatMap(
                act -> act.slots().stream().map(slot -> new Tombstone(slot, act.erasureEpoch())))
            .collect(Collectors.toUnmodifiableSet());
    return recorded.containsAll(destroyed) ? Journal.RECORDED : Journal.MISSING;
  }

  /// Remembers what must not be found any more once the citizen has withdrawn.
  ///
  /// @return no needles but the code's own where it opens no case
  public Remembered remember(CitizenCode code) {
    Fingerprints fingerprints = keys.fingerprints();
    List<Needle> needles = new ArrayList<>();
    try (StoreReading store = StoreReading.open(settings, keys, clock)) {
      needles.addAll(store.needles(keys.tags().codeTag(code), fingerprints));
    }
    if (!needles.isEmpty()) {
      needles.addAll(fingerprints.needles(Needle.Kind.CODE, code.printed()));
      needles.addAll(fingerprints.needles(Needle.Kind.CODE, code.printed().replace("-", "")));
    }
    return new Remembered(fingerprints, needles);
  }
}
