package dk.tillid.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.screening.RuleData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A browser gets the rules that the server reads, and asks for them once.
class ScreeningFilesIT {
  private final TestHouse house = new TestHouse();
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    client.shutdownNow();
    house.close();
  }

  @Test
  void rulesAndNamesComeAsTheServerReadsThem() throws IOException, InterruptedException {
    assertThat(get("/screening/rules.json").body()).isEqualTo(RuleData.rules());
    HttpResponse<byte[]> zipped = get("/screening/names.json", "Accept-Encoding", "br, gzip");
    assertThat(zipped.headers().firstValue("content-encoding")).hasValue("gzip");
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped.body()))) {
      assertThat(in.readAllBytes()).isEqualTo(RuleData.names());
    }
  }

  @Test
  void whatIsKeptIsNotSentAgain() throws IOException, InterruptedException {
    HttpResponse<byte[]> first = get("/screening/rules.json");
    assertThat(first.headers().firstValue("cache-control")).hasValue("no-cache");
    String tag = first.headers().firstValue("etag").orElseThrow();
    HttpResponse<byte[]> again = get("/screening/rules.json", "If-None-Match", tag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(get("/screening/rules.json", "If-None-Match", "\"other\"").statusCode())
        .isEqualTo(200);
  }

  private HttpResponse<byte[]> get(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(house.uri(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }
}
