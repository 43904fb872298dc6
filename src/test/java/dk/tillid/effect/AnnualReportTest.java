package dk.tillid.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.tillid.domain.Person;
import dk.tillid.domain.Rejected;
import dk.tillid.domain.code.ContactMode;
import java.time.LocalDate;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AnnualReportTest {
  private static final LocalDate TODAY = LocalDate.of(2011, 6, 1);

  private final AtomicInteger scans = new AtomicInteger();
  private final AnnualReport report =
      new AnnualReport(
          asked(2010, OptionalInt.empty()), this::persons, new Sheet(AnnualReportTest::counts));

  private Stream<Person> persons() {
    scans.incrementAndGet();
    return Stream.of(Person.of(Cases.reached(LocalDate.of(2010, 3, 1))));
  }

  private static int[][] counts(Object municipality, int year) {
    return new int[ContactMode.values().length][12];
  }

  private static AnnualReport.Asked asked(int year, OptionalInt compareWith) {
    return new AnnualReport.Asked(RudersdalFixture.MUNICIPALITY, year, compareWith, TODAY);
  }

  @Test
  void contactsAloneReadNoCase() {
    assertThat(report.contacts().year()).isEqualTo(2010);
    assertThat(report.year()).isEqualTo(2010);
    assertThat(scans).hasValue(0);
  }

  @Test
  void allTablesOfCasesReadThemOnce() {
    assertThat(report.cases().citizens().population().total()).isOne();
    assertThat(report.cases()).isSameAs(report.cases());
    assertThat(scans).hasValue(1);
  }

  @Test
  void wrongYearsAreRefusedBeforeAnythingIsRead() {
    assertThat(asked(2010, OptionalInt.of(2009)).year()).isEqualTo(2010);
    assertThatThrownBy(() -> asked(1997, OptionalInt.empty())).isInstanceOf(Rejected.class);
    assertThatThrownBy(() -> asked(2010, OptionalInt.of(2012))).isInstanceOf(Rejected.class);
  }
}
