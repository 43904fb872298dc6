package dk.tillid.api.http;

import dk.tillid.api.GraphqlRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads a GraphQL request (GraphQL over HTTP, "Request parameters"): `query` as text, and perhaps
/// `operationName` as text, `variables` and `extensions` as objects. Other members are refused, so
/// that nothing a caller adds can ever act; `extensions` are read and left alone.
final class RequestParser {
  private static final Set<String> MEMBERS =
      Set.of("query", "operationName", "variables", "extensions");

  private RequestParser() {}

  /// The request in a body, or empty if it is not well-formed; batches are not.
  static Optional<GraphqlRequest> parse(byte[] body) {
    return StrictJson.object(body).flatMap(RequestParser::from);
  }

  /// The request in an object that was read, or empty if it is not well-formed.
  static Optional<GraphqlRequest> from(Map<String, @Nullable Object> body) {
    if (!MEMBERS.containsAll(body.keySet())
        || !(body.get("query") instanceof String query)
        || !isAbsentOr(String.class, body.get("operationName"))
        || !isAbsentOr(Map.class, body.get("variables"))
        || !isAbsentOr(Map.class, body.get("extensions"))) {
      return Optional.empty();
    }
    return Optional.of(
        new GraphqlRequest(query, StrictJson.text(body, "operationName"), members(body)));
  }

  private static boolean isAbsentOr(Class<?> type, @Nullable Object value) {
    return value == null || type.isInstance(value);
  }

  private static Map<String, @Nullable Object> members(Map<String, @Nullable Object> body) {
    Map<String, @Nullable Object> variables = new LinkedHashMap<>();
    if (body.get("variables") instanceof Map<?, ?> members) {
      members.forEach((name, value) -> variables.put((String) name, value));
    }
    return variables;
  }
}
