package dk.tillid.api.http;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The two media types of an answer (GraphQL over HTTP, "Media types").
enum MediaType {
  /// Always status 200 for a well-formed request, for clients that know nothing else.
  JSON("application/json"),
  /// Status 400 where execution did not begin.
  GRAPHQL_RESPONSE("application/graphql-response+json");

  private final String name;

  MediaType(String name) {
    this.name = name;
  }

  /// The header's value.
  String contentType() {
    return name + "; charset=utf-8";
  }

  /// What the caller prefers of the two. Nothing said means [#JSON], as does a wildcard; where both
  /// are named with equal weight the newer one is given. Empty if neither is acceptable.
  ///
  /// @param accept the header's value (RFC 9110 §12.5.1), empty where it is missing
  static Optional<MediaType> preferred(String accept) {
    if (accept.isBlank()) {
      return Optional.of(JSON);
    }
    List<Range> ranges = Arrays.stream(accept.split(",", -1)).map(Range::parse).toList();
    Weight json = JSON.weight(ranges);
    Weight response = GRAPHQL_RESPONSE.weight(ranges);
    if (json.quality() <= 0 && response.quality() <= 0) {
      return Optional.empty();
    }
    boolean newer =
        response.quality() > json.quality()
            || (response.quality() == json.quality() && response.rank() == Range.EXACT);
    return Optional.of(newer ? GRAPHQL_RESPONSE : JSON);
  }

  /// Whether a request's content type is JSON in UTF-8.
  static boolean isJson(String contentType) {
    Range range = Range.parse(contentType);
    return range.type().equals(JSON.name) && range.isUtf8();
  }

  private Weight weight(List<Range> ranges) {
    Weight best = new Weight(-1, 0);
    for (Range range : ranges) {
      int rank = range.isUtf8() ? range.rank(name) : -1;
      if (rank > best.rank()) {
        best = new Weight(rank, range.quality());
      }
    }
    return best;
  }

  /// How well a type is liked: by the most exact range that covers it.
  private record Weight(int rank, double quality) {}

  /// One range of `Accept`, or a content type.
  private record Range(String type, String charset, double quality) {
    static final int EXACT = 2;

    static Range parse(String text) {
      String[] parts = text.split(";", -1);
      String charset = "utf-8";
      double quality = 1;
      for (int i = 1; i < parts.length; i++) {
        String parameter = parts[i].strip().toLowerCase(Locale.ROOT);
        if (parameter.startsWith("charset=")) {
          charset = parameter.substring("charset=".length()).replace("\"", "");
        } else if (parameter.startsWith("q=")) {
          quality = quality(parameter.substring("q=".length()));
        }
      }
      return new Range(parts[0].strip().toLowerCase(Locale.ROOT), charset, quality);
    }

    private static double quality(String text) {
      try {
        return Math.clamp(Double.parseDouble(text), 0, 1);
      } catch (NumberFormatException e) {
        return 0;
      }
    }

    boolean isUtf8() {
      return charset.equals("utf-8") || charset.equals("utf8");
    }

    int rank(String name) {
      if (type.equals(name)) {
        return EXACT;
      }
      return switch (type) {
        case "application/*" -> 1;
        case "*/*" -> 0;
        default -> -1;
      };
    }
  }
}
