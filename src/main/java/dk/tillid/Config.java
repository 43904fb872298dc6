package dk.tillid;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The configuration in force: defaults, then the one file, then the environment. Secrets are never
/// values here, only paths of files that hold them.
public final class Config {
  /// The configuration cannot be used. The message lists every problem, a line each.
  public static final class Invalid extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// One line a problem; a line names key and remedy and repeats no value.
    public Invalid(List<String> problems) {
      super(String.join(System.lineSeparator(), problems));
    }
  }

  private static final JsonMapper STRICT =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final Map<String, String> values;

  private Config(Map<String, String> values) {
    this.values = values;
  }

  /// Reads the configuration.
  ///
  /// @param file the file; without one, defaults and environment alone
  /// @param environment the process's environment; only `TILLID_…` names are looked at
  /// @throws Invalid on an unknown key, a wrong type, a number out of its bounds, an issuer that
  ///   cannot be, an unreadable file: all problems at once
  public static Config read(Optional<Path> file, Map<String, String> environment) {
    List<String> problems = new ArrayList<>();
    Map<String, String> values = new LinkedHashMap<>();
    Setting.all().forEach(setting -> values.put(setting.key(), setting.standard()));
    file.ifPresent(path -> readFile(path, values, problems));
    readEnvironment(environment, values, problems);
    checkForms(values, problems);
    Config read = new Config(values);
    problems.addAll(Settings.issuerProblems(read));
    problems.addAll(MailSettings.problems(read));
    if (!problems.isEmpty()) {
      throw new Invalid(problems);
    }
    return read;
  }

  /// The same configuration with one key set.
  public Config with(String key, String value) {
    Map<String, String> changed = new LinkedHashMap<>(values);
    if (changed.replace(key, value) == null) {
      throw new IllegalArgumentException("unknown key " + key);
    }
    return new Config(changed);
  }

  /// The value in force of every key, in the order of [Setting#all].
  public Map<String, String> values() {
    return Map.copyOf(values);
  }

  /// A key's path.
  public Path path(String key) {
    return Path.of(text(key));
  }

  /// A key's path, absent where it is empty.
  public Optional<Path> optionalPath(String key) {
    return Optional.of(text(key)).filter(value -> !value.isEmpty()).map(Path::of);
  }

  /// A key's number.
  public int number(String key) {
    return Integer.parseInt(text(key));
  }

  /// A key's flag.
  public boolean flag(String key) {
    return Boolean.parseBoolean(text(key));
  }

  /// A key's list.
  public List<String> list(String key) {
    return List.of(text(key).split(",", -1)).stream().filter(item -> !item.isEmpty()).toList();
  }

  /// A key's text.
  public String text(String key) {
    return Optional.ofNullable(values.get(key))
        .orElseThrow(() -> new IllegalArgumentException("unknown key " + key));
  }

  private static void readFile(Path file, Map<String, String> values, List<String> problems) {
    try {
      flatten("", STRICT.readTree(Files.readAllBytes(file)), file, values, problems);
    } catch (JacksonException e) {
      problems.add(
          file + ": not JSON, line " + e.getLocation().getLineNr() + "; see `tillid config`");
    } catch (IOException _) {
      problems.add(file + ": cannot be read; name a readable file with --config");
    }
  }

  private static void flatten(
      String prefix, JsonNode node, Path file, Map<String, String> values, List<String> problems) {
    if (!node.isObject()) {
      problems.add(file + ": an object is expected");
      return;
    }
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      String key = prefix + member.getKey();
      JsonNode value = member.getValue();
      if (value.isObject()) {
        flatten(key + ".", value, file, values, problems);
      } else if (values.containsKey(key)) {
        read(key, value, values, problems);
      } else {
        problems.add(file + ": unknown key " + key + "; `tillid config` lists all keys");
      }
    }
  }

  private static void read(
      String key, JsonNode value, Map<String, String> values, List<String> problems) {
    Setting setting =
        Setting.all().stream().filter(it -> it.key().equals(key)).findFirst().orElseThrow();
    Optional<String> text = text(setting.kind(), value);
    text.ifPresent(it -> values.put(key, it));
    if (text.isEmpty()) {
      problems.add(
          key + ": a " + setting.form() + " is expected; leave the key out for its default");
    }
  }

  /// The value as the environment would give it, or empty where it is of another kind.
  private static Optional<String> text(Setting.Kind kind, JsonNode value) {
    return switch (kind) {
      case NUMBER -> Optional.of(value).filter(JsonNode::isIntegralNumber).map(JsonNode::asText);
      case FLAG -> Optional.of(value).filter(JsonNode::isBoolean).map(JsonNode::asText);
      case PATH, TEXT -> Optional.of(value).filter(JsonNode::isTextual).map(JsonNode::asText);
      case LIST -> Optional.of(value).filter(Config::isListOfTexts).map(Config::joined);
    };
  }

  private static boolean isListOfTexts(JsonNode value) {
    return value.isArray()
        && value.valueStream().allMatch(it -> it.isTextual() && !it.asText().contains(","));
  }

  private static String joined(JsonNode list) {
    return list.valueStream().map(JsonNode::asText).collect(Collectors.joining(","));
  }

  private static void readEnvironment(
      Map<String, String> environment, Map<String, String> values, List<String> problems) {
    Map<String, Setting> byVariable =
        Setting.all().stream().collect(Collectors.toMap(Setting::variable, setting -> setting));
    environment.forEach((name, value) -> {
      Optional<Setting> setting = Optional.ofNullable(byVariable.get(name));
      setting.ifPresent(known -> values.put(known.key(), value));
      if (name.startsWith("TILLID_") && setting.isEmpty()) {
        problems.add("environment: unknown " + name + "; `tillid config` lists all names");
      }
    });
  }

  private static void checkForms(Map<String, String> values, List<String> problems) {
    for (Setting setting : Setting.all()) {
      if (!setting.accepts(Optional.ofNullable(values.get(setting.key())).orElse(""))) {
        problems.add(
            setting.key() + ": a " + setting.form() + " is expected (" + setting.meaning() + ")");
      }
    }
  }
}
