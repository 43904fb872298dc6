package dk.tillid.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Names that are codes hold nobody's number, name or address, and chance passes.
class CodeNameTest {
  private static final int DRAWN = 3_000;
  private static final String HEX = "0123456789abcdef";
  private static final String BASE_32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "t0101901234",
        "0-1-0-1-9-0-1-2-3-4",
        "010190-12-34",
        "t0-1-0-1-9-0-a-1-2-3-4",
        "jens-hansen-parkvej",
        "hansen-jens",
        "jens-peter",
        "hansen1960",
        "1960-hansen",
        "parkvej-12",
        "team-22334455",
        "svend-12345",
        "hansen-hans"
      })
  void teamThatCouldBeAPersonIsFound(String team) {
    assertThat(CodeName.identifiesInTeam(team)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "team-1",
        "team-nord-2",
        "skp",
        "skp-nord",
        "skp-2026",
        "odense-centrum",
        "odense-5000",
        "frederiksberg-vest-12",
        "amager-vesterbro",
        "sct-hans",
        "anna",
        "parkvej",
        "gadeplan-10",
        "south",
        "syd-vest-3"
      })
  void teamThatIsNobodyPasses(String team) {
    assertThat(CodeName.identifiesInTeam(team)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "010190-12-34, CPR",
    "t0101901234, CPR",
    "x@010190-1234, CPR",
    "010190-1234@kommune.example, CPR",
    "x.0101901234@kommune.example, CPR",
    "x@a.0101901234.example, CPR",
    "22334455, PHONE",
    "tlf2233-4455, PHONE",
    "jens-hansen-1960, NAME_AND_YEAR",
    "hansen1960, NAME_AND_YEAR",
    "parkvej-12, ADDRESS",
    "jens.parkvej.12, ADDRESS",
    "parkvej_12@kommune.example, ADDRESS"
  })
  void whatCouldBeACitizenIsFoundInAWorker(String worker, String rule) {
    assertThat(CodeName.foundInWorker(worker)).contains(rule);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo-worker",
        "demo-worker-2",
        "jens.hansen",
        "JHA12",
        "w-1",
        "b12345",
        "5f0101901234a0b1c2d3e4f5",
        "6ba70101-9012-34d1-80b4-00c04fd430c8"
      })
  void staffIsNamedAsIssuersDo(String worker) {
    assertThat(CodeName.foundInWorker(worker)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"anna@kommune.example", "jens.hansen_2@odense.dk", "jh1960@psyk.rm.dk"})
  void mailOfStaffIsNothingElse(String worker) {
    assertThat(CodeName.foundInWorker(worker)).containsExactly("EMAIL");
  }

  @ParameterizedTest
  @CsvSource({
    "010190-1234, true",
    "x0101901234, true",
    "O1O19O-l234@kommune.example, true",
    "22334455, false",
    "demo-worker, false",
    "6ba70101-9012-34d1-80b4-00c04fd430c8, false",
    "5f0101901234a0b1c2d3e4f5, false"
  })
  void cprNumberIsToldFromOtherNames(String worker, boolean held) {
    assertThat(CodeName.foundInWorker(worker).contains("CPR")).isEqualTo(held);
  }

  @Test
  void namesMadeByChancePass() {
    SplittableRandom random = new SplittableRandom(9562);
    for (int i = 0; i < DRAWN; i++) {
      String uuid = new UUID(random.nextLong(), random.nextLong()).toString();
      assertThat(CodeName.foundInWorker(uuid)).isEmpty();
      assertThat(CodeName.blocking(uuid.replace("-", ""))).isEmpty();
      assertThat(CodeName.blocking(drawn(random, HEX, 24))).isEmpty();
      assertThat(CodeName.blocking(drawn(random, HEX, 64))).isEmpty();
      assertThat(CodeName.blocking(drawn(random, BASE_32, 26))).isEmpty();
    }
  }

  private static String drawn(SplittableRandom random, String alphabet, int length) {
    return IntStream.range(0, length)
        .mapToObj(_ -> alphabet.substring(random.nextInt(alphabet.length())).substring(0, 1))
        .collect(Collectors.joining());
  }
}
