package dk.tillid.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.domain.CaseFile;
import dk.tillid.domain.Course;
import dk.tillid.domain.Episode;
import dk.tillid.domain.Person;
import dk.tillid.domain.code.Answer;
import dk.tillid.domain.code.DurationBand;
import dk.tillid.domain.code.HousingSituation;
import dk.tillid.domain.code.MeasurementKind;
import dk.tillid.domain.code.ReferralSource;
import dk.tillid.domain.code.Service;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The report of people with several cases.
class MergedReportTest {
  private static final LocalDate LATER = LocalDate.of(2011, 6, 1);
  private static final LocalDate SPRING = LocalDate.of(2010, 3, 1);
  private static final LocalDate SUMMER = LocalDate.of(2010, 6, 1);

  private static StatusReport report(int year, Person... persons) {
    return StatusReport.of(year, OptionalInt.empty(), LATER, Stream.of(persons));
  }

  private static Person merged(CaseFile surviving, CaseFile... absorbed) {
    return new Person(surviving, List.of(absorbed));
  }

  private static CaseFile from(LocalDate on, ReferralSource source) {
    Episode episode =
        new Episode(
            on, source, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    return Cases.file(Course.begin(episode.reachedOn(on)));
  }

  private static int count(Partition partition, Enum<?> code) {
    return partition.cells().get(code.ordinal()).count();
  }

  @Test
  void personCountsOnceAndTheEpisodesOfAllCases() {
    CaseFile spring = Cases.closed(Cases.reached(SPRING), SUMMER);
    CaseFile summer = Cases.reached(SUMMER);
    StatusReport apart = report(2010, Person.of(spring), Person.of(summer));
    assertThat(apart.citizens().population().total()).isEqualTo(2);
    StatusReport merged = report(2010, merged(spring, summer));
    assertThat(merged.citizens().population().total()).isOne();
    assertThat(merged.courses().episodes()).isEqualTo(2);
    assertThat(merged.courses().running().count()).isOne();
  }

  @Test
  void absorbedCaseAloneMakesThePersonACitizenOfItsYear() {
    CaseFile before =
        Cases.closed(Cases.reached(LocalDate.of(2009, 3, 1)), LocalDate.of(2009, 9, 1));
    Person person = merged(Cases.reached(SPRING), before);
    assertThat(report(2009, person).citizens().population().total()).isOne();
    assertThat(report(2009, person).courses().episodes()).isOne();
    assertThat(report(2010, person).courses().episodes()).isOne();
  }

  @Test
  void firstSourceIsThatOfTheEarliestEpisodeOfAnyCase() {
    CaseFile surviving = from(SUMMER, ReferralSource.SELF);
    CaseFile absorbed = from(SPRING, ReferralSource.JOB_CENTRE);
    Partition sources = report(2010, merged(surviving, absorbed)).courses().sources();
    assertThat(count(sources, ReferralSource.JOB_CENTRE)).isOne();
    assertThat(count(sources, ReferralSource.SELF)).isZero();
  }

  @Test
  void durationIsThatOfTheLatestEpisodeOfAnyCase() {
    CaseFile spring = Cases.closed(Cases.reached(SPRING), LocalDate.of(2010, 12, 1));
    CaseFile autumn =
        Cases.closed(Cases.reached(LocalDate.of(2010, 11, 1)), LocalDate.of(2010, 11, 20));
    for (Person person : List.of(merged(spring, autumn), merged(autumn, spring))) {
      assertThat(count(report(2010, person).courses().durations(), DurationBand.M0_3)).isOne();
    }
  }

  @Test
  void housingIsToldFromWhatWasSeenInAnyCase() {
    CaseFile rough = Cases.housed(Cases.reached(SPRING), SPRING, HousingSituation.ROUGH);
    CaseFile housed = Cases.housed(Cases.reached(SPRING), SUMMER, HousingSituation.HOUSED);
    StatusReport.Housing apart = report(2010, Person.of(rough), Person.of(housed)).housing();
    assertThat(apart.housedAfterHomelessness().count()).isZero();
    StatusReport.Housing merged = report(2010, merged(housed, rough)).housing();
    assertThat(merged.housedAfterHomelessness().count()).isOne();
    assertThat(count(merged.atYearEnd(), HousingSituation.HOUSED)).isOne();
  }

  @Test
  void effectIsThatOfTheLatestClosedEpisodeOfAnyCase() {
    CaseFile spring =
        Cases.closed(
            Cases.measured(Cases.reached(SPRING), SPRING, MeasurementKind.FOLLOW_UP, Answer.NO),
            SUMMER);
    CaseFile summer =
        Cases.closed(
            Cases.measured(
                Cases.reached(SUMMER), SUMMER, MeasurementKind.FOLLOW_UP, Answer.YES, Service.GP),
            SUMMER);
    for (Person person : List.of(merged(spring, summer), merged(summer, spring))) {
      StatusReport.Effect effect = report(2010, person).effect();
      assertThat(effect.ended().count()).isOne();
      assertThat(count(effect.isolationBroken(), Answer.YES)).isOne();
    }
  }
}
