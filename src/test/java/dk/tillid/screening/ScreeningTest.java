package dk.tillid.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What screening promises of its findings, and the edges of its rules.
class ScreeningTest {
  private static final Screening SCREENING = Screening.standard();

  private static List<String> ids(String text) {
    return SCREENING.of(text).stream().map(it -> it.rule().id()).toList();
  }

  @Test
  void positionsAreUtf16CodeUnitsOfTheTextAsSent() {
    String text = "😀 ring 22334455";
    Finding finding = SCREENING.of(text).getFirst();
    assertThat(finding.start()).isEqualTo(8);
    assertThat(text.substring(finding.start(), finding.start() + finding.length()))
        .isEqualTo("22334455");
  }

  @Test
  void findingsDoNotOverlapAndComeInOrder() {
    List<Finding> findings = SCREENING.of("kone Mette, 010257-5234, tlf 22334455, a@example.com");
    assertThat(findings)
        .extracting(it -> it.rule().id())
        .containsExactly("RELATIVE", "CPR", "PHONE", "EMAIL");
    for (int i = 1; i < findings.size(); i++) {
      assertThat(findings.get(i).start()).isGreaterThanOrEqualTo(findings.get(i - 1).end());
    }
  }

  @Test
  void findingHoldsNoPartOfTheText() {
    assertThat(SCREENING.of("cpr 010257-5234").toString())
        .doesNotContain("010257")
        .doesNotContain("5234");
  }

  @ParameterizedTest
  @CsvSource({
    "010257-5234, CPR",
    "310257-5234, ''",
    "290256-5234, CPR",
    "300256-5234, ''",
    "610257-5234, CPR",
    "910357-5234, CPR",
    "920357-5234, ''",
    "000157-5234, ''",
    "011357-5234, ''",
    "01.02.2057-5234, CPR",
    "\u0660\u0661\u0660\u0662\u0665\u0667-5234, CPR",
    "010257\u20135234, CPR",
    "a010257-5234, ''",
    "010257-52345, ''"
  })
  void cprIsTenDigitsOfWhichSixAreADate(String text, String rule) {
    assertThat(String.join(",", ids(text))).isEqualTo(rule);
  }

  @Test
  void moduloElevenIsNotAsked() {
    assertThat(ids("010157-5000")).isEqualTo(ids("010157-5001")).containsExactly("CPR");
  }

  @Test
  void blockingAsksOnlyRulesThatBlock() {
    assertThat(SCREENING.of("Mette ringer 22334455")).hasSize(2);
    assertThat(SCREENING.blocking("Mette ringer 22334455"))
        .extracting(it -> it.rule().id())
        .containsExactly("PHONE");
  }
}
