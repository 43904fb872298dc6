package dk.tillid.likeness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.tillid.domain.CaseId;
import dk.tillid.domain.WorkerId;
import dk.tillid.domain.code.AgeBand;
import dk.tillid.domain.code.CaseTiming;
import dk.tillid.domain.code.Code;
import dk.tillid.domain.code.ComparedTrait;
import dk.tillid.domain.code.Gender;
import dk.tillid.domain.code.HousingSituation;
import dk.tillid.domain.code.IncomeBasis;
import dk.tillid.domain.code.PrimaryProblem;
import dk.tillid.domain.code.TargetGroup;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// What makes two cases look like one person, and what speaks against it. A pair stands in a town
/// of a hundred others and is compared with the same pair changed in one thing.
class LikenessTest {
  private static final CaseId ONE = new CaseId(1, 1);
  private static final CaseId OTHER = new CaseId(2, 2);
  private static final int YEAR = 2024;
  private static final long DAY = 19_800; // in 2024

  private static final Map<ComparedTrait, Integer> TRAITS =
      Map.of(
          ComparedTrait.GENDER, bits(Gender.FEMALE),
          ComparedTrait.AGE, bits(AgeBand.A26_35),
          ComparedTrait.HOUSING, bits(HousingSituation.HOTEL_HOSTEL),
          ComparedTrait.INCOME, bits(IncomeBasis.SICKNESS_BENEFIT),
          ComparedTrait.PRIMARY_PROBLEM, bits(PrimaryProblem.OTHER),
          ComparedTrait.TARGET_GROUPS, bits(TargetGroup.VISIBLE_DISTRESS, TargetGroup.ISOLATED));

  private static final Portrait FIRST =
      new Portrait(ONE, TRAITS, Years.of(AgeBand.A26_35, YEAR), at(DAY, DAY + 100, "w0"));
  private static final Portrait SECOND =
      new Portrait(OTHER, TRAITS, Years.of(AgeBand.A26_35, YEAR), at(DAY + 150, DAY + 300, "w1"));

  private static int bits(Code... codes) {
    int bits = 0;
    for (Code code : codes) {
      bits |= 1 << code.ordinal();
    }
    return bits;
  }

  private static Presence at(long from, long to, String worker) {
    return new Presence(
        List.of(new Presence.Stay(from, to, false)), Set.of(new WorkerId(worker)), Set.of());
  }

  private static Portrait with(Portrait portrait, ComparedTrait trait, int bits) {
    Map<ComparedTrait, Integer> answers = new EnumMap<>(portrait.answers());
    answers.put(trait, bits);
    return new Portrait(portrait.id(), answers, portrait.born(), portrait.presence());
  }

  private static Portrait with(Portrait portrait, Years born) {
    return new Portrait(portrait.id(), portrait.answers(), born, portrait.presence());
  }

  private static Portrait with(Portrait portrait, Presence presence) {
    return new Portrait(portrait.id(), portrait.answers(), portrait.born(), presence);
  }

  private static Optional<Likeness> likeness(Portrait first, Portrait second) {
    List<Portrait> town =
        new ArrayList<>(
            new InventedTown(new SplittableRandom(7), InventedTown.Noise.ALIKE, 100, 0).cases);
    town.add(first);
    town.add(second);
    return Likenesses.among(town, 10_000, () -> {}).stream()
        .filter(it -> it.first().equals(ONE) && it.second().equals(OTHER))
        .findFirst();
  }

  private static int weight(Portrait first, Portrait second) {
    return likeness(first, second).orElseThrow().millibits();
  }

  /// How much the pair weighs more or less when the second case is changed.
  private static int change(UnaryOperator<Portrait> changed) {
    return weight(FIRST, changed.apply(SECOND)) - weight(FIRST, SECOND);
  }

  @Test
  void pairThatAgreesInRareTraitsIsTold() {
    Likeness pair = likeness(FIRST, SECOND).orElseThrow();
    assertThat(pair.agreeing())
        .extracting(Likeness.Agreement::trait)
        .containsExactlyInAnyOrder(TRAITS.keySet().toArray(ComparedTrait[]::new));
    assertThat(pair.differing()).isEmpty();
    assertThat(pair.timing()).isEqualTo(CaseTiming.FOLLOWS_WITHIN_3_MONTHS);
    assertThat(pair.agreeing())
        .filteredOn(it -> it.trait() == ComparedTrait.TARGET_GROUPS)
        .singleElement()
        .satisfies(it ->
            assertThat(it.codes())
                .containsExactly(TargetGroup.ISOLATED, TargetGroup.VISIBLE_DISTRESS));
  }

  @Test
  void manAndWomanAreNeverOnePersonThoughAnotherOrUnknownGenderMayBe() {
    assertThat(likeness(FIRST, with(SECOND, ComparedTrait.GENDER, bits(Gender.MALE)))).isEmpty();
    assertThat(likeness(FIRST, with(SECOND, ComparedTrait.GENDER, bits(Gender.OTHER))))
        .get()
        .satisfies(it -> assertThat(it.differing()).containsExactly(ComparedTrait.GENDER));
    assertThat(likeness(FIRST, with(SECOND, ComparedTrait.GENDER, 0)))
        .get()
        .satisfies(it -> assertThat(it.differing()).isEmpty());
  }

  @Test
  void agesThatNoYearOfBirthFitsExclude() {
    assertThat(likeness(FIRST, with(SECOND, Years.of(AgeBand.A46_55, YEAR)))).isEmpty();
    assertThat(likeness(FIRST, with(SECOND, Years.of(AgeBand.A36_45, YEAR)))).isPresent();
    assertThat(likeness(FIRST, with(SECOND, Years.UNKNOWN))).isPresent();
  }

  @Test
  void bandAgesWithTheCitizen() {
    Years tenYearsOn = Years.of(AgeBand.A36_45, YEAR + 10);
    Years standingStill = Years.of(AgeBand.A26_35, YEAR + 15);
    assertThat(change(it -> with(it, tenYearsOn))).isZero();
    assertThat(likeness(FIRST, with(SECOND, standingStill))).isEmpty();
  }

  @Test
  void rareAnswerTellsMoreThanACommonOne() {
    int common = bits(HousingSituation.HOUSED);
    int rare = bits(HousingSituation.HOTEL_HOSTEL);
    Portrait first = with(FIRST, ComparedTrait.HOUSING, common | rare);
    assertThat(weight(first, with(SECOND, ComparedTrait.HOUSING, rare)))
        .isGreaterThan(weight(first, with(SECOND, ComparedTrait.HOUSING, common)) + 1000);
  }

  @Test
  void differenceSpeaksAgainstAndUnknownTellsNothing() {
    int agreed = weight(FIRST, SECOND);
    int unknown = weight(FIRST, with(SECOND, ComparedTrait.INCOME, 0));
    int different =
        weight(FIRST, with(SECOND, ComparedTrait.INCOME, bits(IncomeBasis.CASH_BENEFIT)));
    assertThat(agreed).isGreaterThan(unknown);
    assertThat(unknown).isGreaterThan(different);
    assertThat(likeness(FIRST, with(SECOND, ComparedTrait.INCOME, bits(IncomeBasis.NONE))))
        .get()
        .satisfies(it -> assertThat(it.differing()).containsExactly(ComparedTrait.INCOME));
  }

  @Test
  void changedHousingDoesNotHideAPair() {
    Portrait moved = with(SECOND, ComparedTrait.HOUSING, bits(HousingSituation.ROUGH));
    assertThat(likeness(FIRST, moved)).isPresent();
    Portrait seenInBoth =
        with(
            SECOND,
            ComparedTrait.HOUSING,
            bits(HousingSituation.ROUGH, HousingSituation.HOTEL_HOSTEL));
    assertThat(weight(FIRST, seenInBoth)).isEqualTo(weight(FIRST, SECOND));
  }

  @Test
  void returnSoonAfterClosingTellsMoreThanOneYearsLater() {
    assertThat(change(it -> with(it, at(DAY + 2_000, DAY + 2_100, "w1")))).isNegative();
  }

  @Test
  void outreachBesideAnEnquiryTellsMoreThanTwoEnquiriesAtATime() {
    Portrait street =
        with(
            SECOND,
            new Presence(
                List.of(new Presence.Stay(DAY + 20, DAY + 90, true)),
                SECOND.presence().workers(),
                Set.of()));
    Portrait beside = with(SECOND, at(DAY + 20, DAY + 90, "w1"));
    assertThat(likeness(FIRST, street).orElseThrow().timing())
        .isEqualTo(CaseTiming.OUTREACH_BESIDE_ENQUIRY);
    assertThat(likeness(FIRST, beside).orElseThrow().timing()).isEqualTo(CaseTiming.SIDE_BY_SIDE);
    assertThat(weight(FIRST, street)).isGreaterThan(weight(FIRST, beside));
  }

  @Test
  void oneWorkerWithBothSpeaksAgainst() {
    Portrait same = with(SECOND, at(DAY + 150, DAY + 300, "w0"));
    assertThat(change(_ -> same)).isEqualTo(-2000);
    assertThat(likeness(FIRST, same).orElseThrow().sharedWorker()).isTrue();
    assertThat(likeness(FIRST, SECOND).orElseThrow().sharedWorker()).isFalse();
  }

  @Test
  void contactInBothOnOneDaySpeaksAgainstALittle() {
    Portrait met = with(FIRST, seenOn(FIRST, 19_900, 19_907));
    Portrait apart = with(SECOND, seenOn(SECOND, 19_901, 19_908));
    Portrait twice = with(SECOND, seenOn(SECOND, 19_900, 19_907));
    assertThat(weight(met, twice) - weight(met, apart)).isEqualTo(-500);
    assertThat(likeness(met, twice).orElseThrow().sameDays()).isEqualTo(2);
  }

  private static Presence seenOn(Portrait portrait, int... days) {
    Presence presence = portrait.presence();
    return new Presence(presence.stays(), presence.workers(), Set.of(days[0], days[1]));
  }

  @Test
  void twoTraitsAloneAreNoPair() {
    Map<ComparedTrait, Integer> two =
        Map.of(
            ComparedTrait.HOUSING, bits(HousingSituation.NIGHT_CAFE),
            ComparedTrait.INCOME, bits(IncomeBasis.NONE));
    Portrait first = new Portrait(ONE, two, Years.UNKNOWN, FIRST.presence());
    Portrait second = new Portrait(OTHER, two, Years.UNKNOWN, SECOND.presence());
    assertThat(likeness(first, second)).isEmpty();
    int rare = bits(TargetGroup.NUISANCE_TO_OTHERS);
    assertThat(
            likeness(
                with(first, ComparedTrait.TARGET_GROUPS, rare),
                with(second, ComparedTrait.TARGET_GROUPS, rare)))
        .isPresent();
  }

  @Test
  void requestWhoseTimeIsOverStops() {
    List<Portrait> town =
        new InventedTown(new SplittableRandom(7), InventedTown.Noise.ALIKE, 10, 1).cases;
    assertThat(Likenesses.among(town, 5, () -> {})).isNotEmpty();
    Runnable late =
        () -> {
          throw new IllegalStateException("late");
        };
    assertThatThrownBy(() -> Likenesses.among(town, 5, late)).hasMessage("late");
  }
}
