package dk.tillid.screening;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Finds in a text what could identify a person. It keeps nothing of the text and tells only where
/// which rule found something.
///
/// It finds shapes and names, not meaning: what it lets through may still identify somebody.
public final class Screening {
  /// A rule and its ways of finding.
  record Sieve(Rule rule, List<Finder> finders) {
    Sieve {
      finders = List.copyOf(finders);
    }
  }

  private static final Screening STANDARD = RuleData.read();

  private final List<Sieve> sieves;
  private final Map<String, Set<String>> lists;
  private final Alphabet alphabet;

  Screening(List<Sieve> sieves, Map<String, Set<String>> lists, Alphabet alphabet) {
    this.sieves = List.copyOf(sieves);
    this.lists = Map.copyOf(lists);
    this.alphabet = alphabet;
  }

  /// The rules that come with the registry.
  public static Screening standard() {
    return STANDARD;
  }

  /// Every rule, the first first: where two find the same place, the first is told.
  public List<Rule> rules() {
    return sieves.stream().map(Sieve::rule).toList();
  }

  /// The words of a list that the data hold.
  Set<String> list(String name) {
    return Objects.requireNonNull(lists.get(name), name);
  }

  /// What is found, by place. No two findings overlap.
  public List<Finding> of(String text) {
    return find(text, Set.of(Severity.values()));
  }

  /// What the rules find that block.
  public List<Finding> blocking(String text) {
    return find(text, Set.of(Severity.BLOCK));
  }

  private List<Finding> find(String text, Set<Severity> severities) {
    Plain plain = alphabet.read(text);
    return findPlain(plain.text(), severities).stream().map(plain::asSent).toList();
  }

  /// @param text as the alphabet reads it
  List<Finding> findPlain(CharSequence text, Set<Severity> severities) {
    Reading reading = Reading.of(text, lists);
    List<Finding> found = new ArrayList<>();
    for (Sieve sieve : sieves) {
      if (severities.contains(sieve.rule().severity())) {
        sieve.finders().forEach(it -> it.find(reading, into(found, sieve.rule())));
      }
    }
    found.sort(Comparator.comparingInt(Finding::start));
    return List.copyOf(found);
  }

  private static Finder.Findings into(List<Finding> found, Rule rule) {
    return (start, end) -> {
      Finding finding = new Finding(rule, start, end - start);
      if (found.stream().noneMatch(finding::overlaps)) {
        found.add(finding);
      }
    };
  }
}
