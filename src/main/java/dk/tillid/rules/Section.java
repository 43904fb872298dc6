package dk.tillid.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// One object of a rule file, read key by key. What is wrong is noted and reading goes on, so that
/// one look tells every problem.
final class Section {
  private final String path;
  private final JsonNode node;
  private final Consumer<String> problems;
  private final Set<String> unread;

  /// @param path the keys that lead here, each followed by a dot; empty at the top
  Section(String path, JsonNode node, Consumer<String> problems) {
    this.path = path;
    this.node = node;
    this.problems = problems;
    unread = new LinkedHashSet<>();
    node.fieldNames().forEachRemaining(unread::add);
  }

  boolean has(String key) {
    return node.has(key);
  }

  Optional<String> text(String key) {
    return read(key, it -> it.isTextual() && !it.textValue().isBlank(), "a text")
        .map(JsonNode::textValue);
  }

  String requiredText(String key) {
    require(key);
    return text(key).orElse("");
  }

  OptionalInt number(String key, int least, int most) {
    return read(
            key,
            it -> it.isInt() && it.intValue() >= least && it.intValue() <= most,
            "a whole number from " + least + " to " + most)
        .map(it -> OptionalInt.of(it.intValue()))
        .orElse(OptionalInt.empty());
  }

  OptionalInt requiredNumber(String key, int least, int most) {
    require(key);
    return number(key, least, most);
  }

  Optional<Boolean> requiredFlag(String key) {
    require(key);
    return flag(key);
  }

  Optional<Boolean> flag(String key) {
    return read(key, JsonNode::isBoolean, "true or false").map(JsonNode::booleanValue);
  }

  Optional<LocalDate> day(String key) {
    return read(key, it -> it.isTextual() && isDay(it.textValue()), "a day as yyyy-mm-dd")
        .map(it -> LocalDate.parse(it.textValue()));
  }

  <E extends Enum<E>> Optional<E> requiredCode(String key, E[] list) {
    require(key);
    return code(key, list);
  }

  <E extends Enum<E>> Optional<E> code(String key, E[] list) {
    return read(key, it -> named(it, list).isPresent(), "one of " + Arrays.toString(list))
        .flatMap(it -> named(it, list));
  }

  <E extends Enum<E>> List<E> requiredCodes(String key, E[] list) {
    require(key);
    return codes(key, list);
  }

  <E extends Enum<E>> List<E> codes(String key, E[] list) {
    return read(
            key,
            it -> it.isArray() && !it.isEmpty() && distinct(it, list),
            "a list of different " + Arrays.toString(list))
        .map(it -> codes(it, list))
        .orElse(List.of());
  }

  Optional<Section> section(String key) {
    return read(key, JsonNode::isObject, "an object").map(it -> inside(path + key + ".", it));
  }

  List<Section> sections(String key) {
    List<Section> found = new ArrayList<>();
    read(key, JsonNode::isArray, "a list")
        .ifPresent(list -> {
          for (int i = 0; i < list.size(); i++) {
            String place = path + key + "[" + i + "]";
            if (list.get(i).isObject()) {
              found.add(inside(place + ".", list.get(i)));
            } else {
              problems.accept(place + ": must be an object");
            }
          }
        });
    return found;
  }

  /// Notes every key that nobody asked for.
  void finish() {
    unread.forEach(key -> problems.accept(path + key + ": unknown key"));
  }

  /// Notes a problem with a key.
  void problem(String key, String text) {
    problems.accept(path + key + ": " + text);
  }

  private Section inside(String place, JsonNode object) {
    return new Section(place, object, problems);
  }

  private void require(String key) {
    if (!node.has(key)) {
      problem(key, "missing");
    }
  }

  private Optional<JsonNode> read(String key, Predicate<JsonNode> fits, String wanted) {
    unread.remove(key);
    JsonNode value = node.path(key);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    if (!fits.test(value)) {
      problem(key, "must be " + wanted);
      return Optional.empty();
    }
    return Optional.of(value);
  }

  private static boolean isDay(String text) {
    try {
      return LocalDate.parse(text).getYear() <= 9999;
    } catch (DateTimeParseException _) {
      return false;
    }
  }

  private static <E extends Enum<E>> Optional<E> named(JsonNode value, E[] list) {
    return Arrays.stream(list)
        .filter(it -> value.isTextual() && it.name().equals(value.textValue()))
        .findFirst();
  }

  private static <E extends Enum<E>> List<E> codes(JsonNode values, E[] list) {
    List<E> found = new ArrayList<>();
    values.forEach(value -> named(value, list).ifPresent(found::add));
    return found;
  }

  private static <E extends Enum<E>> boolean distinct(JsonNode values, E[] list) {
    return codes(values, list).stream().distinct().count() == values.size();
  }
}
