package dk.tillid;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.NeedlesRun.Moment;
import dk.tillid.NeedlesRun.Plan;
import dk.tillid.keys.Needle.Kind;
import dk.tillid.proof.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Promise P3: of 200 withdrawn cases among 300, no byte that tells of them or opens them is left
/// at the answer, anywhere; and after the night not even ciphertext in any file.
class NeedlesIT {
  private static final Plan PLAN = new Plan(200, 100, 1, true);
  private static NeedlesRun run;

  @BeforeAll
  static void go(@TempDir Path folder) throws IOException {
    run = new NeedlesRun(folder, PLAN);
    run.go();
  }

  @Test
  void enoughIsLookedForInEveryForm() {
    assertThat(run.lookedFor(Kind.CASE_KEY)).isGreaterThan(PLAN.erased());
    assertThat(run.lookedFor(Kind.WRAPPED_KEY)).isEqualTo(run.lookedFor(Kind.CASE_KEY));
    for (Kind kind : Kind.values()) {
      assertThat(run.lookedFor(kind)).as(kind.name()).isPositive();
    }
  }

  @Test
  void beforeTheWithdrawalItIsFoundWhereItBelongs() {
    for (String copy : new String[] {"dataDir", "slotCopyDir"}) {
      assertThat(found(Moment.BEFORE, copy, Kind.WRAPPED_KEY))
          .isEqualTo(run.lookedFor(Kind.WRAPPED_KEY));
    }
    // The log is written in blocks of 32 KiB; where one begins within a row, its bytes are not
    // joined.
    assertThat(found(Moment.BEFORE, "dataDir", Kind.CIPHERTEXT))
        .isGreaterThan(run.lookedFor(Kind.CIPHERTEXT) * 9 / 10);
    assertThat(found(Moment.BEFORE, "dataDir", Kind.ROW_KEY))
        .isGreaterThan(run.lookedFor(Kind.ROW_KEY) / 2);
    assertThat(run.keptInMemory()).isPositive();
  }

  @Test
  void atTheAnswerNoFileAndNoMemoryHoldsAKeyOrAWordOfIt() {
    assertThat(run.all(Moment.AT_THE_ANSWER))
        .containsKeys("memory", "backups", "log", "custodyDir");
    requireNothingTelling(run.all(Moment.AT_THE_ANSWER));
  }

  @Test
  void afterTheNightNoFileHoldsEvenCiphertextOfIt() {
    assertThat(run.all(Moment.AFTER_HOUSEKEEPING)).containsKeys("dataDir", "backups");
    run.all(Moment.AFTER_HOUSEKEEPING).values().stream()
        .filter(place -> !place.label().equals("raw disk"))
        .forEach(place -> assertThat(place.finds()).as(place.label()).isEmpty());
  }

  @Test
  void onTheRawDiskNoKeyAndNoWordOfItIsLeft() {
    run.in(Moment.AFTER_HOUSEKEEPING, "raw disk")
        .ifPresentOrElse(
            disk -> requireNothingTelling(Map.of("raw disk", disk)),
            () -> System.out.println("not searched: a raw disk"));
  }

  static void requireNothingTelling(Map<String, Place> places) {
    places.forEach((name, place) -> {
      assertThat(place.unread()).as(name).isEmpty();
      assertThat(place.files()).as(name).isPositive();
      assertThat(place.found(Kind::telling)).as(name).isEmpty();
    });
  }

  private static long found(Moment moment, String place, Kind kind) {
    return run.in(moment, place)
        .map(it -> NeedlesRun.plain(it.found(kind::equals), kind))
        .orElse(0L);
  }
}
