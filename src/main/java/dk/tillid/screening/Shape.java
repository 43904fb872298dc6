package dk.tillid.screening;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A form in which something is written, found wherever nothing else than allowed is beside it.
///
/// @param find what is searched
/// @param check what must hold of the found text besides
/// @param except forms that the found text must not have as a whole
record Shape(Pattern find, Check check, List<Pattern> except) implements Finder {
  Shape {
    except = List.copyOf(except);
  }

  /// @param cased whether capital and small letters differ
  static Shape of(String find, Check check, List<String> except, boolean cased, Beside beside) {
    int flags = cased ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    return new Shape(
        beside.pattern(find, flags),
        check,
        except.stream().map(it -> Pattern.compile(it, flags)).toList());
  }

  @Override
  public void find(Reading reading, Findings into) {
    Matcher matcher = find.matcher(reading.text());
    int from = 0;
    while (matcher.find(from)) {
      String found = matcher.group();
      boolean meant =
          check.holds(found) && except.stream().noneMatch(it -> it.matcher(found).matches());
      if (meant) {
        into.add(matcher.start(), matcher.end());
      }
      from = meant ? matcher.end() : matcher.start() + 1;
      if (from > reading.text().length()) {
        return;
      }
    }
  }
}
