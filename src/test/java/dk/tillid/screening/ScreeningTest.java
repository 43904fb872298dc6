package dk.tillid.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    "a010257-5234, CPR",
    "010257-52345, ''",
    "010257-52-34, CPR",
    "010257/5234, CPR",
    "'010257,5234', CPR",
    "010257:5234, CPR",
    "010257_5234, CPR",
    "01/02/57-5234, CPR",
    "01:02:57:5234, CPR",
    "010257 -- 5234, CPR",
    "0 1 0 2 5 7 5 2 3 4, CPR",
    "0-1-0-2-5-7-5-2-3-4, CPR",
    "010257 5 2 3 4, CPR",
    "01021957-52-34, CPR",
    "19570201-5234, CPR",
    "1957-02-01-5234, CPR",
    "1957-02-01 5 2 3 4, CPR",
    "19571301-5234, ''",
    "født010257-5234, CPR",
    "t0102575234, CPR",
    "0102575234x, CPR",
    "team-0102575234, CPR",
    "O1O257-5234, CPR",
    "0l0257-5234, CPR",
    "'010257-5234,120345-6711', 'CPR,CPR'",
    "10.12.24 14.30, DATE",
    "01.02.24-05.03.24, 'DATE,DATE'"
  })
  void cprIsTenDigitsOfWhichSixAreADate(String text, String rule) {
    assertThat(String.join(",", ids(text))).isEqualTo(rule);
  }

  @ParameterizedTest
  @CsvSource({
    "20123456, PHONE",
    "2012-3456, PHONE",
    "'20,12,34,56', PHONE",
    "20/12/34/56, PHONE",
    "2-0-1-2-3-4-5-6, PHONE",
    "tlf20123456x, PHONE",
    "2O123456, PHONE",
    "20123456789, ''",
    "2023-2024, ''",
    "'234.567,89', ''",
    "20:30-21:45, ''",
    "22-23/2024, ''"
  })
  void telephoneNumberIsEightDigitsHoweverTheyAreJoined(String text, String rule) {
    assertThat(String.join(",", ids(text))).isEqualTo(rule);
  }

  /// Bold (U+1D7CE on), raised, Thai, full-width, monospace.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\uD835\uDFCE\uD835\uDFCF\uD835\uDFCE\uD835\uDFD0\uD835\uDFD3\uD835\uDFD5-5234",
        "\u2070\u00B9\u2070\u00B2\u2075\u2077-5234",
        "\u0E50\u0E51\u0E50\u0E52\u0E55\u0E57-5234",
        "\uFF10\uFF11\uFF10\uFF12\uFF15\uFF17\uFF0D\uFF15\uFF12\uFF13\uFF14",
        "01\u041E257-5234"
      })
  void digitsOfEveryKindAreDigits(String number) {
    String text = "\uD83D\uDE00 nr " + number + " cafe\u0301";
    assertThat(ids(text)).containsExactly("CPR");
    Finding finding = SCREENING.of(text).getFirst();
    assertThat(text.substring(finding.start(), finding.end())).isEqualTo(number);
  }

  @Test
  void noScriptsDigitsAreLeftOut() {
    String missed =
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
            .filter(it -> Character.getType(it) == Character.DECIMAL_DIGIT_NUMBER)
            .filter(it -> Character.digit(it, 10) == 2)
            .filter(it -> !ids(Character.toString(it) + "2334455").equals(List.of("PHONE")))
            .mapToObj(Integer::toHexString)
            .collect(Collectors.joining(" "));
    assertThat(missed).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0x034F, 0x115F, 0x1160, 0x180B, 0x180E, 0x200B, 0x2028, 0x2029, 0x2060, 0x2800, 0x3164,
        0xFE0F, 0xFEFF, 0xFFA0, 0xE0041, 0xE0100
      })
  void charactersNobodySeesBlock(int hidden) {
    String character = Character.toString(hidden);
    assertThat(ids("010257" + character + "-5234")).contains("HIDDEN_CHARACTERS");
    assertThat(ids("bor p\u00E5 n\u00F8rre" + character + "gade")).contains("HIDDEN_CHARACTERS");
  }

  @Test
  void markUponADigitBlocks() {
    assertThat(ids("01\u03010257-5234")).contains("HIDDEN_CHARACTERS");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "glad \u2764\uFE0F i dag",
        "cafe\u0301 og te",
        "godt \uD83D\uDC4D\uD83C\uDFFD gik det",
        "en \u00A8 for meget",
        "1\u00BD time, 42 m\u00B2",
        "2l m\u00E6lk, 1 l saft"
      })
  void charactersThatAreSeenPass(String text) {
    assertThat(ids(text)).isEmpty();
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
