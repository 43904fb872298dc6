package dk.tillid.api.http;

import dk.tillid.screening.RuleData;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/// The screening rules for browsers at `/screening/rules.json` and `/screening/names.json`, to
/// anybody: they are no secret, and are the very bytes that the server reads.
///
/// Files and no GraphQL field, since they are the same for all and change with a release only: a
/// browser keeps them and asks by `If-None-Match`, also from a service worker without a network.
final class ScreeningFiles {
  private final byte[] plain;
  private final byte[] zipped;
  private final String tag;

  private ScreeningFiles(byte[] plain) {
    this.plain = plain;
    this.zipped = zip(plain);
    this.tag = tag(plain);
  }

  static void mount(Router router) {
    ScreeningFiles rules = new ScreeningFiles(RuleData.rules());
    ScreeningFiles names = new ScreeningFiles(RuleData.names());
    router.get("/screening/rules.json").handler(c -> rules.answer(c.request()));
    router.get("/screening/names.json").handler(c -> names.answer(c.request()));
  }

  private void answer(HttpServerRequest request) {
    HttpServerResponse response =
        Headers.protect(request.response())
            .putHeader("Cache-Control", "no-cache") // kept, and asked for again each time
            .putHeader("ETag", tag)
            .putHeader("Vary", "Accept-Encoding");
    if (tag.equals(request.getHeader("If-None-Match"))) {
      response.setStatusCode(304).end();
      return;
    }
    String accepted = request.getHeader("Accept-Encoding");
    boolean zip = accepted != null && accepted.contains("gzip") && !accepted.contains("gzip;q=0");
    if (zip) {
      response.putHeader("Content-Encoding", "gzip");
    }
    response
        .putHeader("Content-Type", MediaType.JSON.contentType())
        .end(Buffer.buffer(zip ? zipped : plain));
  }

  private static byte[] zip(byte[] plain) {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return zipped.toByteArray();
  }

  private static String tag(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return '"' + HexFormat.of().formatHex(digest, 0, 16) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
