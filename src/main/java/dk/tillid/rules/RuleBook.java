package dk.tillid.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import dk.tillid.domain.Municipality;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The rule sets of all municipalities. Immutable.
public final class RuleBook {
  /// The files that come with the registry.
  static final List<String> SHIPPED =
      List.of(
          "0151-ballerup.json",
          "0230-rudersdal-2008.json",
          "0230-rudersdal-2011.json",
          "0390-vordingborg.json",
          "0766-hedensted.json",
          "0999-eksempelkoebing.json");

  private static final String NAMES = "names.json";
  private static final String SCHEMA = "rule-file.schema.json";
  private static final String ENDING = ".json";
  private static final int MOST_BYTES = 1 << 20;

  private final Map<String, List<RuleSet>> sets;
  private final Map<String, String> names;

  private RuleBook(Map<String, List<RuleSet>> sets) {
    this.sets = sets;
    names = readNames();
  }

  /// The rule sets that come with the registry.
  public static RuleBook shipped() {
    return book(List.of(readShipped()));
  }

  /// The shipped rule sets, and those of the directory's `*.json` files. A municipality that has a
  /// file there is ruled by its own files alone.
  ///
  /// @throws RuleFault with every problem of every file
  public static RuleBook withDirectory(Path directory) {
    return book(List.of(readShipped(), readDirectory(directory)));
  }

  /// The rule sets of these files and of the `*.json` files of these directories, and no others.
  ///
  /// @throws RuleFault with every problem of every file, also where a directory holds no such file
  public static RuleBook of(List<Path> places) {
    return book(List.of(places.stream().flatMap(place -> readPlace(place).stream()).toList()));
  }

  /// The JSON Schema (draft 2020-12) of a rule file. It holds a file to everything that reading it
  /// does, but for what no schema can say: that `to`, `most` and `validUntil` do not lie below
  /// `from`, `least` and `validFrom`, and that no two files hold on one day.
  public static String schema() {
    return resource(SCHEMA);
  }

  /// The municipality of this code or name.
  public Optional<Municipality> municipality(String codeOrName) {
    if (codeOrName.matches(RuleFile.CODE_FORM)) {
      return Optional.of(new Municipality(codeOrName));
    }
    return Stream.concat(names.keySet().stream(), sets.keySet().stream())
        .map(Municipality::new)
        .filter(it -> name(it).equalsIgnoreCase(codeOrName))
        .findFirst();
  }

  /// The rules of a municipality on a day; [RuleSet#unstated] where none of its sets holds then.
  public RuleSet ruleSet(Municipality municipality, LocalDate day) {
    return sets.getOrDefault(municipality.code(), List.of()).stream()
        .filter(set -> !set.validFrom().isAfter(day))
        .reduce((_, later) -> later)
        .filter(set -> set.validUntil().filter(day::isAfter).isEmpty())
        .orElseGet(() -> RuleSet.unstated(municipality));
  }

  /// Every rule set, by municipality and day.
  public List<RuleSet> all() {
    return sets.values().stream().flatMap(List::stream).toList();
  }

  /// The name of a municipality: the official one, or its own, or else its code.
  public String name(Municipality municipality) {
    List<RuleSet> own = sets.getOrDefault(municipality.code(), List.of());
    return Optional.ofNullable(names.get(municipality.code()))
        .or(() -> own.isEmpty() ? Optional.empty() : Optional.of(own.getLast().name()))
        .orElse(municipality.code());
  }

  /// The official names of all municipalities by their codes.
  public Map<String, String> names() {
    return names;
  }

  private static RuleBook book(List<List<RuleFile.Reading>> shelves) {
    List<String> problems = new ArrayList<>();
    Map<String, List<RuleFile.Reading>> chosen = new TreeMap<>();
    for (List<RuleFile.Reading> shelf : shelves) {
      shelf.forEach(reading -> problems.addAll(reading.problems()));
      chosen.putAll(
          shelf.stream()
              .filter(reading -> reading.ruleSet().isPresent())
              .collect(Collectors.groupingBy(RuleBook::code)));
    }
    Map<String, List<RuleSet>> sets = new TreeMap<>();
    chosen.forEach((code, readings) -> sets.put(code, inOrder(readings, problems)));
    if (!problems.isEmpty()) {
      throw new RuleFault(problems);
    }
    return new RuleBook(sets);
  }

  private static String code(RuleFile.Reading reading) {
    return set(reading).municipality().code();
  }

  private static RuleSet set(RuleFile.Reading reading) {
    return reading.ruleSet().orElseThrow();
  }

  private static List<RuleSet> inOrder(List<RuleFile.Reading> readings, List<String> problems) {
    List<RuleFile.Reading> sorted =
        readings.stream()
            .sorted(Comparator.comparing(reading -> set(reading).validFrom()))
            .toList();
    for (int i = 1; i < sorted.size(); i++) {
      RuleSet earlier = set(sorted.get(i - 1));
      RuleSet later = set(sorted.get(i));
      if (earlier.validFrom().equals(later.validFrom())
          || earlier.validUntil().filter(day -> !day.isBefore(later.validFrom())).isPresent()) {
        problems.add(
            sorted.get(i).file()
                + ": validFrom: overlaps with "
                + sorted.get(i - 1).file()
                + "; end that one with validUntil the day before this one begins");
      }
    }
    return sorted.stream().map(RuleBook::set).toList();
  }

  private static List<RuleFile.Reading> readShipped() {
    return SHIPPED.stream().map(file -> RuleFile.read(file, resource(file))).toList();
  }

  private static List<RuleFile.Reading> readDirectory(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.toString().endsWith(ENDING))
          .sorted()
          .map(RuleBook::readFile)
          .toList();
    } catch (IOException _) {
      throw new RuleFault(
          List.of(directory + ": cannot be read as a directory; name a readable one"));
    }
  }

  private static List<RuleFile.Reading> readPlace(Path place) {
    if (!Files.isDirectory(place)) {
      return List.of(readFile(place));
    }
    List<RuleFile.Reading> read = readDirectory(place);
    return read.isEmpty()
        ? List.of(unusable(place.toString(), "holds no *.json file; name another directory"))
        : read;
  }

  private static RuleFile.Reading readFile(Path path) {
    String name = path.toString();
    try {
      return Files.size(path) > MOST_BYTES
          ? unusable(name, "larger than " + MOST_BYTES + " bytes; shorten it")
          : RuleFile.read(name, Files.readString(path, StandardCharsets.UTF_8));
    } catch (IOException _) {
      return unusable(
          name, "cannot be read as UTF-8 text; save it as UTF-8, readable by this process");
    }
  }

  private static RuleFile.Reading unusable(String file, String problem) {
    return new RuleFile.Reading(file, Optional.empty(), List.of(file + ": " + problem));
  }

  static String resource(String file) {
    try (InputStream in = RuleBook.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> readNames() {
    Map<String, String> read = new TreeMap<>();
    try {
      RuleFile.JSON
          .readTree(resource(NAMES))
          .properties()
          .forEach(entry -> read.put(entry.getKey(), entry.getValue().textValue()));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
    return Collections.unmodifiableMap(read);
  }
}
