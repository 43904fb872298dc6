package dk.tillid;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.NeedlesRun.Moment;
import dk.tillid.NeedlesRun.Plan;
import dk.tillid.keys.Needle.Kind;
import dk.tillid.proof.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// [NeedlesIT] with more cases, which withdraw in rounds with work, nights and new starts between.
@Tag("long")
class NeedlesLongIT {
  @Test
  void nothingIsLeftOfManyWhoWithdrawInRounds(@TempDir Path folder) throws IOException {
    NeedlesRun run = new NeedlesRun(folder, new Plan(1_000, 500, 4, true));
    run.go();

    assertThat(run.lookedFor(Kind.CASE_KEY)).isGreaterThan(1_000);
    assertThat(run.keptInMemory()).isPositive();
    NeedlesIT.requireNothingTelling(run.all(Moment.AT_THE_ANSWER));
    NeedlesIT.requireNothingTelling(run.all(Moment.AFTER_HOUSEKEEPING));
    Map<String, Place> after = run.all(Moment.AFTER_HOUSEKEEPING);
    after.values().stream()
        .filter(place -> !place.label().equals("raw disk"))
        .forEach(place -> assertThat(place.finds()).as(place.label()).isEmpty());
  }
}
