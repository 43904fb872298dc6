package dk.tillid.api.graph;

import dk.tillid.domain.Rejected;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Relay pages: sizes, cursors, connections.
///
/// A cursor's content is 25 bytes: the list's kind, then three numbers that only the list itself
/// understands. It is sealed, so that it tells its holder neither a day nor a rank.
final class Pages {
  /// The most items of a page.
  static final int MOST = 100;

  /// Which list a cursor belongs to.
  enum Kind {
    CONTACTS,
    CASES,
    REFERRALS,
    DUE,
    AUDIT
  }

  /// A place in a list.
  record Place(long a, long b, long c) {}

  /// An item and its place.
  record Edge(Object node, Place place, Kind kind, Call call) {
    String cursor() {
      ByteBuffer content = ByteBuffer.allocate(25).put((byte) kind.ordinal());
      content.putLong(place.a()).putLong(place.b()).putLong(place.c());
      return call.services().cursors().seal(content.array());
    }
  }

  /// A page of a list.
  record Page(String type, List<Edge> edges, boolean hasNext, boolean hasPrevious)
      implements Typed {
    Page {
      edges = List.copyOf(edges);
    }

    Optional<String> start() {
      return edges.isEmpty() ? Optional.empty() : Optional.of(edges.getFirst().cursor());
    }

    Optional<String> end() {
      return edges.isEmpty() ? Optional.empty() : Optional.of(edges.getLast().cursor());
    }
  }

  private Pages() {}

  /// How many items are asked for, 1–100.
  static int first(Input arguments) {
    int first = arguments.number("first", Rejected.Field.PAGE);
    if (first < 1 || first > MOST) {
      throw new Rejected(Rejected.Field.PAGE);
    }
    return first;
  }

  /// The place after which to go on.
  static Optional<Place> after(Input arguments, Kind kind, Call call) {
    return arguments.text("after").map(cursor -> place(cursor, kind, call));
  }

  private static Place place(String cursor, Kind kind, Call call) {
    ByteBuffer content =
        call.services()
            .cursors()
            .open(cursor)
            .filter(it -> it.length == 25 && it[0] == kind.ordinal())
            .map(ByteBuffer::wrap)
            .orElseThrow(() -> new Rejected(Rejected.Field.PAGE));
    content.get();
    return new Place(content.getLong(), content.getLong(), content.getLong());
  }

  /// The newest items of a list kept oldest first, the newest first.
  static <T, R> List<R> newest(List<T> items, Input arguments, Function<T, R> node) {
    return newestPlaces(items, arguments).mapToObj(i -> node.apply(items.get(i))).toList();
  }

  /// The places of the newest items, the newest first.
  static IntStream newestPlaces(List<?> items, Input arguments) {
    return IntStream.range(0, Math.min(first(arguments), items.size()))
        .map(i -> items.size() - 1 - i);
  }

  static void wire(Wiring wiring) {
    for (String list : List.of("CaseHit", "Contact", "Referral", "Due", "AuditEntry")) {
      wiring
          .type(list + "Connection", Page.class)
          .field("edges", Page::edges)
          .field("pageInfo", it -> it);
      wiring
          .type(list + "Edge", Edge.class)
          .field("node", Edge::node)
          .field("cursor", Edge::cursor);
    }
    wiring
        .type("PageInfo", Page.class)
        .field("hasNextPage", Page::hasNext)
        .field("hasPreviousPage", Page::hasPrevious)
        .field("startCursor", Page::start)
        .field("endCursor", Page::end);
  }
}
