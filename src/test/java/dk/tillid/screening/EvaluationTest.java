package dk.tillid.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The rules do as well on the written notes as the README says, and well enough.
class EvaluationTest {
  private static final Notes WRITTEN = Notes.written();

  @Test
  void readmeShowsWhatIsMeasured() throws IOException {
    System.out.println(Measurements.table(WRITTEN));
    System.out.println(String.join("\n", Measurement.mistakes(WRITTEN)));
    assertThat(Files.readString(Path.of("README.md"))).contains(Measurements.table(WRITTEN));
  }

  @Test
  void setIsLargeHarmlessForTheMostPartAndMarksEveryRule() {
    Set<String> marked = new TreeSet<>();
    WRITTEN.notes().forEach(note -> note.labels().forEach(it -> marked.add(it.rule())));
    assertThat(marked)
        .containsExactlyInAnyOrderElementsOf(
            Screening.standard().rules().stream().map(Rule::id).toList());
    assertThat(WRITTEN.notes()).hasSizeGreaterThan(600).doesNotHaveDuplicates();
    assertThat(WRITTEN.notes()).filteredOn(it -> it.labels().isEmpty()).hasSizeGreaterThan(250);
    assertThat(WRITTEN.notes()).allMatch(it -> it.text().length() <= 140);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CPR", "EMAIL", "PHONE"})
  void numbersAndMailAreHardlyMissedNorSeenWrongly(String rule) {
    Measurement measured = Measurement.of(Set.of(rule), WRITTEN);
    assertThat(measured.recall()).isGreaterThanOrEqualTo(0.98);
    assertThat(measured.precision()).isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void addressesAreMostlyFound() {
    assertThat(Measurement.of(Set.of("ADDRESS"), WRITTEN).recall()).isGreaterThanOrEqualTo(0.85);
  }

  @Test
  void namesWithCapitalsAreMostlyFound() {
    assertThat(Measurements.cased(WRITTEN).recall()).isGreaterThanOrEqualTo(0.90);
    assertThat(Measurements.cased(WRITTEN).precision()).isGreaterThanOrEqualTo(0.90);
  }

  @Test
  void measurementNoticesWhatIsMissedAndWhatIsWrong() {
    Notes notes =
        new Notes(
            List.of(
                Notes.Note.marked("ring {PHONE:til ham}"),
                Notes.Note.marked("ring 22334455"),
                Notes.Note.marked("ring {PHONE:22334455}")));
    assertThat(Measurement.of(Set.of("PHONE"), notes)).isEqualTo(new Measurement(2, 1, 2, 1));
  }
}
