package dk.tillid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

@DisabledIfSystemProperty(named = "seed", matches = ".+")
class PropertyTest {
  @Test
  void drawsOtherExamplesEachTimeAndTheSameInEveryRun() {
    List<Long> first = new ArrayList<>();
    List<Long> second = new ArrayList<>();
    Property.holds(20, random -> first.add(random.nextLong()));
    Property.holds(20, random -> second.add(random.nextLong()));
    assertThat(first).doesNotHaveDuplicates().hasSize(20).isEqualTo(second);
  }

  @Test
  void namesTheSeedOfTheExampleThatFails() {
    assertThatThrownBy(
            () -> Property.holds(50, random -> assertThat(random.nextInt(10)).isLessThan(9)))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("fails with -Dseed=");
  }
}
