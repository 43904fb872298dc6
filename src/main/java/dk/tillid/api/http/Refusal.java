package dk.tillid.api.http;

import dk.tillid.api.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/// A refusal at the door: a status and a GraphQL-shaped body of a fixed text.
///
/// @param status the HTTP status (RFC 9110 §15)
/// @param retryAfterSeconds 0, or when to come back
record Refusal(int status, ErrorCode code, int retryAfterSeconds) {
  private static final Map<ErrorCode, String> TEXTS = texts();

  /// Not a GraphQL request, or not one for this door.
  static final Refusal BAD_REQUEST = new Refusal(400, ErrorCode.BAD_REQUEST, 0);

  /// The token is not valid. Why is not told.
  static final Refusal UNAUTHENTICATED = new Refusal(401, ErrorCode.UNAUTHENTICATED, 0);

  /// A page of this origin may not open a socket.
  static final Refusal FORBIDDEN = new Refusal(403, ErrorCode.FORBIDDEN, 0);

  /// No such address.
  static final Refusal NOT_FOUND = new Refusal(404, ErrorCode.NOT_FOUND, 0);

  /// Not a POST.
  static final Refusal METHOD_NOT_ALLOWED = new Refusal(405, ErrorCode.METHOD_NOT_ALLOWED, 0);

  /// The caller accepts neither media type.
  static final Refusal NOT_ACCEPTABLE = new Refusal(406, ErrorCode.NOT_ACCEPTABLE, 0);

  /// The body did not come in time.
  static final Refusal BODY_TIMEOUT = new Refusal(408, ErrorCode.TIMEOUT, 0);

  /// The body is larger than the limit.
  static final Refusal TOO_LARGE = new Refusal(413, ErrorCode.TOO_LARGE, 0);

  /// The body is not JSON in UTF-8.
  static final Refusal UNSUPPORTED_MEDIA_TYPE =
      new Refusal(415, ErrorCode.UNSUPPORTED_MEDIA_TYPE, 0);

  /// As many requests run as may.
  static final Refusal BUSY = new Refusal(503, ErrorCode.UNAVAILABLE, 1);

  /// Sealed or loading.
  static final Refusal NOT_READY = new Refusal(503, ErrorCode.UNAVAILABLE, 5);

  /// Execution took too long.
  static final Refusal TIMEOUT = new Refusal(503, ErrorCode.TIMEOUT, 0);

  /// Too many requests from this address, or for this endpoint.
  static Refusal rateLimited(int retryAfterSeconds) {
    return new Refusal(429, ErrorCode.RATE_LIMITED, retryAfterSeconds);
  }

  /// The body, UTF-8.
  byte[] body() {
    return body(code);
  }

  /// An answer that holds this one error.
  static byte[] body(ErrorCode code) {
    return ("{\"errors\":" + errors(code) + "}").getBytes(StandardCharsets.UTF_8);
  }

  /// The list that holds this one error.
  static String errors(ErrorCode code) {
    return "[" + Objects.requireNonNull(TEXTS.get(code)) + "]";
  }

  /// The body of a fault of ours.
  ///
  /// @param incident what the log calls it
  static byte[] incident(long incident) {
    return ("{\"errors\":[{\"message\":\""
            + ErrorCode.INTERNAL.text()
            + "\",\"extensions\":{\"code\":\"INTERNAL\",\"id\":\""
            + Long.toUnsignedString(incident)
            + "\"}}]}")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static Map<ErrorCode, String> texts() {
    Map<ErrorCode, String> texts = new EnumMap<>(ErrorCode.class);
    for (ErrorCode code : ErrorCode.values()) {
      texts.put(
          code, "{\"message\":\"" + code.text() + "\",\"extensions\":{\"code\":\"" + code + "\"}}");
    }
    return texts;
  }
}
