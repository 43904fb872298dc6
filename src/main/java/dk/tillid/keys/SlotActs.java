package dk.tillid.keys;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/// The acts of destruction that tombstones tell of, beyond an epoch.
final class SlotActs {
  private final long epoch;
  private final TreeMap<Long, List<Integer>> slots = new TreeMap<>();
  private final TreeMap<Long, Commitment> commitments = new TreeMap<>();

  SlotActs(long epoch) {
    this.epoch = epoch;
  }

  void read(SlotDisk disk, SlotMirror mirror, int end) throws IOException {
    for (var number = SlotLayout.DECOY_SLOT; number < end; number++) {
      if (number >= SlotLayout.FIRST_CASE_SLOT
          && mirror.look(number) != SlotMirror.Look.DESTROYED) {
        continue;
      }
      var slot = new byte[SlotLayout.SLOT];
      disk.read((long) number * SlotLayout.SLOT, slot);
      if (SlotLayout.erasureEpoch(slot) > epoch) {
        slots.computeIfAbsent(SlotLayout.erasureEpoch(slot), _ -> new ArrayList<>()).add(number);
        commitments.put(SlotLayout.erasureEpoch(slot), SlotLayout.commitment(slot));
      }
    }
  }

  /// The earliest first.
  List<WithdrawalJournal.Act> told() {
    return slots.entrySet().stream()
        .map(it ->
            new WithdrawalJournal.Act(
                it.getKey(), Objects.requireNonNull(commitments.get(it.getKey())), it.getValue()))
        .toList();
  }
}
