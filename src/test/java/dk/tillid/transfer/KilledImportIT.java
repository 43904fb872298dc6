package dk.tillid.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.audit.Chain;
import dk.tillid.demo.DemoYear;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledImportIT {
  private static final int CASES = 1200;

  @TempDir Path folder;

  @Test
  void anImportKilledAtAnyBatchIsTakenUpAndEndsWholeAndSingle() throws Exception {
    Path file = Files.writeString(folder.resolve("cases.ndjson"), lines());
    new House(folder.resolve("store")).close();
    long durable = 0;
    for (int batches = 1; batches <= 2; batches++) {
      long printed = killedAfter(batches, file);
      assertThat(printed).isGreaterThan(0);
      durable = Math.max(durable, printed);
      try (House house = new House(folder.resolve("store"))) {
        assertThat(house.told().size()).isGreaterThanOrEqualTo((int) durable).isLessThan(CASES);
      }
    }
    try (House house = new House(folder.resolve("store"));
        House straight = new House(folder.resolve("straight"))) {
      Import.Tally rest = house.bring(Files.readString(file));
      assertThat(rest.unchanged()).isGreaterThanOrEqualTo(durable);
      assertThat(rest.added()).isEqualTo(CASES - rest.unchanged());
      straight.bring(Files.readString(file));
      assertThat(house.told()).containsExactlyInAnyOrderElementsOf(straight.told());
      assertThat(house.referrals()).hasSameSizeAs(straight.referrals());
      assertThat(house.ledger().verifyTrail(Optional.empty()))
          .isInstanceOf(Chain.Verdict.Whole.class);
    }
  }

  private static String lines() {
    StringBuilder lines = new StringBuilder();
    Dossiers dossiers = new Dossiers(new SplittableRandom(7), House.TODAY, true);
    for (int i = 0; i < CASES; i++) {
      Line line = new Line.OfCase("case-" + i, DemoYear.HOME, dossiers.dossier());
      lines.append(new String(LineFormat.write(line), StandardCharsets.UTF_8)).append('\n');
    }
    return lines.toString();
  }

  /// The lines that were durable when so many batches had been told and the process was killed.
  private long killedAfter(int batches, Path file) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Carrier.class.getName(),
                folder.resolve("store").toString(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    long durable = 0;
    int told = 0;
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        durable = Long.parseLong(line);
        told++;
        if (told == batches) {
          process.toHandle().destroyForcibly(); // unlike the process itself, leaves the pipe
        }
      }
    }
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isEqualTo(128 + 9);
    return durable;
  }
}
