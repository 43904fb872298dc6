package dk.tillid.api.graph;

import dk.tillid.likeness.Likeness;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Why two cases may be of one person, in plain words.
final class MergeReason {
  private static final String WEAK_DA =
      "Et svagt fingerpeg: de fleste par er to forskellige borgere, og mange dobbelte forløb findes"
          + " ikke. Spørg dem, der kender borgerne, før forløb lægges sammen.";
  private static final String WEAK_EN =
      "A weak hint: most pairs are two different citizens, and many double cases are not found. Ask"
          + " those who know the citizens before cases are merged.";

  private MergeReason() {}

  static String weak(Language language) {
    return language.pick(WEAK_DA, WEAK_EN);
  }

  static String of(Likeness pair, Language language) {
    List<String> parts = new ArrayList<>();
    parts.add(language.pick("Ens: ", "Alike: ") + agreeing(pair, language));
    if (!pair.differing().isEmpty()) {
      parts.add(language.pick("Forskellige: ", "Different: ") + differing(pair, language));
    }
    parts.add(language.pick("Tid: ", "Time: ") + language.label(pair.timing()));
    if (pair.sameDays() > 0) {
      parts.add(
          language.pick("Dage med kontakt i begge: ", "Days with a contact in both: ")
              + pair.sameDays());
    }
    if (pair.sharedWorker()) {
      parts.add(language.pick("Samme kontaktperson har begge", "One worker has both"));
    }
    return String.join(". ", parts) + ".";
  }

  private static String agreeing(Likeness pair, Language language) {
    return pair.agreeing().stream()
        .map(it -> language.label(it.trait()) + " (" + codes(it, language) + ")")
        .collect(Collectors.joining(", "));
  }

  private static String codes(Likeness.Agreement agreement, Language language) {
    return agreement.codes().stream().map(language::label).collect(Collectors.joining(", "));
  }

  private static String differing(Likeness pair, Language language) {
    return pair.differing().stream().map(language::label).collect(Collectors.joining(", "));
  }
}
