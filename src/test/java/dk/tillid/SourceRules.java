package dk.tillid;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The rules of the house that only the source text shows. Each finding is a line that says what is
/// wrong where, and what to do; an empty list means that all is well.
final class SourceRules {
  static final int MOST_LINES = 400;

  /// Spelt in two halves, so that this file obeys its own rule.
  private static final Pattern UNFINISHED =
      Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");

  private SourceRules() {}

  /// Findings on length and unfinished work below `root`, a folder of Java sources, sorted by file.
  static List<String> findingsIn(Path root) {
    return files(root).stream().flatMap(file -> findings(root, file)).toList();
  }

  private static Stream<String> findings(Path root, Path file) {
    String text = read(file);
    String name = root.relativize(file).toString();
    return Stream.of(length(name, text), unfinished(name, text)).flatMap(List::stream);
  }

  private static List<String> length(String name, String text) {
    long lines = text.lines().count();
    return finding(
        lines > MOST_LINES,
        name + " has " + lines + " lines, more than " + MOST_LINES + ": split it by duty");
  }

  private static List<String> unfinished(String name, String text) {
    return finding(
        UNFINISHED.matcher(text).find(),
        name + " announces unfinished work: finish it, or write it down outside the sources");
  }

  /// Files of the domain below `root` that speak of absent references.
  static List<String> nullsInTheDomain(Path root) {
    return files(root).stream()
        .map(file -> new Named(root.relativize(file).toString(), read(file)))
        .filter(file -> file.name().startsWith("dk/tillid/domain/"))
        .filter(file -> file.text().contains("Nullable"))
        .map(file ->
            file.name()
                + " lets null into the domain: use an outcome, or Optional where absence is"
                + " normal")
        .toList();
  }

  private record Named(String name, String text) {}

  /// Packages below `root` without a null-marked `package-info`.
  static List<String> undescribedPackages(Path root) {
    return files(root).stream()
        .map(Path::getParent)
        .distinct()
        .filter(folder -> !isDescribed(folder.resolve("package-info.java")))
        .map(folder ->
            root.relativize(folder)
                + " lacks a package-info with `///` purpose and @NullMarked: write it")
        .toList();
  }

  private static boolean isDescribed(Path packageInfo) {
    return Files.exists(packageInfo)
        && read(packageInfo).contains("@NullMarked")
        && read(packageInfo).startsWith("///");
  }

  private static List<String> finding(boolean broken, String text) {
    return broken ? List.of(text) : List.of();
  }

  private static List<Path> files(Path root) {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
