package dk.tillid.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.tillid.keys.MemoryDisk.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerationsTest {
  private static final byte[] KEYSTORE = Samples.bytes(16, 0x21);
  private static final int TEARS = 12;

  /// What was acknowledged when the log had this many steps.
  private record Promise(
      int steps, Set<Integer> alive, Set<Integer> destroyed, Set<Integer> maybe) {}

  private final List<Step> log = new ArrayList<>();
  private final MemoryDisk a = new MemoryDisk("a", new byte[0], log);
  private final MemoryDisk b = new MemoryDisk("b", new byte[0], log);
  private final Map<Integer, Integer> prints = new HashMap<>();
  private final List<Promise> promises = new ArrayList<>();
  private final Set<Integer> alive = new HashSet<>();
  private final Set<Integer> destroyed = new HashSet<>();

  private static Recipient.Secret secret() {
    return new Recipient.Secret(Samples.bytes(32, 0x55));
  }

  private static int print(Generations generations, int number) {
    try (var secret = secret();
        var key = generations.key(number, secret).orElseThrow()) {
      return java.util.Arrays.hashCode(key.getEncoded());
    }
  }

  /// Every prefix of the write log, each copy torn in many ways: a generation whose backup counts
  /// is never lost, one that was destroyed never comes back.
  @Test
  void noCrashLosesALiveGenerationOrBringsADestroyedOneBack() throws IOException {
    work();
    int states = 0;
    for (int steps = 0; steps <= log.size(); steps++) {
      for (int tear = 0; tear < TEARS; tear++) {
        check(steps, new SplittableRandom(steps * 1000L + tear));
        states++;
      }
    }
    assertThat(states).isGreaterThan(500);
    assertThat(destroyed).hasSize(5);
  }

  private void work() throws IOException {
    promise(Set.of());
    try (Generations generations = Generations.open(KEYSTORE, a, b)) {
      for (int round = 1; round <= 9; round++) {
        try (var fresh = generations.begin(secret().recipient())) {
          prints.put(fresh.number(), print(generations, fresh.number()));
          if (round % 3 == 0) {
            continue; // its backup failed: the next one destroys it
          }
          promise(Set.of(fresh.number()));
          generations.finish(fresh);
          alive.add(fresh.number());
          Set<Integer> dying = new HashSet<>(alive);
          dying.remove(fresh.number());
          promise(dying);
          generations.destroyBefore(fresh.number());
          alive.removeAll(dying);
          destroyed.addAll(dying);
          promise(Set.of());
        }
      }
    }
  }

  private void promise(Set<Integer> maybe) {
    promises.add(
        new Promise(log.size(), Set.copyOf(alive), Set.copyOf(destroyed), Set.copyOf(maybe)));
  }

  private void check(int steps, SplittableRandom chance) throws IOException {
    Promise promise = promises.stream().filter(it -> it.steps() <= steps).toList().getLast();
    List<Step> later = new ArrayList<>();
    MemoryDisk first = a.crashed(new byte[0], steps, chance, later);
    MemoryDisk second = b.crashed(new byte[0], steps, chance, later);
    try (Generations generations = Generations.open(KEYSTORE, first, second);
        var secret = secret()) {
      for (int number : promise.alive()) {
        if (!promise.maybe().contains(number)) {
          assertThat(generations.alive()).contains(number);
          assertThat(print(generations, number)).isEqualTo(prints.get(number));
        }
      }
      for (int number : promise.destroyed()) {
        assertThat(generations.alive()).doesNotContain(number);
        assertThat(generations.key(number, secret)).isEmpty();
      }
      assertThat(first.content()).isEqualTo(second.content());
      int before = prints.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
      try (var next = generations.begin(secret.recipient())) {
        assertThat(next.number()).isBetween(1, before + 1);
      }
    }
  }

  @Test
  void aGenerationWhoseBackupFailedTakesNoOthersPlace() throws IOException {
    try (Generations generations = Generations.open(KEYSTORE, a, b);
        var secret = secret()) {
      generations.finish(generations.begin(secret.recipient()));
      generations.begin(secret.recipient()).close();
      assertThat(generations.alive()).containsExactly(1);
      assertThat(generations.key(2, secret)).as("a crash before it counted").isPresent();
      var third = generations.begin(secret.recipient());
      assertThat(generations.key(2, secret)).isEmpty();
      generations.finish(third);
      assertThat(generations.alive()).containsExactly(1, 3);
      assertThatThrownBy(() -> generations.finish(third)).isInstanceOf(IllegalStateException.class);
    }
  }

  /// The key is gone from both files, and no other private key opens one that is there.
  @Test
  void destructionLeavesNoByteOfTheSealedKey() throws IOException {
    try (Generations generations = Generations.open(KEYSTORE, a, b);
        var secret = secret();
        var other = new Recipient.Secret(Samples.bytes(32, 0x56))) {
      generations.finish(generations.begin(secret.recipient()));
      byte[] before = a.content();
      assertThatThrownBy(() -> generations.key(1, other)).isInstanceOf(KeyFailure.class);
      generations.destroyBefore(2);
      for (MemoryDisk disk : List.of(a, b)) {
        int same = 0;
        for (int at = 6; at < 86; at++) {
          same += disk.content()[at] == before[at] ? 1 : 0;
        }
        assertThat(same).as("bytes alike by chance, of 80").isLessThan(8);
      }
    }
  }

  @Test
  void aCopyThatIsLostOrOldIsMadeLikeTheOther() throws IOException {
    try (Generations generations = Generations.open(KEYSTORE, a, b);
        var secret = secret()) {
      generations.finish(generations.begin(secret.recipient()));
      byte[] old = a.content();
      generations.finish(generations.begin(secret.recipient()));
      generations.destroyBefore(2);
      for (byte[] other : List.of(new byte[0], old)) {
        MemoryDisk second = new MemoryDisk("c", other, new ArrayList<>());
        try (Generations again = Generations.open(KEYSTORE, a, second)) {
          assertThat(again.alive()).containsExactly(2);
          assertThat(second.content()).isEqualTo(a.content());
        }
      }
    }
  }

  /// A copy that is made where custody's medium is to be mounted stays there for ever.
  @Test
  void noCopyIsMadeInThePlaceOfCustodyThatIsNotMounted(@TempDir Path folder) throws IOException {
    Path first = folder.resolve("keys").resolve(Generations.FILE);
    Path second = folder.resolve("custody").resolve(Generations.FILE);
    try (Generations generations = Generations.open(KEYSTORE, first, second);
        var fresh = generations.begin(secret().recipient())) {
      generations.finish(fresh);
    }
    Path medium = folder.resolve("medium");
    Files.move(second, medium);
    assertThatThrownBy(() -> Generations.open(KEYSTORE, first, second))
        .isInstanceOfSatisfying(
            KeyFailure.class,
            it -> assertThat(it.why()).isEqualTo(KeyFailure.Cause.CUSTODY_MISSING));
    assertThat(second).doesNotExist();
    Files.write(second, new byte[0]); // the operator's word that it is lost for good
    try (Generations generations = Generations.open(KEYSTORE, first, second)) {
      assertThat(generations.alive()).containsExactly(1);
    }
    assertThat(second).hasSameBinaryContentAs(medium);
  }
}
