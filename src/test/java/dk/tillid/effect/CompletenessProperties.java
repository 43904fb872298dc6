package dk.tillid.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.Property;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.Measurement;
import dk.tillid.domain.Observation;
import dk.tillid.domain.Traits;
import dk.tillid.domain.code.AgeBand;
import dk.tillid.domain.code.Answer;
import dk.tillid.domain.code.CaseStage;
import dk.tillid.domain.code.CivilStatus;
import dk.tillid.domain.code.CompletenessItem;
import dk.tillid.domain.code.Gender;
import dk.tillid.domain.code.HousingSituation;
import dk.tillid.domain.code.IncomeBasis;
import dk.tillid.domain.code.LivingSituation;
import dk.tillid.domain.code.MeasurementKind;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/// Nobody's figure is lower for being anonymous or for not knowing, and nothing is asked too early.
class CompletenessProperties {
  private static final int TIMES = 100;

  private static void ofAnyCase(BiConsumer<CaseFile, PopulationFiles> claim) {
    Set<CaseStage> met = EnumSet.noneOf(CaseStage.class);
    Property.holds(
        TIMES,
        chance -> {
          PopulationFiles files = new PopulationFiles(Population.drawn(chance));
          files
              .persons()
              .forEach(person -> {
                CaseFile file = observed(chance, person.getFirst());
                met.add(of(file, files).stage());
                claim.accept(file, files);
              });
        });
    Property.together(
        "every stage is met",
        () -> assertThat(met).as("stages met").containsOnly(CaseStage.values()));
  }

  private static CaseFile observed(SplittableRandom chance, CaseFile file) {
    if (chance.nextBoolean()) return file;
    return seen(
        file,
        chance.nextBoolean() ? Optional.of(HousingSituation.ROUGH) : Optional.empty(),
        chance.nextBoolean() ? Optional.of(IncomeBasis.NONE) : Optional.empty());
  }

  private static CaseFile seen(
      CaseFile file, Optional<HousingSituation> housing, Optional<IncomeBasis> income) {
    LocalDate on = file.course().episode().openedOn();
    return file.with(
        file.course()
            .with(
                new Observation(
                    on, housing, income, Optional.empty(), Set.of(), Optional.empty())));
  }

  private static Completeness of(CaseFile file, PopulationFiles files) {
    return Completeness.of(List.of(file), files, true);
  }

  @Test
  void anonymityChangesNothing() {
    ofAnyCase((file, files) ->
        assertThat(of(file.with(traits(Gender.FEMALE, true)), files))
            .isEqualTo(of(file.with(traits(Gender.FEMALE, false)), files)));
  }

  @Test
  void unknownTraitsCostNothing() {
    ofAnyCase((file, files) ->
        assertThat(of(file.with(traits(Gender.UNKNOWN, true)), files)).isEqualTo(of(file, files)));
  }

  private static Traits traits(Gender gender, boolean anonymous) {
    return new Traits(
        gender,
        AgeBand.UNKNOWN,
        OptionalInt.empty(),
        CivilStatus.UNKNOWN,
        LivingSituation.UNKNOWN,
        Set.of(),
        anonymous);
  }

  @Test
  void unknownCountsAsMuchAsAnyOtherAnswer() {
    ofAnyCase((file, files) -> {
      CaseFile told =
          seen(file, Optional.of(HousingSituation.HOUSED), Optional.of(IncomeBasis.CASH_BENEFIT));
      CaseFile kept =
          seen(file, Optional.of(HousingSituation.UNKNOWN), Optional.of(IncomeBasis.UNKNOWN));
      assertThat(of(kept, files)).isEqualTo(of(told, files));
      assertThat(of(kept, files).percent()).isGreaterThanOrEqualTo(of(file, files).percent());
      assertThat(of(measured(kept), files).percent())
          .isGreaterThanOrEqualTo(of(kept, files).percent());
    });
  }

  private static CaseFile measured(CaseFile file) {
    return file.with(
        file.course()
            .with(
                new Measurement(
                    file.course().episodeIndex(),
                    file.course().episode().openedOn(),
                    MeasurementKind.BASELINE,
                    Set.of(),
                    Answer.UNKNOWN,
                    Answer.UNKNOWN)));
  }

  @Test
  void nothingIsAskedBeforeItsStage() {
    ofAnyCase((file, files) -> {
      Completeness known = of(file, files);
      assertThat(known.asked()).allMatch(item -> item.from().compareTo(known.stage()) <= 0);
      assertThat(known.asked()).containsAll(known.answered()).containsAll(known.missing());
      assertThat(known.missing()).noneMatch(known.answered()::contains);
      if (file.course().episode().firstContactOn().isEmpty()) {
        assertThat(known.asked()).containsExactly(CompletenessItem.WORKER);
      }
      assertThat(Completeness.of(List.of(file), files, false).asked())
          .doesNotContain(CompletenessItem.PHASE);
    });
  }
}
