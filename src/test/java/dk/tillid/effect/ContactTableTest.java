package dk.tillid.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.domain.ContactTally;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.code.ContactMode;
import org.junit.jupiter.api.Test;

class ContactTableTest {
  private static final Municipality OWN = new Municipality("0230");

  @Test
  void everyModeHasItsTwelveMonths() {
    ContactTally tally =
        new Sheet((municipality, year) -> {
          int[][] counts = new int[ContactMode.values().length][12];
          counts[ContactMode.STREET.ordinal()][11] = municipality.equals(OWN) ? year : 0;
          counts[ContactMode.PHONE.ordinal()][0] = 3;
          return counts;
        });
    ContactTable table = ContactTable.of(2010, OWN, tally);
    assertThat(table.rows())
        .extracting(ContactTable.Row::mode)
        .containsExactly(ContactMode.values());
    assertThat(table.rows()).allMatch(row -> row.months().size() == 12);
    assertThat(table.rows().get(ContactMode.STREET.ordinal()).months().getLast()).isEqualTo(2010);
    assertThat(table.total()).isEqualTo(2013);
  }
}
