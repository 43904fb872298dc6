package dk.tillid.proof;

import dk.tillid.keys.Needle;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What the search of one place came to: a file, a device, or all files below a folder.
///
/// @param label what the place is, in words
/// @param files how many files were read to their end
/// @param bytes how many bytes were read
/// @param finds what was found, in the order of the files
/// @param unread what is there and could not be read
public record Place(
    String label, Path path, long files, long bytes, List<Find> finds, List<Path> unread) {
  /// A needle in a file, or in its name where `offset` is −1.
  public record Find(Path file, Needle needle, long offset) {}

  /// Copies the lists.
  public Place {
    finds = List.copyOf(finds);
    unread = List.copyOf(unread);
  }

  /// Whether all of it was read and nothing was found.
  public boolean clean() {
    return finds.isEmpty() && unread.isEmpty();
  }

  /// Whether anything was found that tells of the case or opens what is left of it.
  public boolean telling() {
    return finds.stream().anyMatch(find -> find.needle().kind().telling());
  }

  /// The needles found, each once, of the kinds that fit.
  public List<Needle> found(Predicate<Needle.Kind> kinds) {
    return finds.stream()
        .map(Find::needle)
        .filter(needle -> kinds.test(needle.kind()))
        .distinct()
        .toList();
  }

  /// How often each kind was found; kinds never found are not named.
  public Map<Needle.Kind, Long> counts() {
    return finds.stream()
        .collect(
            Collectors.groupingBy(
                find -> find.needle().kind(), TreeMap::new, Collectors.counting()));
  }
}
