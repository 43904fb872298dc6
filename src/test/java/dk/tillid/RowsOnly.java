package dk.tillid;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/// The product with one line changed: an erasure that does everything but destroy the keys. What a
/// registry would be that deletes rows and believes that they are gone.
final class RowsOnly {
  private static final Path SOURCE = Path.of("src/main/java/dk/tillid/store/Erasure.java");
  private static final String DESTROYS =
      ": disk.slots().destroy(intent.slots(), intent.commitment());";
  private static final String SPARES = ": disk.slots().destroyDecoy(intent.commitment());";

  private RowsOnly() {}

  /// Compiles it into a folder, which is to stand before the product's own classes.
  static Path compiledInto(Path folder) throws IOException {
    String source = Files.readString(SOURCE);
    assertThat(source).as("the line that destroys").containsOnlyOnce(DESTROYS);
    Path changed = Files.createDirectories(folder.resolve("dk/tillid/store"));
    Path file =
        Files.writeString(changed.resolve("Erasure.java"), source.replace(DESTROYS, SPARES));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> options =
        List.of(
            "-proc:none", "-d", folder.toString(), "-cp", System.getProperty("java.class.path"));
    try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      assertThat(
              compiler
                  .getTask(null, files, null, options, null, files.getJavaFileObjects(file))
                  .call())
          .isTrue();
    }
    return folder;
  }
}
