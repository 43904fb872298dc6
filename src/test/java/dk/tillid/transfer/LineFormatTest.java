package dk.tillid.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LineFormatTest {
  static final String REFERRAL =
      "{\"kind\":\"referral\",\"key\":\"a\",\"municipality\":\"0766\",\"referral\":{\"team\":\"skp\","
          + "\"receivedOn\":\"2025-01-31\",\"source\":\"SELF\",\"referrerKind\":\"PRIVATE\","
          + "\"channel\":\"PHONE\",\"concerns\":[\"HOMELESS\"],\"outcome\":\"OPEN\"}}";

  static final String CASE =
      "{\"kind\":\"case\",\"key\":\"a\",\"municipality\":\"0766\",\"case\":{\"team\":\"skp\","
          + "\"workers\":[\"anna\"],\"traits\":{\"gender\":\"MALE\",\"ageBand\":\"A18_25\",\"age\":22,"
          + "\"civilStatus\":\"UNKNOWN\",\"livingSituation\":\"ALONE\",\"targetGroups\":[],"
          + "\"anonymousInDialogue\":true},\"episodes\":[{\"openedOn\":\"2024-02-10\","
          + "\"source\":\"SELF\"}],\"goals\":[{\"type\":\"KEEP_HOME\",\"setOn\":\"2024-03-01\","
          + "\"setJointly\":true,\"status\":\"ACTIVE\",\"statusOn\":\"2024-03-01\"}],"
          + "\"note\":\"ringer helst\"}}";

  static Stream<Arguments> brokenLines() {
    return Stream.of(
        broken("[1]", Fault.NOT_JSON, ""),
        broken("{\"kind\":", Fault.NOT_JSON, ""),
        broken(REFERRAL + "x", Fault.NOT_JSON, ""),
        broken(REFERRAL + REFERRAL, Fault.NOT_JSON, ""),
        broken("{\"key\":\"a\",\"kind\":\"case\"}", Fault.UNKNOWN_KIND, ""),
        broken("{\"kind\":\"person\"}", Fault.UNKNOWN_KIND, ""),
        broken("{\"kind\":\"header\",\"format\":2}", Fault.UNKNOWN_FORMAT, "format"),
        referral("\"key\"", "\"cpr\"", Fault.UNKNOWN_MEMBER, ""),
        referral("\"team\"", "\"name\"", Fault.UNKNOWN_MEMBER, "referral"),
        referral("\"key\":\"a\",", "", Fault.MISSING_MEMBER, "key"),
        referral("\"key\":\"a\",", "\"key\":\"a\",\"key\":\"a\",", Fault.DOUBLE_MEMBER, "key"),
        referral("\"key\":\"a\"", "\"key\":7", Fault.WRONG_TYPE, "key"),
        referral("\"key\":\"a\"", "\"key\":null", Fault.WRONG_TYPE, "key"),
        referral("\"key\":\"a\"", "\"key\":\"a b\"", Fault.BAD_NAME, "key"),
        referral("\"key\":\"a\"", "\"key\":\"" + "a".repeat(65) + "\"", Fault.BAD_NAME, "key"),
        referral("0766", "766", Fault.BAD_NAME, "municipality"),
        referral("[\"HOMELESS\"]", "\"HOMELESS\"", Fault.WRONG_TYPE, "referral.concerns"),
        referral("\"SELF\"", "\"self\"", Fault.UNKNOWN_CODE, "referral.source"),
        referral(
            "[\"HOMELESS\"", "[\"HOMELESS\",\"HOMELESS\"", Fault.DOUBLE_CODE, "referral.concerns"),
        referral("2025-01-31", "2025-02-31", Fault.BAD_DAY, "referral.receivedOn"),
        referral("2025-01-31", "+12025-01-31", Fault.BAD_DAY, "referral.receivedOn"),
        referral("2025-01-31", "2025-01-31T10:00", Fault.BAD_DAY, "referral.receivedOn"),
        ofCase("\"age\":22", "\"age\":121", Fault.OUT_OF_RANGE, "case.traits.age"),
        ofCase("\"age\":22", "\"age\":22.0", Fault.WRONG_TYPE, "case.traits.age"),
        ofCase("\"age\":22", "\"age\":99999999999", Fault.OUT_OF_RANGE, "case.traits.age"),
        ofCase("\"age\":22", "\"age\":62", Fault.AGE_AND_BAND, "case.traits"),
        ofCase("\"ALONE\"", "true", Fault.WRONG_TYPE, "case.traits.livingSituation"),
        ofCase(
            "InDialogue\":true",
            "InDialogue\":\"true\"",
            Fault.WRONG_TYPE,
            "case.traits.anonymousInDialogue"),
        ofCase("2024-02-10", "x", Fault.BAD_DAY, "case.episodes[0].openedOn"),
        ofCase("\"ACTIVE\"", "\"GONE\"", Fault.UNKNOWN_CODE, "case.goals[0].status"),
        ofCase("ringer helst", "r".repeat(141), Fault.BAD_NOTE, "case.note"),
        ofCase("ringer helst", "ring 22 33 44 55", Fault.IDENTIFIES, "case.note"),
        ofCase("ringer helst", "010203-1234", Fault.IDENTIFIES, "case.note"),
        ofCase("\"anna\"", "\"010203-1234\"", Fault.IDENTIFIES, "case.workers[0]"),
        ofCase("\"anna\"", "\"x@010190-1234\"", Fault.IDENTIFIES, "case.workers[0]"),
        ofCase("\"anna\"", "\"jens-hansen-1960\"", Fault.IDENTIFIES, "case.workers[0]"),
        referral("\"skp\"", "\"010203-1234\"", Fault.IDENTIFIES, "referral.team"),
        referral("\"skp\"", "\"jens-hansen-parkvej\"", Fault.IDENTIFIES, "referral.team"),
        ofCase("ringer helst", "a\\nb", Fault.BAD_NOTE, "case.note"),
        ofCase("[\"anna\"]", "[\"anna\",\"b\",\"c\"]", Fault.TOO_MANY_ENTRIES, "case.workers"));
  }

  private static Arguments referral(String what, String by, Fault fault, String place) {
    return broken(replaced(REFERRAL, what, by), fault, place);
  }

  private static Arguments ofCase(String what, String by, Fault fault, String place) {
    return broken(replaced(CASE, what, by), fault, place);
  }

  private static String replaced(String line, String what, String by) {
    assertThat(line).contains(what);
    return line.replace(what, by);
  }

  private static Arguments broken(String line, Fault fault, String place) {
    return Arguments.of(line, fault, place);
  }

  @ParameterizedTest
  @MethodSource("brokenLines")
  void aBrokenLineIsRefusedWithReasonAndPlace(String line, Fault fault, String place) {
    Malformed refused = catchThrowableOfType(Malformed.class, () -> read(line));
    assertThat(refused.fault()).isEqualTo(fault);
    assertThat(refused.place()).isEqualTo(place);
  }

  @Test
  void theLinesThatWereBrokenAreReadWhole() {
    assertThat(read(REFERRAL)).isInstanceOf(Line.OfEnquiry.class);
    assertThat(read(CASE)).isInstanceOf(Line.OfCase.class);
    assertThat(read("{\"kind\":\"header\",\"format\":1}")).isInstanceOf(Line.Header.class);
  }

  @Test
  void bytesThatAreNoTextAreRefused() {
    byte[] bytes = REFERRAL.getBytes(StandardCharsets.ISO_8859_1);
    bytes[REFERRAL.indexOf("skp")] = (byte) 0xFF;
    assertThat(
            catchThrowableOfType(Malformed.class, () -> LineFormat.read(bytes, 0, bytes.length))
                .fault())
        .isEqualTo(Fault.NOT_JSON);
  }

  @Test
  void casesInCasesEndSomewhere() {
    String deep = "{\"kind\":\"case\",\"case\":" + "{\"absorbed\":[{\"case\":".repeat(5000);
    assertThat(catchThrowableOfType(Malformed.class, () -> read(deep)).fault())
        .isEqualTo(Fault.NOT_JSON);
  }

  @Test
  void thePublishedSchemaIsWhatIsRead() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(LineFormat.class.getResourceAsStream("import.schema.json"))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(Import.schema());
    }
  }

  private static Line read(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    return LineFormat.read(bytes, 0, bytes.length);
  }
}
