package dk.tillid.store;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.audit.Chain;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills a process that writes, again and again (`-Dkill.rounds`), and holds the store to what that
/// process had acknowledged. [Scribe] is the process: it prints a line after each answer.
class KillIT {
  private static final int ROUNDS = Integer.getInteger("kill.rounds", 10);

  @TempDir Path folder;

  private final Map<CaseId, Integer> contacts = new HashMap<>();
  private final Set<CaseId> withdrawn = new HashSet<>();
  private int acknowledged;

  @Test
  void everyAcknowledgedMutationSurvivesKillAndNoneIsHalf() throws Exception {
    SplittableRandom random = new SplittableRandom(ROUNDS);
    for (int round = 0; round < ROUNDS; round++) {
      note(killedAfter(100 + random.nextInt(900), round));
      requireEverything();
    }
    assertThat(acknowledged).isGreaterThan(50 * ROUNDS);
    assertThat(withdrawn).hasSizeGreaterThan(ROUNDS);
  }

  /// What the process printed in whole lines until it was killed after that many.
  private List<String> killedAfter(int lines, int round) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Scribe.class.getName(),
                folder.toString(),
                Integer.toString(round))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> printed = new ArrayList<>();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        printed.add(line);
        if (printed.size() == lines) {
          process
              .toHandle()
              .destroyForcibly(); // unlike the process itself, leaves the pipe readable
        }
      }
    }
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isEqualTo(128 + 9);
    return printed;
  }

  private void note(List<String> printed) {
    for (String line : printed) {
      String[] words = line.split(" ", -1);
      if (words.length != 4 || !words[3].equals(".")) {
        continue; // a line the kill cut short was not read by anybody
      }
      CaseId id = new CaseId(Long.parseLong(words[1]), Long.parseLong(words[2]));
      switch (words[0]) {
        case "opened" -> contacts.putIfAbsent(id, 0);
        case "contact" -> contacts.merge(id, 1, Integer::sum);
        case "withdrawn" -> withdrawn.add(id);
        default -> throw new AssertionError("an unknown line");
      }
      acknowledged++;
    }
  }

  private void requireEverything() {
    try (RocksLedger ledger = Scribe.open(folder)) {
      contacts.forEach((id, count) -> require(ledger, id, count));
      List<CaseFile> all = new ArrayList<>();
      ledger.scan(all::add, _ -> {}, _ -> {}, _ -> {});
      all.forEach(file -> requireWhole(ledger, file));
      assertThat(ledger.verifyTrail(Optional.of(ledger.checkpoint())))
          .isInstanceOf(Chain.Verdict.Whole.class);
    }
  }

  private void require(RocksLedger ledger, CaseId id, int count) {
    Optional<CaseFile> file = ledger.view().caseFile(id);
    if (withdrawn.contains(id)) {
      assertThat(file).isEmpty();
      assertThat(ledger.view().contacts(id, 0)).isEmpty();
      return;
    }
    // a withdrawal in flight when the kill came may have been carried out
    file.ifPresentOrElse(
        found -> assertThat(found.contacts().count()).isGreaterThanOrEqualTo(count),
        () -> assertThat(withdrawn.add(id)).isTrue());
  }

  private void requireWhole(RocksLedger ledger, CaseFile file) {
    assertThat(Ways.contacts(ledger.view(), file)).hasSize(file.contacts().count());
    assertThat(ledger.view().caseOf(file.card().handle())).contains(file.id());
    assertThat(withdrawn).doesNotContain(file.id());
  }
}
