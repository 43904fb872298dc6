package dk.tillid.domain;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// Sets of codes, always in the order of their list.
final class Codes {
  private Codes() {}

  static <E extends Enum<E>> Set<E> copy(Set<E> codes, Class<E> list) {
    Set<E> copy = EnumSet.noneOf(list);
    copy.addAll(codes);
    return Collections.unmodifiableSet(copy);
  }
}
