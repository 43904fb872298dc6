package dk.tillid.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// The shipped words: short Danish nouns of nature and objects, one a line, that say nothing about
/// a person.
final class WordList {
  static final List<String> DANISH = load("words-da.txt");

  private WordList() {}

  private static List<String> load(String resource) {
    try (var in = Objects.requireNonNull(WordList.class.getResourceAsStream(resource))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the jar is incomplete: " + resource, e);
    }
  }
}
