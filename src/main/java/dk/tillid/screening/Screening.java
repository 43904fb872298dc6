package dk.tillid.screening;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
  private final Map<Character, Character> plain;

  Screening(List<Sieve> sieves, Map<String, Set<String>> lists, Map<Character, Character> plain) {
    this.sieves = List.copyOf(sieves);
    this.lists = Map.copyOf(lists);
    this.plain = Map.copyOf(plain);
  }

  /// The rules that come with the registry.
  public static Screening standard() {
    return STANDARD;
  }

  /// Every rule, the first first: where two find the same place, the first is told.
  public List<Rule> rules() {
    return sieves.stream().map(Sieve::rule).toList();
  }

  /// What is found, by place. No two findings overlap.
  public List<Finding> of(String text) {
    return find(plainly(text), Set.of(Severity.values()));
  }

  /// What the rules find that block.
  public List<Finding> blocking(String text) {
    return find(plainly(text), Set.of(Severity.BLOCK));
  }

  /// @param text look-alikes replaced
  List<Finding> find(CharSequence text, Set<Severity> severities) {
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

  /// The text with each look-alike character replaced by the plain one.
  String plainly(String text) {
    StringBuilder plainText = new StringBuilder(text);
    for (int i = 0; i < plainText.length(); i++) {
      plainText.setCharAt(i, plain.getOrDefault(plainText.charAt(i), plainText.charAt(i)));
    }
    return plainText.toString();
  }
}
