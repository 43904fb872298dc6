package dk.tillid.api.http;

import io.vertx.core.http.HttpServerResponse;

/// The headers of every answer.
final class Headers {
  private Headers() {}

  /// Nothing may keep an answer, guess its type, show it in a frame, or tell where it was read.
  static HttpServerResponse protect(HttpServerResponse response) {
    return response
        .putHeader("Cache-Control", "no-store")
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("X-Frame-Options", "DENY")
        .putHeader("Referrer-Policy", "no-referrer")
        .putHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
  }
}
