package dk.tillid.cli;

import dk.tillid.keys.Needle;
import dk.tillid.keys.Tombstone;
import dk.tillid.proof.EraseCheck.Evidence;
import dk.tillid.proof.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What `erase-check` found, in words and for programs. Says what each sign proves and what not.
final class EraseCheckWords {
  private EraseCheckWords() {}

  static Map<String, Object> fields(Evidence evidence) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("verdict", evidence.verdict().name());
    fields.put("firstCopy", tombstones(evidence.first()));
    fields.put("secondCopy", tombstones(evidence.second()));
    fields.put("journal", evidence.journal().name());
    fields.put("codeRow", evidence.row().name());
    fields.put("codeRowSearch", fields(evidence.rowSearch()));
    return fields;
  }

  private static List<Map<String, Object>> tombstones(List<Tombstone> tombstones) {
    return tombstones.stream()
        .map(it -> Map.<String, Object>of("slot", it.slot(), "erasureEpoch", it.erasureEpoch()))
        .toList();
  }

  static Map<String, Object> fields(Place place) {
    Map<String, Long> found = new TreeMap<>();
    place.counts().forEach((kind, count) -> found.put(kind.name(), count));
    return Map.of(
        "place", place.label(),
        "path", place.path().toString(),
        "files", place.files(),
        "bytes", place.bytes(),
        "found", found,
        "telling", place.telling(),
        "unread", place.unread().stream().map(String::valueOf).toList());
  }

  static List<String> lines(Evidence evidence) {
    List<String> lines = new ArrayList<>();
    lines.add(verdict(evidence));
    lines.add(
        switch (evidence.journal()) {
          case RECORDED -> "custody's journal names the act too";
          case MISSING ->
              "custody's journal does not name the act: start the registry, which writes it, and"
                  + " look again";
          case ABSENT -> "no journal of custody was there to compare with, or nothing to compare";
        });
    Place rows = evidence.rowSearch();
    lines.add("row of the code: " + found(rows));
    lines.add(
        "  (that it is in no file is needed and proves nothing by itself: what erases is that the"
            + " keys are destroyed)");
    return lines;
  }

  private static String verdict(Evidence evidence) {
    return switch (evidence.verdict()) {
      case ERASED ->
          "erased: in both copies of the slot file, "
              + acts(evidence.first())
              + " in the name of this code";
      case INTERRUPTED ->
          "not erased to its end: one copy of the slot file has what the other has not; start the"
              + " registry, which carries it out, and look again";
      case LIVING -> "NOT erased: the code opens a case";
      case UNKNOWN ->
          "unknown: the code opens nothing, and no key was destroyed in its name. It is not of this"
              + " registry, or the case went by another code, or it lapsed";
    };
  }

  private static String acts(List<Tombstone> tombstones) {
    Map<Long, List<Tombstone>> acts =
        tombstones.stream()
            .collect(
                Collectors.groupingBy(Tombstone::erasureEpoch, TreeMap::new, Collectors.toList()));
    return acts.entrySet().stream()
        .map(act ->
            "erasure "
                + act.getKey()
                + " destroyed the keys of slots "
                + act.getValue().stream().map(Tombstone::slot).toList())
        .collect(Collectors.joining("; "));
  }

  static List<String> lines(List<Place> places, List<Needle> needles) {
    List<String> lines = new ArrayList<>();
    lines.add(needles.size() + " fingerprints were looked for");
    for (Place place : places) {
      lines.add(place.label() + " " + place.path() + ": " + found(place));
      place.counts().forEach((kind, count) -> lines.add("  " + told(place, kind, count)));
      place.unread().forEach(path -> lines.add("  could not be read: " + path));
    }
    return lines;
  }

  private static String found(Place place) {
    String read = String.format(Locale.ROOT, "%d files, %,d bytes", place.files(), place.bytes());
    if (place.clean()) {
      return "not found (" + read + ")";
    }
    return (place.finds().isEmpty() ? "not all could be read" : "FOUND") + " (" + read + ")";
  }

  private static String told(Place place, Needle.Kind kind, long count) {
    Place.Find first =
        place.finds().stream().filter(it -> it.needle().kind() == kind).findFirst().orElseThrow();
    String where =
        first.offset() < 0 ? "name of " + first.file() : first.file() + " at " + first.offset();
    String meaning =
        kind.telling()
            ? "it tells of the case or opens what is left of it, and must not be there"
            : "random to everybody once the keys are gone; it leaves the files with the nightly"
                + " upkeep and may stay on unused blocks of a disk";
    return kind.label() + ": " + count + " times, first in " + where + "; " + meaning;
  }
}
