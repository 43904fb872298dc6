package dk.tillid;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.NeedlesRun.Moment;
import dk.tillid.NeedlesRun.Plan;
import dk.tillid.keys.Needle.Kind;
import dk.tillid.proof.Place;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The control of [NeedlesIT]: an erasure that deletes the rows and leaves the keys where they are
/// answers alike, and the same search finds every key.
class NeedlesControlIT {
  private static final Plan PLAN = new Plan(200, 20, 1, false);
  private static NeedlesRun run;

  @BeforeAll
  static void go(@TempDir Path folder) throws IOException {
    run = new NeedlesRun(folder, PLAN);
    run.go();
  }

  @Test
  void everyKeyIsFoundInBothCopiesOfTheSlotFileAtTheAnswerAndAfterTheNight() {
    for (Moment moment : new Moment[] {Moment.AT_THE_ANSWER, Moment.AFTER_HOUSEKEEPING}) {
      for (String copy : new String[] {"dataDir", "slotCopyDir"}) {
        assertThat(found(moment, copy)).isEqualTo(run.lookedFor(Kind.WRAPPED_KEY));
      }
    }
    assertThat(run.lookedFor(Kind.WRAPPED_KEY)).isGreaterThan(PLAN.erased());
  }

  @Test
  void everyKeyIsFoundOnTheRawDiskWhereFilesWithoutCiphertextWouldPassForClean() {
    assertThat(run.in(Moment.AFTER_HOUSEKEEPING, "dataDir").orElseThrow().counts())
        .containsOnlyKeys(Kind.WRAPPED_KEY);
    if (run.in(Moment.AFTER_HOUSEKEEPING, "raw disk").isEmpty()) {
      System.out.println("not searched: a raw disk");
      return;
    }
    assertThat(found(Moment.AFTER_HOUSEKEEPING, "raw disk"))
        .isEqualTo(run.lookedFor(Kind.WRAPPED_KEY));
    assertThat(run.in(Moment.AFTER_HOUSEKEEPING, "raw disk").map(Place::telling)).contains(true);
  }

  private static long found(Moment moment, String place) {
    return run.in(moment, place)
        .map(it -> NeedlesRun.plain(it.found(Kind.WRAPPED_KEY::equals), Kind.WRAPPED_KEY))
        .orElse(0L);
  }
}
