package dk.tillid.api.graph;

import dk.tillid.domain.Actor;
import dk.tillid.domain.Digest;
import dk.tillid.domain.Rejected;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Relay pages: sizes, cursors, connections.
///
/// A cursor's content is 41 bytes: the list's kind, three numbers that only the list itself
/// understands, and the keyed digest of who asked what. It is sealed, so that it tells its holder
/// neither a day nor a rank, and it goes on with its own list only: else a place found in one
/// search would lead another search past its cap of hits.
final class Pages {
  /// The most items of a page.
  static final int MOST = 100;

  private static final int CONTENT = 1 + 3 * Long.BYTES + 2 * Long.BYTES;
  private static final Set<String> PAGING = Set.of("first", "after");

  /// Which list a cursor belongs to.
  enum Kind {
    CONTACTS,
    CASES,
    REFERRALS,
    DUE,
    AUDIT,
    LAPSING,
    LIKENESSES
  }

  /// A place in a list.
  record Place(long a, long b, long c) {}

  /// An item and its place.
  ///
  /// @param arguments what was asked of the list
  record Edge(Object node, Place place, Kind kind, Call call, Input arguments) {
    String cursor() {
      ByteBuffer content = ByteBuffer.allocate(CONTENT).put((byte) kind.ordinal());
      content.putLong(place.a()).putLong(place.b()).putLong(place.c());
      Digest asked = asked(arguments, kind, call);
      content.putLong(asked.high()).putLong(asked.low());
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
    return arguments.text("after").map(cursor -> place(cursor, arguments, kind, call));
  }

  private static Place place(String cursor, Input arguments, Kind kind, Call call) {
    ByteBuffer content =
        call.services()
            .cursors()
            .open(cursor)
            .filter(it -> it.length == CONTENT && it[0] == kind.ordinal())
            .map(ByteBuffer::wrap)
            .orElseThrow(() -> new Rejected(Rejected.Field.PAGE));
    content.get();
    Place place = new Place(content.getLong(), content.getLong(), content.getLong());
    if (!asked(arguments, kind, call).equals(new Digest(content.getLong(), content.getLong()))) {
      throw new Rejected(Rejected.Field.PAGE);
    }
    return place;
  }

  /// The keyed digest of a list: its kind, who asks, and every argument but those of paging.
  private static Digest asked(Input arguments, Kind kind, Call call) {
    Actor actor = call.actor();
    String list =
        String.join(
            "\n",
            kind.name(),
            actor.role().name(),
            actor.municipality().code(),
            actor.worker().value());
    Map<String, @Nullable Object> others = new HashMap<>(arguments.values());
    others.keySet().removeAll(PAGING);
    return call.services().tags().fingerprint(Canonical.of(list, new Input(others)));
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

  /// The edges of a list; its connection, where that says more than a page, is the list's own.
  static void wireEdge(Wiring wiring, String list) {
    wiring.type(list + "Edge", Edge.class).field("node", Edge::node).field("cursor", Edge::cursor);
  }

  static void wire(Wiring wiring) {
    for (String list : List.of("CaseHit", "Contact", "Referral", "Due", "AuditEntry")) {
      wiring
          .type(list + "Connection", Page.class)
          .field("edges", Page::edges)
          .field("pageInfo", it -> it);
      wireEdge(wiring, list);
    }
    wiring
        .type("PageInfo", Page.class)
        .field("hasNextPage", Page::hasNext)
        .field("hasPreviousPage", Page::hasPrevious)
        .field("startCursor", Page::start)
        .field("endCursor", Page::end);
  }
}
