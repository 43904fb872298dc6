package dk.tillid.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.tillid.domain.Municipality;
import dk.tillid.domain.code.ClosingReason;
import dk.tillid.domain.code.HandoverUnit;
import dk.tillid.domain.code.Phase;
import dk.tillid.domain.code.SafetyActor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleBookTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
  private static final Municipality HEDENSTED = new Municipality("0766");
  private static final Municipality RUDERSDAL = new Municipality("0230");
  private static final Municipality EXAMPLE = new Municipality("0999");
  private static final Municipality ODDER = new Municipality("0727");

  private final RuleBook shipped = RuleBook.shipped();

  @TempDir Path folder;

  @Test
  void hedenstedStatesItsStandard() {
    RuleSet rules = shipped.ruleSet(HEDENSTED, DAY);
    assertThat(rules.reaching().firstContactWorkingDays()).hasValue(5);
    assertThat(rules.reaching().protocol()).contains(new AttemptProtocol.VisitsAndCalls(2));
    assertThat(rules.reaching().minPhoneAttempts()).hasValue(2);
    assertThat(rules.frame().minutesPerIsoWeek()).hasValue(120);
    assertThat(rules.frame().serviceHours()).contains(RuleSet.ServiceHours.WORKING_DAYS);
    assertThat(rules.frame().age()).isEmpty();
    assertThat(rules.frame().phases()).isEmpty();
    assertThat(rules.terms().complaint()).contains(RuleSet.Complaint.NONE);
    assertThat(rules.followUp().exactAge()).isFalse();
    assertThat(rules.office().emergencyNumbers())
        .extracting(RuleSet.EmergencyNumber::number)
        .containsExactly("112", "114", "1813");
    assertThat(rules.texts().get(RuleKey.HOUR_BUDGET))
        .extracting(RuleText::da)
        .isEqualTo("Den tidsmæssige ramme for indsatsen er max. 2 timer pr. uge.");
  }

  @Test
  void rudersdalStatesOtherThings() {
    RuleSet rules = shipped.ruleSet(RUDERSDAL, LocalDate.of(2010, 6, 1));
    assertThat(rules.reaching().firstContactWorkingDays()).isEmpty();
    assertThat(rules.reaching().protocol()).contains(new AttemptProtocol.PriorAppointment());
    assertThat(rules.states(RuleKey.HOUR_BUDGET)).isTrue();
    assertThat(rules.frame().minutesPerIsoWeek()).isEmpty();
    assertThat(rules.frame().age())
        .contains(
            new AgeRange(
                18,
                65,
                Optional.of(HandoverUnit.FAMILY_DEPARTMENT),
                Optional.of(HandoverUnit.ELDERLY_DEPARTMENT)));
    assertThat(rules.frame().teamReviewsPerWeek()).hasValue(2);
    assertThat(rules.terms().interveners())
        .containsExactly(SafetyActor.OWN_DOCTOR, SafetyActor.POLICE);
    assertThat(rules.frame().workersPerCase()).contains(new RuleSet.WorkersPerCase(1, 2));
    assertThat(rules.followUp().exactAge()).isTrue();
    assertThat(rules.terms().authorityPowers()).contains(false);
    assertThat(rules.states(RuleKey.COMPLAINT)).isFalse();
  }

  @Test
  void exampleMunicipalityShowsEveryRuleThatTheWorkingDayUses() {
    RuleSet rules = shipped.ruleSet(EXAMPLE, DAY);
    assertThat(rules.frame().phases()).containsExactly(Phase.values());
    assertThat(rules.office().daysOff()).containsExactly(DayOff.values());
    assertThat(rules.knows(ClosingReason.UNREACHABLE_PROTOCOL)).isTrue();
    assertThat(rules.records()).isEqualTo(new RuleSet.Records(true, OptionalInt.of(60)));
    assertThat(shipped.name(EXAMPLE)).isEqualTo("Eksempelkøbing");
  }

  @Test
  void noMunicipalityButTheInventedOneAllowsNotesOrWithdrawsByAge() {
    assertThat(shipped.all())
        .filteredOn(
            set -> set.records().noteAllowed() || set.records().retentionMonths().isPresent())
        .extracting(RuleSet::municipality)
        .containsExactly(EXAMPLE);
  }

  @Test
  void detailsOfARuleAreReadWhereStatedAndElseLeftOpen() throws IOException {
    write(
        "a.json",
        file(
            "0390",
            "2024-01-01",
            "",
            rule(
                    "complaint",
                    "\"complaint\": \"WRITTEN_OR_ORAL\", \"receivingUnit\": \"u\","
                        + " \"helpToWrite\": true,")
                + ", "
                + rule("danger", "\"interveners\": [\"POLICE\"],")));
    write(
        "b.json",
        file(
            "0727",
            "2024-01-01",
            "",
            rule("complaint", "\"complaint\": \"WRITTEN_OR_ORAL\",")
                + ", "
                + rule("danger", "")
                + ", "
                + rule("age", "\"from\": 18, \"to\": 65,")));
    RuleBook book = RuleBook.withDirectory(folder);
    RuleSet stated = book.ruleSet(new Municipality("0390"), DAY);
    RuleSet open = book.ruleSet(ODDER, DAY);
    var written = RuleSet.ComplaintWay.WRITTEN_OR_ORAL;
    assertThat(stated.terms().complaint())
        .contains(new RuleSet.Complaint(written, Optional.of("u"), true));
    assertThat(stated.terms().interveners()).containsExactly(SafetyActor.POLICE);
    assertThat(open.terms().complaint())
        .contains(new RuleSet.Complaint(written, Optional.empty(), false));
    assertThat(open.states(RuleKey.DANGER)).isTrue();
    assertThat(open.terms().interveners()).isEmpty();
    assertThat(open.frame().age())
        .contains(new AgeRange(18, 65, Optional.empty(), Optional.empty()));
    assertThat(open.frame().teamReviewsPerWeek()).isEmpty();
  }

  @Test
  void brokenDetailsAreNamed() throws IOException {
    write(
        "bad.json",
        file(
            "0390",
            "2024-01-01",
            "",
            """
            "age": {"from": 18, "to": 65, "older": "CHURCH", "da": "d", "en": "e"},
            "teamReviews": {"perWeek": 15, "da": "d", "en": "e"},
            "complaint": {"complaint": "NOT_POSSIBLE", "helpToWrite": true, "da": "d", "en": "e"},
            "danger": {"interveners": ["POLICE", "POLICE"], "da": "d", "en": "e"},
            "note": {"da": "d", "en": "e"},
            "retention": {"monthsAfterClosing": 0, "da": "d", "en": "e"}
            """));
    assertThat(fault(() -> RuleBook.withDirectory(folder)).problems())
        .extracting(line -> line.substring(line.indexOf(": ") + 2))
        .satisfiesExactly(
            line -> assertThat(line).startsWith("rules.age.older: must be one of [FAMILY"),
            line ->
                assertThat(line)
                    .isEqualTo("rules.teamReviews.perWeek: must be a whole number from 1 to 14"),
            line ->
                assertThat(line)
                    .isEqualTo(
                        "rules.complaint.helpToWrite: unknown key;"
                            + " correct its spelling or take it out"),
            line ->
                assertThat(line)
                    .startsWith("rules.danger.interveners: must be a list of different [OWN_"),
            line -> assertThat(line).isEqualTo("rules.note.allowed: missing; add it"),
            line ->
                assertThat(line)
                    .isEqualTo(
                        "rules.retention.monthsAfterClosing:"
                            + " must be a whole number from 1 to 1200"));
  }

  @Test
  void whatIsNotStatedIsNotEnforced() {
    RuleSet rules = shipped.ruleSet(ODDER, DAY);
    assertThat(rules).isEqualTo(RuleSet.unstated(ODDER));
    assertThat(rules.name()).isEqualTo("Serviceloven § 99");
    assertThat(Arrays.stream(RuleKey.values()).filter(rules::states)).isEmpty();
    assertThat(Arrays.stream(ClosingReason.values()).filter(reason -> !rules.knows(reason)))
        .containsExactly(ClosingReason.UNREACHABLE_PROTOCOL, ClosingReason.UNREACHABLE_ASSESSED);
  }

  @Test
  void rulesBeginOnTheirDay() {
    assertThat(shipped.ruleSet(RUDERSDAL, LocalDate.of(2008, 7, 31)).texts()).isEmpty();
    assertThat(shipped.ruleSet(RUDERSDAL, LocalDate.of(2008, 8, 1)).texts()).isNotEmpty();
  }

  @Test
  void everyMunicipalityHasItsName() {
    assertThat(shipped.names()).hasSize(98);
    assertThat(shipped.name(ODDER)).isEqualTo("Odder");
    assertThat(shipped.name(new Municipality("1234"))).isEqualTo("1234");
  }

  @Test
  void everyRuleHasAKeyOfItsOwn() {
    Set<String> keys =
        Arrays.stream(RuleKey.values()).map(RuleKey::key).collect(Collectors.toSet());
    assertThat(keys).hasSize(RuleKey.values().length);
  }

  @Test
  void ownFilesOfAMunicipalityReplaceTheShippedOnes() throws IOException {
    write("a.json", file("0766", "2020-01-01", "", ""));
    write("b.json", file("0766", "2024-01-01", "", rule("price", "\"price\": \"FREE\",")));
    write("c.json", file("0390", "2024-01-01", "\"validUntil\": \"2024-12-31\",", ""));
    write("notes.txt", "not read");
    RuleBook book = RuleBook.withDirectory(folder);
    assertThat(book.ruleSet(HEDENSTED, LocalDate.of(2019, 12, 31)).texts()).isEmpty();
    assertThat(book.ruleSet(HEDENSTED, LocalDate.of(2023, 12, 31)).source()).isEqualTo("test");
    assertThat(book.ruleSet(HEDENSTED, DAY).terms().price()).contains(RuleSet.Price.FREE);
    assertThat(book.ruleSet(new Municipality("0390"), DAY).source()).isEqualTo(RuleSet.LAW);
    assertThat(book.ruleSet(RUDERSDAL, DAY)).isEqualTo(shipped.ruleSet(RUDERSDAL, DAY));
  }

  @Test
  void everyProblemOfEveryFileIsToldAtOnceWithFileAndKey() throws IOException {
    write(
        "bad.json",
        file(
            "76",
            "2024-13-01",
            "\"colour\": 1,",
            """
            "firstContactTarget": {"workingDays": "5", "da": "d", "en": "e"},
            "hourBudget": {"minutesPerIsoWeek": 120, "da": "d"},
            "phases": {"phases": ["OUTREACH", "SLEEPING"], "da": "d", "en": "e"},
            "age": {"from": 65, "to": 18, "da": "d", "en": "e", "soft": true},
            "speed": {}
            """));
    write("broken.json", "{\n\n\"format\": 1,,");
    write("twice.json", "{\"format\": 1, \"format\": 1}");
    assertThat(fault(() -> RuleBook.withDirectory(folder)).problems())
        .allSatisfy(line -> assertThat(line).startsWith(folder.toString()))
        .extracting(line -> line.substring(folder.toString().length() + 1))
        .containsExactly(
            "bad.json: municipality: must be four digits",
            "bad.json: validFrom: must be a day as yyyy-mm-dd",
            "bad.json: rules.firstContactTarget.workingDays: must be a whole number from 1 to 366",
            "bad.json: rules.hourBudget.en: missing; add it",
            "bad.json: rules.age.to: lies below from; correct one of them",
            "bad.json: rules.age.soft: unknown key; correct its spelling or take it out",
            "bad.json: rules.phases.phases: must be a list of different"
                + " [OUTREACH, CLARIFYING, MOTIVATING, STABILISING, CLOSING]",
            "bad.json: rules.speed: unknown key; correct its spelling or take it out",
            "bad.json: colour: unknown key; correct its spelling or take it out",
            "broken.json: not JSON, or a key given twice, at line 3; correct it there",
            "twice.json: not JSON, or a key given twice, at line 1; correct it there");
  }

  @Test
  void missingKeysAreNamed() throws IOException {
    write("empty.json", "{}");
    assertThat(fault(() -> RuleBook.withDirectory(folder)).problems())
        .extracting(line -> line.substring(line.indexOf(": ") + 2))
        .containsExactlyInAnyOrder(
            "format: missing; add it",
            "municipality: missing; add it",
            "validFrom: missing; add it",
            "name: missing; add it",
            "source: missing; add it",
            "rules: missing; add it");
  }

  @Test
  void twoRuleSetsOnOneDayAreRefused() throws IOException {
    write("a.json", file("0390", "2024-01-01", "\"validUntil\": \"2025-01-01\",", ""));
    write("b.json", file("0390", "2025-01-01", "", ""));
    write("c.json", file("0390", "2025-01-01", "", ""));
    assertThat(fault(() -> RuleBook.withDirectory(folder)).problems())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .contains("b.json: validFrom: overlaps with")
                    .contains("a.json; end that one"),
            line ->
                assertThat(line)
                    .contains("c.json: validFrom: overlaps with")
                    .contains("b.json; end that one"));
  }

  @Test
  void missingDirectoryIsNamed() {
    Path missing = folder.resolve("none");
    assertThat(fault(() -> RuleBook.withDirectory(missing)).problems())
        .containsExactly(missing + ": cannot be read as a directory; name a readable one");
  }

  @Test
  void textThatIsNotUtf8IsNamed() throws IOException {
    Files.write(folder.resolve("latin.json"), new byte[] {'"', (byte) 0xf8, '"'});
    assertThat(fault(() -> RuleBook.withDirectory(folder)).problems())
        .satisfiesExactly(line ->
            assertThat(line)
                .contains("latin.json: cannot be read as UTF-8 text; save it as UTF-8"));
  }

  private static RuleFault fault(ThrowingCallable call) {
    RuleFault[] caught = new RuleFault[1];
    assertThatThrownBy(call).isInstanceOfSatisfying(RuleFault.class, fault -> caught[0] = fault);
    return caught[0];
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
  }

  private static String file(String code, String from, String more, String rules) {
    return "{\"format\": 1, \"municipality\": \"%s\", \"name\": \"n\", \"source\": \"test\", %s"
            .formatted(code, more)
        + "\"validFrom\": \"%s\", \"rules\": {%s}}".formatted(from, rules);
  }

  private static String rule(String key, String figures) {
    return "\"%s\": {%s \"da\": \"d\", \"en\": \"e\"}".formatted(key, figures);
  }
}
