package dk.tillid.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
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
import java.util.regex.Pattern;

/// One object of a rule file, read key by key. What is wrong is noted and reading goes on, so that
/// one look tells every problem.
final class Section {
  /// What is wrong where a key is left out that must be there.
  static final String MISSING = "missing; add it";

  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final LocalDate FIRST = LocalDate.of(0, 1, 1);
  private static final String WHITE = " \t\n\r";

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
    return read(key, it -> it.isTextual() && !isWhite(it.textValue()), "a text that is not blank")
        .map(JsonNode::textValue);
  }

  String requiredText(String key) {
    require(key);
    return text(key).orElse("");
  }

  OptionalInt number(String key, int least, int most) {
    return read(
            key,
            it -> it.canConvertToExactIntegral() && isWithin(it.bigIntegerValue(), least, most),
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
    unread.forEach(key -> problem(key, "unknown key; correct its spelling or take it out"));
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
      problem(key, MISSING);
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

  /// JSON's own white space only, so that every reader of the schema draws the line alike.
  private static boolean isWhite(String text) {
    return text.chars().allMatch(each -> WHITE.indexOf(each) >= 0);
  }

  private static boolean isWithin(BigInteger number, int least, int most) {
    return number.compareTo(BigInteger.valueOf(least)) >= 0
        && number.compareTo(BigInteger.valueOf(most)) <= 0;
  }

  private static boolean isDay(String text) {
    try {
      return DAY.matcher(text).matches() && !LocalDate.parse(text).isBefore(FIRST);
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
