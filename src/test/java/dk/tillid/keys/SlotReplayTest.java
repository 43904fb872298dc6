package dk.tillid.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.keys.MemoryDisk.Step;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Replays every prefix of the write log, with each copy torn in many ways, and asks after each
/// what must still hold.
class SlotReplayTest {
  private static final int TEARS = 12;
  private static final Commitment WHO = new Commitment(1, 2, 3, 4);
  private static final byte[] KEYSTORE = Samples.bytes(16, 0x21);

  /// What was acknowledged when the log had this many steps.
  private record Promise(
      int steps,
      Map<Integer, Integer> live,
      Set<Integer> destroyed,
      long epoch,
      Set<Integer> dying) {}

  private final List<Step> log = new ArrayList<>();
  private final List<Promise> promises = new ArrayList<>();
  private final Map<Integer, Integer> live = new HashMap<>();
  private final Set<Integer> destroyed = new HashSet<>();

  @ParameterizedTest
  @ValueSource(ints = {0, 1015})
  void noCrashLosesALiveKeyOrBringsADestroyedOneBack(int before) throws IOException {
    var start = startWith(before);
    var a = new MemoryDisk("a", start, log);
    var b = new MemoryDisk("b", start, log);
    work(SlotFile.open(Samples.keys(2), KEYSTORE, a, b, Entropy.system()), before);
    var states = 0;
    for (var steps = 0; steps <= log.size(); steps++) {
      for (var tear = 0; tear < TEARS; tear++) {
        check(start, a, b, steps, new SplittableRandom(steps * 1000L + tear));
        states++;
      }
    }
    assertThat(states).isGreaterThan(500);
    assertThat(destroyed).isNotEmpty();
  }

  /// A file with some live slots, so that a case can begin near the end of the first chunk.
  private static byte[] startWith(int count) throws IOException {
    var empty = SlotFile.newFile(Samples.keys(2), KEYSTORE, Entropy.system());
    var a = new MemoryDisk("a", empty, new ArrayList<>());
    var b = new MemoryDisk("b", empty, new ArrayList<>());
    try (var file = SlotFile.open(Samples.keys(2), KEYSTORE, a, b, Entropy.system())) {
      for (var i = 0; i < count; i++) {
        file.create();
      }
      file.sync();
    }
    return a.content();
  }

  private void work(SlotFile file, int before) {
    for (var slot = 2; slot < 2 + before; slot++) {
      live.put(slot, fingerprint(file, slot));
    }
    promise(file, Set.of());
    var chance = new SplittableRandom(7);
    for (var round = 0; round < 14; round++) {
      switch (round % 7) {
        case 0, 2, 4 -> createSome(file, 1 + chance.nextInt(6));
        case 6 -> promiseAfter(file, Set.of(), () -> file.destroyDecoy(WHO));
        default -> destroySome(file, chance);
      }
    }
    file.close();
  }

  private void createSome(SlotFile file, int count) {
    var created = new HashMap<Integer, Integer>();
    for (var i = 0; i < count; i++) {
      var slot = file.create();
      created.put(slot, fingerprint(file, slot));
    }
    file.sync();
    live.putAll(created);
    promise(file, Set.of());
  }

  private void destroySome(SlotFile file, SplittableRandom chance) {
    var all = live.keySet().stream().sorted().toList();
    var chosen = new HashSet<Integer>();
    for (var i = 0; i < 1 + chance.nextInt(2); i++) {
      chosen.add(all.get(chance.nextInt(all.size())));
    }
    promiseAfter(file, chosen, () -> file.destroy(chosen, WHO));
  }

  /// While the act is under way its slots may be either alive or gone; afterwards they are gone.
  private void promiseAfter(SlotFile file, Set<Integer> dying, Runnable act) {
    promise(file, dying);
    act.run();
    dying.forEach(live::remove);
    destroyed.addAll(dying);
    promise(file, Set.of());
  }

  private void promise(SlotFile file, Set<Integer> dying) {
    promises.add(
        new Promise(
            log.size(), Map.copyOf(live), Set.copyOf(destroyed), file.erasureEpoch(), dying));
  }

  private void check(byte[] start, MemoryDisk a, MemoryDisk b, int steps, SplittableRandom chance)
      throws IOException {
    var promise = promises.stream().filter(each -> each.steps() <= steps).toList().getLast();
    var later = new ArrayList<Step>();
    var first = a.crashed(start, steps, chance, later);
    var second = b.crashed(start, steps, chance, later);
    try (var file = SlotFile.open(Samples.keys(2), KEYSTORE, first, second, Entropy.system())) {
      assertKept(file, promise);
      assertThat(first.content()).isEqualTo(second.content());
      var repaired = later.size();
      SlotFile.open(Samples.keys(2), KEYSTORE, first, second, Entropy.system()).close();
      assertThat(later).as("a mended pair needs no mending").hasSize(repaired);
      assertThat(file.destroyDecoy(WHO)).isGreaterThan(promise.epoch());
    }
  }

  private static void assertKept(SlotFile file, Promise promise) {
    assertThat(file.erasureEpoch()).isGreaterThanOrEqualTo(promise.epoch());
    for (var slot : promise.live().entrySet()) {
      var found = file.open(slot.getKey());
      if (!promise.dying().contains(slot.getKey())) {
        assertThat(found).as("acknowledged slot").isPresent();
        assertThat(fingerprint(file, slot.getKey())).isEqualTo(slot.getValue());
      }
      found.ifPresent(CaseKey::close);
    }
    for (var slot : promise.destroyed()) {
      assertThat(file.open(slot)).as("destroyed slot").isEmpty();
    }
  }

  private static int fingerprint(SlotFile file, int slot) {
    try (var key = file.open(slot).orElseThrow()) {
      return java.util.Arrays.hashCode(key.key().getEncoded());
    }
  }
}
