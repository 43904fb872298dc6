package dk.tillid.screening;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/// The names of the rules are those of the dictionary they are said to come from.
class NamesIT {
  private static final int MOST_BYTES_ZIPPED = 150 * 1024;
  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void fileOfNamesIsWhatTheDictionaryGives() throws IOException {
    String derived = derived();
    Path made = Files.writeString(Path.of("target", "names.json"), derived);
    assertThat(new String(RuleData.names(), StandardCharsets.UTF_8).equals(derived))
        .as("names.json is another than the dictionary gives; if on purpose, take " + made)
        .isTrue();
  }

  @Test
  void rulesAndNamesAreSmallEnoughForATelephone() throws IOException {
    assertThat(zipped(RuleData.rules()) + zipped(RuleData.names())).isLessThan(MOST_BYTES_ZIPPED);
  }

  private static String derived() throws IOException {
    ObjectNode file = JSON.createObjectNode();
    file.put("version", 1);
    file.put(
        "source",
        "Derived from org.languagetool:language-da:6.8: da_DK.dic and da_DK.aff of Stavekontrolden"
            + " 2.4, (c) 2018 Foreningen for frit tilgængelige sprogværktøjer,"
            + " http://www.stavekontrolden.dk (GPL-2.0, LGPL-2.1 or MPL-1.1), and common_words.txt"
            + " of LanguageTool (LGPL-2.1): proper nouns in small letters, told apart from words by"
            + " DanishDictionary.java");
    file.put("licence", "LGPL-2.1, see LGPL-2.1.txt");
    ObjectNode lists = file.putObject("lists");
    new DanishDictionary()
        .lists()
        .forEach((name, words) -> {
          ArrayNode lines = lists.putArray(name);
          lines(words).forEach((_, line) -> lines.add(line));
        });
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(file) + "\n";
  }

  /// A line a first letter, so that a change of the list reads well.
  private static Map<Integer, String> lines(Set<String> words) {
    return words.stream()
        .collect(
            Collectors.groupingBy(it -> it.codePointAt(0), TreeMap::new, Collectors.joining(" ")));
  }

  private static int zipped(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(bytes);
    }
    return out.size();
  }
}
