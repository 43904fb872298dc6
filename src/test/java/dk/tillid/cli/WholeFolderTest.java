package dk.tillid.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFolderTest {
  @TempDir Path parent;

  private Path folder;
  private Path making;

  @BeforeEach
  void name() {
    folder = parent.resolve("store");
    making = parent.resolve("store.making");
  }

  private static void fill(Path where) {
    try {
      Files.writeString(Files.createDirectories(where.resolve("in")).resolve("file"), "whole");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void isThereWholeAndNothingElse() throws IOException {
    WholeFolder.make(folder, WholeFolderTest::fill);
    assertThat(folder.resolve("in/file")).hasContent("whole");
    assertThat(folder).isDirectoryNotContaining("glob:**tillid.making");
    assertThat(making).doesNotExist();
  }

  @Test
  void whatAnInterruptedMakingLeftIsReplaced() throws IOException {
    assertThatThrownBy(() ->
            WholeFolder.make(
                folder,
                where -> {
                  fill(where.resolve("old"));
                  throw new IllegalStateException("as the test wishes");
                }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(folder).doesNotExist();
    assertThat(making.resolve("old/in/file")).exists();
    WholeFolder.make(folder, WholeFolderTest::fill);
    assertThat(folder.resolve("old")).doesNotExist();
    assertThat(folder.resolve("in/file")).exists();
  }

  @Test
  void aFolderOfThatNameThatIsNotOursIsKept() {
    fill(making);
    assertThatThrownBy(() -> WholeFolder.make(folder, WholeFolderTest::fill))
        .isInstanceOf(Cli.Refusal.class)
        .hasMessageContaining("move it away");
    assertThat(making.resolve("in/file")).hasContent("whole");
  }

  @Test
  void aSecondFirstStartRemovesNothingUnderTheFirst() throws IOException {
    WholeFolder.make(
        folder,
        where -> {
          fill(where);
          assertThatThrownBy(() -> WholeFolder.make(folder, WholeFolderTest::fill))
              .isInstanceOf(Cli.Refusal.class)
              .hasMessageContaining("another start");
        });
    assertThat(folder.resolve("in/file")).hasContent("whole");
  }
}
