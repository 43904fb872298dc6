package dk.tillid.screening;

/// Where a rule found something. It holds no part of the text.
///
/// @param start the first UTF-16 code unit, from 0, as in `String.substring` of Java and JavaScript
/// @param length at least 1, in UTF-16 code units
public record Finding(Rule rule, int start, int length) {
  int end() {
    return start + length;
  }

  boolean overlaps(Finding other) {
    return start < other.end() && other.start < end();
  }
}
