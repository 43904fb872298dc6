package dk.tillid.screening;

import java.util.List;

/// Words that follow each other with nothing but spaces, or a full stop and a space, in between.
/// Words of context come first.
record Sequence(List<Description> words) implements Finder {
  Sequence {
    words = List.copyOf(words);
  }

  @Override
  public void find(Reading reading, Findings into) {
    List<Reading.Word> all = reading.words();
    int at = 0;
    while (at + words.size() <= all.size()) {
      if (fits(reading, at)) {
        into.add(all.get(at + contextWords()).start(), all.get(at + words.size() - 1).end());
        at += words.size();
      } else {
        at++;
      }
    }
  }

  private int contextWords() {
    return (int) words.stream().filter(Description::context).count();
  }

  private boolean fits(Reading reading, int at) {
    for (int i = 0; i < words.size(); i++) {
      Reading.Word word = reading.words().get(at + i);
      boolean near = i == 0 || reading.adjoin(reading.words().get(at + i - 1), word);
      if (!near || !words.get(i).fits(word, reading.lists())) {
        return false;
      }
    }
    return true;
  }
}
