package dk.tillid.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.tillid.keys.Fingerprints;
import dk.tillid.keys.Needle;
import dk.tillid.keys.Needle.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RememberedIT {
  private static final String SECRET = "mos mølle";

  @TempDir Path folder;

  private Path file;
  private List<Needle> needles;

  @BeforeEach
  void write() {
    file = folder.resolve("needles");
    Fingerprints fingerprints = ProofKeys.own().fingerprints();
    needles = fingerprints.needles(Kind.WORDS, SECRET);
    new Remembered(fingerprints, needles).write(file);
  }

  @Test
  void aFileIsReadBackAsItWasWrittenForItsOwnerAlone() throws IOException {
    Remembered read = Remembered.read(file, ProofKeys.own());

    assertThat(read.needles()).isEqualTo(needles).hasSizeGreaterThan(8);
    assertThat(read.fingerprints().needles(Kind.WORDS, SECRET)).isEqualTo(needles);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void theFileHoldsNothingOfWhatItRemembers() throws IOException {
    assertThat(Files.readString(file)).doesNotContain("mos", "m\u00f8lle", "6d6f73");
    Remembered read = Remembered.read(file, ProofKeys.own());
    Search search = new Search(read.fingerprints(), read.needles());
    assertThat(new Places(search, _ -> {}).in("itself", file).clean()).isTrue();
  }

  @Test
  void aFileIsNotOverwritten() throws IOException {
    String before = Files.readString(file);
    assertThatThrownBy(() -> new Remembered(ProofKeys.own().fingerprints(), List.of()).write(file))
        .isInstanceOf(Unusable.class)
        .hasMessageContaining("not overwritten");
    assertThat(Files.readString(file)).isEqualTo(before);
  }

  @Test
  void noLineCanBeLeftOutOrChangedAndNoOtherKeystoreReadsIt() throws IOException {
    List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
    for (int line = 0; line < lines.size(); line++) {
      List<String> fewer = new java.util.ArrayList<>(lines);
      fewer.remove(line);
      Files.write(file, fewer);
      assertThatThrownBy(() -> Remembered.read(file, ProofKeys.own()))
          .as("without line " + line)
          .isInstanceOf(Unusable.class);
    }
    Files.writeString(file, String.join("\n", lines).replace("WORDS HEX ", "WORDS BASE64 "));
    assertThatThrownBy(() -> Remembered.read(file, ProofKeys.own()))
        .hasMessageContaining("altered");
    Files.write(file, lines);
    assertThatThrownBy(() -> Remembered.read(file, ProofKeys.foreign()))
        .isInstanceOf(Unusable.class)
        .hasMessageContaining("another keystore");
    assertThatThrownBy(() -> Remembered.read(folder.resolve("none"), ProofKeys.own()))
        .hasMessageContaining("--remember");
    assertThat(Remembered.read(file, ProofKeys.own()).needles()).isEqualTo(needles);
  }
}
