package dk.tillid.screening;

import java.util.List;

/// Two words that say little apart and much together, wherever in the text they stand. The second
/// is found.
record Pair(Description first, Description second) implements Finder {
  @Override
  public void find(Reading reading, Findings into) {
    List<Reading.Word> words = reading.words();
    if (words.stream().noneMatch(it -> first.fits(it, reading.lists()))) {
      return;
    }
    words.stream()
        .filter(it -> second.fits(it, reading.lists()) && !first.fits(it, reading.lists()))
        .forEach(it -> into.add(it.start(), it.end()));
  }
}
