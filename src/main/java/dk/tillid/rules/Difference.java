package dk.tillid.rules;

import java.util.Optional;

/// How two rule sets stand to one another in one rule.
public enum Difference {
  /// Both state it, and not alike.
  DIFFERENT,
  /// Only the first states it.
  ONLY_FIRST,
  /// Only the second states it.
  ONLY_SECOND,
  /// Both state the same in other words.
  OTHER_WORDS,
  /// Both state the same in the same words.
  SAME,
  /// Neither states it.
  NEITHER;

  /// The difference in a rule. Rules that are words only differ where their words do.
  public static Difference of(RuleSet first, RuleSet second, RuleKey key) {
    Optional<Statement> one = Statement.of(first, key);
    Optional<Statement> other = Statement.of(second, key);
    if (one.isEmpty()) {
      return other.isEmpty() ? NEITHER : ONLY_SECOND;
    }
    if (other.isEmpty()) {
      return ONLY_FIRST;
    }
    if (one.equals(other) && first.text(key).equals(second.text(key))) {
      return SAME;
    }
    boolean figures = !one.get().equals(Statement.WORDS_ONLY);
    return one.equals(other) && figures ? OTHER_WORDS : DIFFERENT;
  }
}
