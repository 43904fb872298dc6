package dk.tillid;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.tillid.demo.DemoYear;
import dk.tillid.domain.Role;
import dk.tillid.keys.KeyRing;
import dk.tillid.store.RocksLedger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the README says is so: its requests answer as printed, the tests of its promises exist, and
/// so do the paths it names.
///
/// A request is the line `<!-- request: worker -->` (a role, or `citizen`) before a fence of
/// `graphql`; the next fence is `json` and holds the whole answer. The variable `$code` is the
/// demonstration's citizen code.
class ReadmeIT {
  private static final Pattern MARK = Pattern.compile("<!-- request: ([a-z]+) -->");
  private static final Pattern TEST =
      Pattern.compile("\\b([A-Z][A-Za-z0-9]*(?:Test|IT|Properties|Statistics))\\b");
  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#)([^)#\\s]+)");
  private static final Pattern PATH =
      Pattern.compile("`((?:src|ops|keys|\\.ci)/[A-Za-z0-9_./-]+|schema\\.graphqls|pom\\.xml)`");

  private static final long SEED = 2010;
  private static final int YEAR = 2025;

  private record Fence(String mark, String language, String text) {}

  private record Example(String who, String query, String answer) {}

  private static String readme() {
    return text(Path.of("README.md"));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Fence> fences(String markdown) {
    List<Fence> fences = new ArrayList<>();
    String mark = "";
    List<String> lines = markdown.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      Matcher marked = MARK.matcher(lines.get(i).strip());
      if (marked.matches()) {
        mark = marked.group(1);
      } else if (lines.get(i).startsWith("```")) {
        String language = lines.get(i).substring(3).strip();
        int from = i + 1;
        i = from;
        while (!lines.get(i).startsWith("```")) i++;
        fences.add(new Fence(mark, language, String.join("\n", lines.subList(from, i))));
        mark = "";
      }
    }
    return fences;
  }

  private static List<Example> examples(String markdown) {
    List<Example> examples = new ArrayList<>();
    List<Fence> fences = fences(markdown);
    for (int i = 0; i < fences.size(); i++) {
      Fence request = fences.get(i);
      if (request.mark().isEmpty()) continue;
      Fence answer = fences.get(i + 1);
      assertThat(request.language()).isEqualTo("graphql");
      assertThat(answer.language()).isEqualTo("json");
      examples.add(new Example(request.mark(), request.text(), answer.text()));
    }
    return examples;
  }

  @Test
  void readsRequestsAndAnswers() {
    String markdown =
        "```\nno\n```\n<!-- request: citizen -->\n```graphql\n{ a }\n```\nanswers\n```json\n{}\n```\n";
    assertThat(examples(markdown)).containsExactly(new Example("citizen", "{ a }", "{}"));
  }

  @Test
  void everyRequestIsAnsweredAsPrinted(@TempDir Path folder) {
    List<Example> examples = examples(readme());
    assertThat(examples)
        .extracting(Example::who)
        .contains("worker", "teamlead", "citizen", "auditor");
    Clock clock = Clock.system(ZoneId.of("Europe/Copenhagen"));
    String code = demonstration(folder, clock);
    try (LiveServer live = LiveServer.on(folder, clock)) {
      for (Example example : examples) {
        Map<String, String> variables =
            example.query().contains("$code") ? Map.of("code", code) : Map.of();
        JsonNode answer = live.post(token(live, example.who()), example.query(), variables);
        assertThat(answer.toPrettyString())
            .as(example.query())
            .isEqualTo(LiveServer.json(example.answer()).toPrettyString());
      }
    }
  }

  private static String token(LiveServer live, String who) {
    Role role = Role.valueOf(who.toUpperCase(Locale.ROOT));
    return role == Role.CITIZEN ? "" : live.token(role, DemoYear.HOME.code());
  }

  /// The year that `ops/run` loads, and its citizen's code.
  private static String demonstration(Path folder, Clock clock) {
    Config config = LiveServer.config(folder);
    KeyRing.writeNewPassphrase(config.path("passphraseFile"));
    Registry.initialise(config);
    DemoYear.Scale scale =
        new DemoYear.Scale(YEAR, DemoYear.CITIZENS, DemoYear.CONTACTS, LocalDate.now(clock));
    try (KeyRing keys = Registry.keys(config);
        RocksLedger ledger = Registry.store(config, keys, clock)) {
      return Demonstration.load(ledger, keys, SEED, scale, _ -> {}).printed();
    }
  }

  @Test
  void everyTestNamedExists() {
    Set<String> named =
        TEST.matcher(readme())
            .results()
            .map(it -> it.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(named).contains("LeakIT", "WorkdayIT", "HostileIT");
    assertThat(sources()).containsAll(named);
    assertThat(sources()).doesNotContain("NoSuchTest");
  }

  private static Set<String> sources() {
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      return files
          .map(it -> it.getFileName().toString())
          .filter(it -> it.endsWith(".java"))
          .map(it -> it.substring(0, it.length() - ".java".length()))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everyPathNamedExists() {
    List<String> paths =
        Stream.of(LINK, PATH)
            .flatMap(it -> it.matcher(readme()).results())
            .map(it -> it.group(1))
            .toList();
    assertThat(paths).isNotEmpty().allSatisfy(it -> assertThat(Path.of(it)).exists());
  }
}
