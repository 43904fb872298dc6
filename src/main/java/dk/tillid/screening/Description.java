package dk.tillid.screening;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// What a word must be, as the data write it: terms that must all hold, joined by spaces, and
/// alternatives of such terms, joined by `|`. A term is `capital`, `inside`, `postcode` or the name
/// of a word list, each also denied by `!`.
///
/// `capital`: begins with a capital and is not all capitals. `inside`: does not begin a sentence.
/// `postcode`: four digits that are no year. A description in parentheses is of a word that must be
/// there and is no part of what is found.
record Description(List<List<Term>> alternatives, boolean context) {
  private static final Set<String> OWN = Set.of("capital", "inside", "postcode");

  record Term(String name, boolean denied) {
    static Term of(String written) {
      return written.startsWith("!")
          ? new Term(written.substring(1), true)
          : new Term(written, false);
    }
  }

  Description {
    alternatives = alternatives.stream().map(List::copyOf).toList();
  }

  /// @throws IllegalArgumentException for a term that is no list
  static Description of(String written, Set<String> lists) {
    boolean context = written.startsWith("(");
    String bare = context ? written.substring(1, written.length() - 1) : written;
    List<List<Term>> alternatives =
        Arrays.stream(bare.split("\\|", -1))
            .map(it -> Arrays.stream(it.strip().split(" ", -1)).map(Term::of).toList())
            .toList();
    for (Term term : alternatives.stream().flatMap(List::stream).toList()) {
      if (!OWN.contains(term.name()) && !lists.contains(term.name())) {
        throw new IllegalArgumentException("no word list: " + term.name());
      }
    }
    return new Description(alternatives, context);
  }

  boolean fits(Reading.Word word, Map<String, Set<String>> lists) {
    return alternatives.stream()
        .anyMatch(terms -> terms.stream().allMatch(it -> holds(it, word, lists)));
  }

  private static boolean holds(Term term, Reading.Word word, Map<String, Set<String>> lists) {
    boolean holds =
        switch (term.name()) {
          case "capital" -> word.capital();
          case "inside" -> word.inside();
          case "postcode" -> word.postcode();
          default -> word.isIn(Objects.requireNonNull(lists.get(term.name())));
        };
    return holds != term.denied();
  }
}
