package dk.tillid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Says which seed it means, so that it claims the same under `-Dseed=`.
class PropertyTest {
  private static final String ALL = "";

  @Test
  void drawsOtherExamplesEachTimeAndTheSameInEveryRun() {
    List<Long> first = new ArrayList<>();
    List<Long> second = new ArrayList<>();
    Property.holds(ALL, 20, random -> first.add(random.nextLong()));
    Property.holds(ALL, 20, random -> second.add(random.nextLong()));
    assertThat(first).doesNotHaveDuplicates().hasSize(20).isEqualTo(second);
  }

  @Test
  void namesTheSeedOfTheExampleThatFailsAndTriesItAlone() {
    List<Integer> drawn = new ArrayList<>();
    Consumer<SplittableRandom> claim =
        random -> {
          drawn.add(random.nextInt(10));
          assertThat(drawn.getLast()).isLessThan(9);
        };
    String failure =
        String.valueOf(catchThrowable(() -> Property.holds(ALL, 50, claim)).getMessage());
    assertThat(failure).startsWith("fails with -Dseed=");
    assertThat(drawn).hasSizeGreaterThan(1).endsWith(9);
    drawn.clear();

    String seed = failure.substring("fails with -Dseed=".length(), failure.indexOf(':'));
    assertThatThrownBy(() -> Property.holds(seed, 50, claim))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("fails with -Dseed=" + seed + ":");
    assertThat(drawn).containsExactly(9);
  }

  @Test
  void whatHoldsOfAllExamplesTogetherIsAskedOfAllAlone() {
    List<String> asked = new ArrayList<>();
    Property.together(ALL, "something is met", () -> asked.add("of all"));
    Property.together("5eed", "something is met", () -> asked.add("of one"));
    assertThat(asked).containsExactly("of all");
    assertThatThrownBy(() ->
            Property.together(
                ALL,
                "nothing is met",
                () -> {
                  throw new AssertionError("nothing");
                }))
        .isInstanceOf(AssertionError.class)
        .hasMessage("nothing");
  }
}
