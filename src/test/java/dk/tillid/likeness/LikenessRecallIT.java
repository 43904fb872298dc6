package dk.tillid.likeness;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.likeness.InventedTown.Noise;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// How many of a hundred doubles, planted ten a town, are among the first pairs told: the figures
/// of the README.
class LikenessRecallIT {
  private static final int TOWNS = 10;
  private static final int DOUBLES = 10;
  private static final List<Integer> PAGES = List.of(20, 50, 100);

  static Stream<Arguments> rows() {
    return Stream.of(
        Arguments.of(800, "alike", Noise.ALIKE),
        Arguments.of(800, "with care", Noise.CAREFUL),
        Arguments.of(800, "in haste", Noise.HASTY),
        Arguments.of(2_000, "with care", Noise.CAREFUL),
        Arguments.of(2_000, "in haste", Noise.HASTY),
        Arguments.of(5_000, "with care", Noise.CAREFUL),
        Arguments.of(5_000, "in haste", Noise.HASTY));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void readmeTellsHowManyDoublesAreFound(int cases, String recorded, Noise noise) throws Exception {
    int[] found = new int[PAGES.size()];
    for (int seed = 0; seed < TOWNS; seed++) {
      InventedTown town = new InventedTown(new SplittableRandom(seed), noise, cases, DOUBLES);
      List<Likeness> told = Likenesses.among(town.cases, PAGES.getLast(), () -> {});
      for (int i = 0; i < found.length; i++) {
        List<Likeness> page = told.subList(0, Math.min(PAGES.get(i), told.size()));
        found[i] +=
            (int) town.doubles.stream().filter(it -> page.stream().anyMatch(it::is)).count();
      }
    }
    assertThat(Files.readString(Path.of("README.md")))
        .contains(
            "| %,d | %s | %d | %d | %d |".formatted(cases, recorded, found[0], found[1], found[2]));
  }
}
