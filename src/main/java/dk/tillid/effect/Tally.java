package dk.tillid.effect;

import dk.tillid.domain.code.Code;
import java.util.Arrays;
import java.util.List;

/// How often a code was recorded.
///
/// @param count of what the table says
public record Tally(Code code, int count) {
  /// One row for each code, in the order of the list.
  static <E extends Enum<E> & Code> List<Tally> of(E[] codes, Counter<E> counts) {
    return Arrays.stream(codes).map(code -> new Tally(code, counts.of(code))).toList();
  }
}
