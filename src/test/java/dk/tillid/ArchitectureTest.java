package dk.tillid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds the sources to [HouseRules] and [SourceRules], and the rules themselves to houses that
/// break them: a rule that cannot fail guards nothing.
class ArchitectureTest {
  private static final Path MAIN = Path.of("src/main/java");
  private static final Path TESTS = Path.of("src/test/java");
  private static final Map<String, ArchRule> RULES = HouseRules.all();
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(HouseRules.ROOT);

  @TempDir Path folder;

  @Test
  void houseIsReadWithoutItsTests() {
    assertThat(HOUSE.contain(HouseRules.ROOT + ".domain.Change")).isTrue();
    assertThat(HOUSE.contain(ArchitectureTest.class)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("ruleNames")
  void houseObeys(String rule) {
    rule(rule).check(HOUSE);
  }

  @ParameterizedTest
  @MethodSource("brokenHouses")
  void ruleNoticesABrokenHouse(BrokenHouse broken) {
    JavaClasses classes = broken.compileInto(folder);
    assertThatThrownBy(() -> rule(broken.rule()).check(classes))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("dk.tillid")
        .hasMessageContaining("because");
  }

  @Test
  void everyRuleIsShownAbleToFail() {
    Set<String> shown =
        BrokenHouse.all().map(BrokenHouse::rule).collect(Collectors.toUnmodifiableSet());
    assertThat(shown).isEqualTo(RULES.keySet());
  }

  @Test
  void everyLineOfTheMapNamesRoomsOnTheMap() {
    assertThat(HouseRules.MAY_IMPORT.values().stream().flatMap(Set::stream).distinct())
        .filteredOn(room -> !room.equals("(root)"))
        .isSubsetOf(HouseRules.MAY_IMPORT.keySet());
  }

  @Test
  void sourcesAreShortAndFinished() {
    assertThat(SourceRules.findingsIn(MAIN)).isEmpty();
    assertThat(SourceRules.findingsIn(TESTS)).isEmpty();
  }

  @Test
  void domainIsFreeOfNull() {
    assertThat(SourceRules.nullsInTheDomain(MAIN)).isEmpty();
  }

  @Test
  void everyPackageIsDescribed() {
    assertThat(SourceRules.undescribedPackages(MAIN)).isEmpty();
  }

  @Test
  void sourceRulesNoticeEachBreach() throws IOException {
    write("keys/Long.java", "//\n".repeat(SourceRules.MOST_LINES + 1));
    write("keys/Fits.java", "//\n".repeat(SourceRules.MOST_LINES));
    write("keys/Later.java", "// TO" + "DO: later\n");
    assertThat(SourceRules.findingsIn(folder))
        .satisfiesExactly(
            later -> assertThat(later).startsWith("dk/tillid/keys/Later.java announces"),
            tooLong -> assertThat(tooLong).startsWith("dk/tillid/keys/Long.java has 401 lines"));
  }

  @Test
  void nullInTheDomainIsNoticed() throws IOException {
    write("domain/Absent.java", "import org.jspecify.annotations.Nullable;\n");
    write("api/Absent.java", "import org.jspecify.annotations.Nullable;\n");
    assertThat(SourceRules.nullsInTheDomain(folder))
        .satisfiesExactly(
            absent -> assertThat(absent).startsWith("dk/tillid/domain/Absent.java lets null"));
  }

  @Test
  void missingOrUnmarkedPackageInfoIsNoticed() throws IOException {
    write("keys/A.java", "");
    write("api/package-info.java", "/// Purpose.\npackage dk.tillid.api;\n");
    write("log/package-info.java", "/// Purpose.\n@NullMarked\npackage dk.tillid.log;\n");
    assertThat(SourceRules.undescribedPackages(folder))
        .satisfiesExactly(
            api -> assertThat(api).startsWith("dk/tillid/api lacks"),
            keys -> assertThat(keys).startsWith("dk/tillid/keys lacks"));
  }

  private static ArchRule rule(String name) {
    return Objects.requireNonNull(RULES.get(name), name);
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve("dk/tillid").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  static List<String> ruleNames() {
    return List.copyOf(RULES.keySet());
  }

  static Stream<BrokenHouse> brokenHouses() {
    return BrokenHouse.all();
  }
}
