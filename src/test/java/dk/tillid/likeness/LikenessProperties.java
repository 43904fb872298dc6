package dk.tillid.likeness;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.Property;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.code.ComparedTrait;
import dk.tillid.domain.code.Gender;
import dk.tillid.likeness.InventedTown.Noise;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What holds in every town.
class LikenessProperties {
  private static final int ALL = 100_000;
  private static final int MAN_AND_WOMAN =
      1 << Gender.MALE.ordinal() | 1 << Gender.FEMALE.ordinal();

  private static InventedTown town(SplittableRandom random) {
    Noise noise = List.of(Noise.ALIKE, Noise.CAREFUL, Noise.HASTY).get(random.nextInt(3));
    return new InventedTown(random, noise, random.nextInt(2, 120), random.nextInt(2));
  }

  private static List<Likeness> told(List<Portrait> cases, int limit) {
    return Likenesses.among(cases, limit, () -> {});
  }

  private static Portrait portrait(List<Portrait> cases, CaseId id) {
    return cases.stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void orderOfTheCasesChangesNothing() {
    Property.holds(
        60,
        random -> {
          List<Portrait> cases = town(random).cases;
          List<Portrait> shuffled = new ArrayList<>(cases);
          Collections.shuffle(shuffled, new Random(random.nextLong()));
          assertThat(told(shuffled, ALL)).isEqualTo(told(cases, ALL));
        });
  }

  @Test
  void fewerPairsAreTheFirstOfMore() {
    Property.holds(
        60,
        random -> {
          List<Portrait> cases = town(random).cases;
          List<Likeness> all = told(cases, ALL);
          int limit = random.nextInt(1, all.size() + 2);
          assertThat(told(cases, limit)).isEqualTo(all.subList(0, Math.min(limit, all.size())));
        });
  }

  @Test
  void weightDoesNotDependOnWhichCaseComesFirst() {
    Property.holds(
        60,
        random -> {
          List<Portrait> cases = town(random).cases;
          Map<CaseId, CaseId> mirrored =
              cases.stream()
                  .map(Portrait::id)
                  .collect(Collectors.toMap(it -> it, it -> new CaseId(~it.high(), ~it.low())));
          List<Portrait> turned =
              cases.stream()
                  .map(it ->
                      new Portrait(
                          mirrored.getOrDefault(it.id(), it.id()),
                          it.answers(),
                          it.born(),
                          it.presence()))
                  .toList();
          assertThat(told(turned, ALL)).hasSameSizeAs(told(cases, ALL));
          told(turned, ALL)
              .forEach(pair ->
                  assertThat(told(cases, ALL))
                      .anyMatch(it ->
                          pair.first().equals(mirrored.get(it.second()))
                              && pair.second().equals(mirrored.get(it.first()))
                              && pair.millibits() == it.millibits()));
        });
  }

  @Test
  void pairsAreOfTwoCasesEachOnceAndFitGenderAndAge() {
    Property.holds(
        60,
        random -> {
          List<Portrait> cases = town(random).cases;
          List<Likeness> told = told(cases, ALL);
          assertThat(told).isSortedAccordingTo(Likeness.ORDER).doesNotHaveDuplicates();
          for (Likeness pair : told) {
            Portrait one = portrait(cases, pair.first());
            Portrait other = portrait(cases, pair.second());
            assertThat(Likeness.compare(pair.first(), pair.second())).isNegative();
            assertThat(pair.agreeing()).hasSizeGreaterThanOrEqualTo(Likeness.LEAST);
            assertThat(one.bits(ComparedTrait.GENDER) | other.bits(ComparedTrait.GENDER))
                .isNotEqualTo(MAN_AND_WOMAN);
            assertThat(
                    !one.born().known()
                        || !other.born().known()
                        || one.born().and(other.born()).known())
                .isTrue();
          }
        });
  }

  @Test
  void perfectDoubleIsAmongTheFirstTwentyOfASmallTown() {
    Property.holds(
        20,
        random -> {
          InventedTown town = new InventedTown(random, Noise.ALIKE, 200, 1);
          assertThat(told(town.cases, 20)).anyMatch(town.doubles.getFirst()::is);
        });
  }
}
