package dk.tillid.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A GraphQL request as a door has parsed it.
///
/// @param operationName which operation of the document is meant, where it holds several
/// @param variables JSON values as Jackson reads them: `String`, `Boolean`, `Integer`, `Long`,
///   `BigInteger`, `BigDecimal` or `Double`, `List`, `Map`, and null; in the order of the request
public record GraphqlRequest(
    String query, Optional<String> operationName, Map<String, @Nullable Object> variables) {
  /// Copies the variables; their values may be null in JSON, so that `Map.copyOf` would not do.
  public GraphqlRequest {
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
  }

  /// A request without variables.
  public static GraphqlRequest of(String query) {
    return new GraphqlRequest(query, Optional.empty(), Map.of());
  }

  /// Says nothing of the request: variables hold case data and codes.
  @Override
  public String toString() {
    return "GraphqlRequest";
  }
}
