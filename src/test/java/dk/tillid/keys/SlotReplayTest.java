package dk.tillid.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.tillid.keys.MemoryDisk.Step;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Replays every prefix of the write log, with each copy torn in many ways, and asks after each
/// what must still hold. The work goes through two changes of the file key, each begun, used half
/// done, and finished; the keys that a crash leaves are those the keystore held at that time.
class SlotReplayTest {
  private static final Commitment WHO = new Commitment(1, 2, 3, 4);
  private static final byte[] KEYSTORE = Samples.bytes(16, 0x21);

  /// What was acknowledged when the log had this many steps.
  private record Promise(
      int steps,
      EpochKeys keys,
      Map<Integer, Integer> live,
      Set<Integer> destroyed,
      long epoch,
      Set<Integer> dying) {}

  /// How a copy syncs: as it is told, or, as a wrong rule would, not at all.
  private enum Sync {
    EVERY,
    NONE_OF_THE_FIRST_WHILE_RENEWING
  }

  private final List<Step> log = new ArrayList<>();
  private final List<Promise> promises = new ArrayList<>();
  private final Map<Integer, Integer> live = new HashMap<>();
  private final Set<Integer> destroyed = new HashSet<>();
  private final SplittableRandom chance = new SplittableRandom(7);
  private EpochKeys keys = EpochKeys.of(1, key(1));
  private MemoryDisk a = new MemoryDisk("a", new byte[0], log);
  private MemoryDisk b = new MemoryDisk("b", new byte[0], log);

  @Test
  void noCrashLosesALiveKeyOrBringsADestroyedOneBack() throws IOException {
    var start = work(0, Sync.EVERY);
    assertThat(replay(start, 32)).isGreaterThan(5_000);
    assertThat(destroyed).isNotEmpty();
  }

  /// The cases begin near the end of the first chunk.
  @Test
  void noCrashDoesSoWhereTheFileGrows() throws IOException {
    var start = work(1015, Sync.EVERY);
    assertThat(replay(start, 2)).isGreaterThan(300);
  }

  @Test
  void aRuleThatRenewsBothCopiesWithoutWaitingBetweenIsNoticed() throws IOException {
    var start = work(0, Sync.NONE_OF_THE_FIRST_WHILE_RENEWING);
    assertThatThrownBy(() -> replay(start, 32)).isInstanceOf(KeyFailure.class);
  }

  private static RawKey key(int epoch) {
    return Samples.key(0x30 + epoch);
  }

  private int replay(byte[] start, int tears) throws IOException {
    var states = 0;
    for (var steps = 0; steps <= log.size(); steps++) {
      for (var tear = 0; tear < tears; tear++) {
        check(start, steps, new SplittableRandom(steps * 1000L + tear));
        states++;
      }
    }
    return states;
  }

  /// @param before how many live slots there are at first
  /// @return the bytes at first
  private byte[] work(int before, Sync sync) throws IOException {
    var start = startWith(before);
    a = new MemoryDisk("a", start, log);
    b = new MemoryDisk("b", start, log);
    var file = open(keys, a, b);
    for (var slot = 2; slot < 2 + before; slot++) {
      live.put(slot, fingerprint(file, slot));
    }
    promise(file, Set.of());
    useSome(file);
    for (var epoch = 2; epoch <= 3; epoch++) {
      file = changeKey(epoch, sync);
      useSome(file);
    }
    file.close();
    return start;
  }

  private SlotFile changeKey(int epoch, Sync sync) throws IOException {
    keys = EpochKeys.of(epoch, key(epoch), epoch - 1, key(epoch - 1));
    var half = open(keys, a, b);
    promise(half, Set.of());
    useSome(half);
    half.close();
    var first = sync == Sync.EVERY ? a : a.hasty();
    var whole = open(keys, first, b);
    assertThat(whole.renew(_ -> {})).isGreaterThanOrEqualTo(live.size() / 2);
    whole.close();
    keys = EpochKeys.of(epoch, key(epoch));
    var file = open(keys, a, b);
    promise(file, Set.of());
    return file;
  }

  /// A file with some live slots.
  private static byte[] startWith(int count) throws IOException {
    var first = EpochKeys.of(1, key(1));
    var empty = SlotFile.newFile(first, KEYSTORE, Entropy.system());
    var a = new MemoryDisk("a", empty, new ArrayList<>());
    var b = new MemoryDisk("b", empty, new ArrayList<>());
    try (var file = open(first, a, b)) {
      for (var i = 0; i < count; i++) {
        file.create();
      }
      file.sync();
    }
    return a.content();
  }

  private void useSome(SlotFile file) {
    for (var round = 0; round < 7; round++) {
      switch (round) {
        case 0, 2, 4 -> createSome(file, 1 + chance.nextInt(6));
        case 6 -> promiseAfter(file, Set.of(), () -> file.destroyDecoy(WHO));
        default -> destroySome(file);
      }
    }
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

  private void destroySome(SlotFile file) {
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
            log.size(), keys, Map.copyOf(live), Set.copyOf(destroyed), file.erasureEpoch(), dying));
  }

  private void check(byte[] start, int steps, SplittableRandom tearing) throws IOException {
    var promise = promises.stream().filter(each -> each.steps() <= steps).toList().getLast();
    var later = new ArrayList<Step>();
    var first = a.crashed(start, steps, tearing, later);
    var second = b.crashed(start, steps, tearing, later);
    try (var file = open(promise.keys(), first, second)) {
      assertKept(file, promise);
      assertThat(first.content()).isEqualTo(second.content());
      var repaired = later.size();
      open(promise.keys(), first, second).close();
      assertThat(later).as("a mended pair needs no mending").hasSize(repaired);
      assertThat(file.destroyDecoy(WHO)).isGreaterThan(promise.epoch());
      if (promise.keys().isChanging()) {
        file.renew(_ -> {});
      }
    }
    requireFinished(promise, first, second);
  }

  /// A change that was cut short and taken up again needs the key before no more.
  private static void requireFinished(Promise promise, MemoryDisk first, MemoryDisk second)
      throws IOException {
    if (promise.keys().isChanging()) {
      var alone = EpochKeys.of(promise.keys().epoch(), promise.keys().key());
      try (var file = open(alone, first, second)) {
        assertKept(file, promise);
      }
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

  private static SlotFile open(EpochKeys keys, SlotDisk first, SlotDisk second) throws IOException {
    return SlotFile.open(keys, KEYSTORE, first, second, Entropy.system());
  }

  private static int fingerprint(SlotFile file, int slot) {
    try (var key = file.open(slot).orElseThrow()) {
      return java.util.Arrays.hashCode(key.key().getEncoded());
    }
  }
}
