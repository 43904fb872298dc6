package dk.tillid.screening;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The Danish dictionary of `org.languagetool:language-da` (Stavekontrolden, in Hunspell's form),
/// from which `names.json` is derived.
///
/// Its proper nouns bear flag 55 (genitive), places flag 699 (north, south and so on) too. A name
/// is told apart from a word by writing out the words with the suffixes of the affix file, to the
/// depth of two that Hunspell allows.
final class DanishDictionary {
  private static final String FOLDER = "/org/languagetool/resource/da/";
  private static final String PLACE = "699";
  private static final String PROPER_NOUN = "55";
  private static final Set<String> ABBREVIATION = Set.of("976", "70");
  private static final int SHORTEST = 2;
  private static final int SHORTEST_ALONE = 3;

  private record Suffix(String strip, String add, List<String> more, Pattern condition) {}

  private record Entry(String word, List<String> flags) {
    boolean isProperNoun() {
      return Character.isUpperCase(word.charAt(0))
          && !word.equals(word.toUpperCase(java.util.Locale.ROOT))
          && word.chars().allMatch(it -> Character.isLetter(it) || it == '-');
    }
  }

  private final Map<String, List<Suffix>> suffixes = new HashMap<>();
  private final Set<String> words = new HashSet<>();
  private final Set<String> common = new HashSet<>(lines("common_words.txt"));
  private final Map<String, Set<String>> lists = new TreeMap<>();

  DanishDictionary() {
    lines("hunspell/da_DK.aff").forEach(this::suffix);
    List<Entry> entries =
        lines("hunspell/da_DK.dic").stream().skip(1).map(DanishDictionary::entry).toList();
    entries.stream()
        .filter(it -> Character.isLowerCase(it.word().charAt(0)))
        .forEach(it -> writeOut(it.word(), it.flags(), 2));
    entries.stream().filter(Entry::isProperNoun).forEach(this::sort);
  }

  /// The lists of `names.json`, each sorted: `name`, `either` (a name and a rare word), `sometimes`
  /// (a name and a common word), `place`, and `word`, which looks like the genitive of a name and
  /// is a word.
  Map<String, Set<String>> lists() {
    return lists;
  }

  private void sort(Entry entry) {
    String small = entry.word().toLowerCase(java.util.Locale.ROOT);
    boolean place = entry.flags().contains(PLACE);
    boolean name =
        entry.flags().contains(PROPER_NOUN)
            && entry.flags().stream().noneMatch(ABBREVIATION::contains);
    if (small.length() < SHORTEST || !(place || name)) {
      return;
    }
    if (words.contains(small) || small.length() < SHORTEST_ALONE) {
      put(common.contains(small) ? "sometimes" : "either", small);
      return;
    }
    put(place ? "place" : "name", small);
    if (words.contains(small + "s")) {
      put("word", small + "s");
    }
  }

  private void put(String list, String word) {
    lists.computeIfAbsent(list, _ -> new TreeSet<>()).add(word);
  }

  private void suffix(String line) {
    String[] parts = line.split("\\s+", -1);
    if (parts.length < 5 || !parts[0].equals("SFX")) {
      return;
    }
    String[] added = parts[3].split("/", -1);
    suffixes
        .computeIfAbsent(parts[1], _ -> new ArrayList<>())
        .add(
            new Suffix(
                parts[2].equals("0") ? "" : parts[2],
                added[0].equals("0") ? "" : added[0],
                added.length > 1 ? Arrays.asList(added[1].split(",", -1)) : List.of(),
                Pattern.compile("(?:" + parts[4] + ")$")));
  }

  private void writeOut(String word, List<String> flags, int depth) {
    words.add(word);
    if (depth == 0) {
      return;
    }
    for (String flag : flags) {
      for (Suffix suffix : suffixes.getOrDefault(flag, List.of())) {
        if (word.endsWith(suffix.strip()) && suffix.condition().matcher(word).find()) {
          String stem = word.substring(0, word.length() - suffix.strip().length());
          writeOut(stem + suffix.add(), suffix.more(), depth - 1);
        }
      }
    }
  }

  private static Entry entry(String line) {
    String[] parts = line.split("\\s", -1)[0].split("/", -1);
    return new Entry(
        parts[0], parts.length > 1 ? Arrays.asList(parts[1].split(",", -1)) : List.of());
  }

  private static List<String> lines(String file) {
    try (InputStream in = DanishDictionary.class.getResourceAsStream(FOLDER + file);
        BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(in, file), StandardCharsets.UTF_8))) {
      return reader.lines().filter(it -> !it.isBlank() && !it.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
