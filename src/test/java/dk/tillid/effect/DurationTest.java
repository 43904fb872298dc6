package dk.tillid.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.domain.code.DurationBand;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationTest {
  @ParameterizedTest
  @CsvSource({
    "2010-01-20, 2010-01-20, M0_3", // the same day
    "2010-01-20, 2010-04-20, M0_3", // 3 months to the day
    "2010-01-20, 2010-04-21, M3_6",
    "2010-01-20, 2010-07-20, M3_6", // 6 months to the day
    "2010-01-20, 2010-07-21, OVER_6M",
    "2009-11-30, 2010-02-28, M0_3", // February has no 30th
    "2009-11-30, 2010-03-01, M3_6",
    "2011-11-30, 2012-02-29, M0_3", // a leap year
    "2011-11-30, 2012-03-01, M3_6",
    "2010-08-31, 2011-02-28, M3_6",
    "2010-08-31, 2011-03-01, OVER_6M",
    "2010-10-01, 2010-12-31, M0_3",
    "2010-09-30, 2010-12-31, M3_6", // 30 December is the last day of three months
    "2008-08-20, 2010-12-31, OVER_6M",
  })
  void monthsAreCountedToTheSameDayOfTheMonth(LocalDate from, LocalDate to, DurationBand band) {
    assertThat(Duration.between(from, to)).isEqualTo(band);
  }
}
