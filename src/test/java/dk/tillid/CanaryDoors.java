package dk.tillid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.tillid.domain.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;

/// Knocks at the doors with strings of their own everywhere but in the schema's inputs: names
/// within documents, members and forms of bodies, headers, paths, tokens, messages of sockets.
final class CanaryDoors {
  private final LiveServer live;
  private final CanaryRun run;
  private final String token;

  CanaryDoors(LiveServer live, CanaryRun run) {
    this.live = live;
    this.run = run;
    this.token = run.token(live, Role.WORKER);
  }

  void knockEverywhere() {
    documents();
    bodies();
    tokens();
    heads();
    sockets();
    messages();
  }

  private void documents() {
    for (String document :
        List.of(
            "query # { codeLists { name } }",
            "fragment # on CodeList { name } query { codeLists { ...# } }",
            "{ #: codeLists { #: name } }",
            "{ #: today(first: 0) { __typename } }",
            "{ # }",
            "{ codeLists { # } }",
            "{ codeLists(#: 1) { name } }",
            "{ codeLists { ...# } }",
            "{ ... on # { name } }",
            "query($#: Int) { codeLists { name } }",
            "query($a: #) { codeLists { name } }",
            "query($a: String = \"#\") { codeLists(names: [$a]) { name } }",
            "{ codeLists @# { name } }",
            "{ codeLists @skip(if: \"#\") { name } }",
            "{ codeLists @skip(if: $#) { name } }",
            "{ codeLists { name } } ## comment #",
            "{ codeLists(names: [\"\"\"#\"\"\"]) { name } }",
            "{ codeLists(names: [\"# unended]) { name } }",
            "# { codeLists }",
            "type # { a: Int }",
            "\"#\"")) {
      String canary = run.canary();
      post(
          CanaryRun.request(
              document.replace("##", "\u0000").replace("#", canary).replace("\u0000", "#")));
    }
    post(CanaryRun.request("query A { codeLists { name } }").put("operationName", run.canary()));
  }

  private void bodies() {
    ObjectNode request = CanaryRun.request("{ codeLists { name } }");
    post(request.deepCopy().put(run.canary(), run.canary()));
    ObjectNode extended = request.deepCopy();
    extended.putObject("extensions").put(run.canary(), run.canary());
    post(extended);
    ObjectNode varied = request.deepCopy();
    varied.putObject("variables").put(run.canary(), run.canary());
    post(varied);
    post(request.deepCopy().put("documentId", run.canary()));
    post(request.deepCopy().put("variables", run.canary()));
    for (String body :
        List.of(
            "#",
            "{\"query\":\"#",
            "[\"#\"]",
            "\"#\"",
            "{\"query\":{\"a\":\"#\"}}",
            "{\"#\":",
            "{}#")) {
      send(token, body.replace("#", run.canary()));
    }
  }

  private void tokens() {
    send(run.canary(), CanaryRun.request("{ today(first: 1) { __typename } }").toString());
    String header = base64("{\"alg\":\"none\",\"kid\":\"" + run.canary() + "\"}");
    String claims = base64("{\"iss\":\"" + run.canary() + "\",\"sub\":\"" + run.canary() + "\"}");
    send(header + "." + claims + ".", CanaryRun.request("{ __typename }").toString());
    String[] parts = token.split("\\.", -1);
    String foreign = base64("{\"iss\":\"tillid\",\"sub\":\"" + run.canary() + "\"}");
    send(parts[0] + "." + foreign + "." + parts[2], CanaryRun.request("{ __typename }").toString());
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private void heads() {
    String body = "{\"query\":\"{ __typename }\"}";
    for (String head :
        List.of(
            "POST /# HTTP/1.1\r\nHost: a",
            "POST /graphql/# HTTP/1.1\r\nHost: a",
            "POST /graphql?query=# HTTP/1.1\r\nHost: a",
            "GET /graphql?query=# HTTP/1.1\r\nHost: a",
            "GET /%23# HTTP/1.1\r\nHost: a",
            "# /graphql HTTP/1.1\r\nHost: a",
            "POST /graphql HTTP/1.1\r\nHost: #",
            "POST /graphql HTTP/#\r\nHost: a",
            "POST /graphql HTTP/1.1\r\nHost: a\r\n#: #",
            "POST /graphql HTTP/1.1\r\nHost: a\r\n#",
            "POST /graphql HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: #",
            "POST /graphql HTTP/1.1\r\nHost: a\r\nUser-Agent: #",
            "POST /graphql HTTP/1.1\r\nHost: a\r\nReferer: http://#/",
            "POST /graphql HTTP/1.1\r\nHost: a\r\nOrigin: http://#",
            "POST /graphql HTTP/1.1\r\nHost: a\r\nCookie: a=#",
            "POST /graphql HTTP/1.1\r\nHost: a\r\ntraceparent: #",
            "POST /graphql HTTP/1.1\r\nHost: a\r\nX-Request-Id: #",
            "POST /graphql HTTP/1.1\r\nHost: a\r\nAccept: text/#",
            "POST /graphql HTTP/1.1\r\nHost: a\r\nAuthorization: # #",
            "POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Encoding: #",
            "POST /graphql HTTP/1.1\r\nHost: a\r\nExpect: #",
            "POST /graphql HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: #",
            "POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: text/#")) {
      String written = head.replace("#", run.canary());
      String type = head.contains("Content-Type") ? "" : "\r\nContent-Type: application/json";
      String length = head.contains("Transfer") ? "" : "\r\nContent-Length: " + body.length();
      raw(written + type + length + "\r\nConnection: close\r\n\r\n" + body);
    }
    live.management("/" + run.canary());
    live.management("/metrics?" + run.canary());
  }

  /// What a raw request is answered with; all of it is the registry's own words.
  private void raw(String request) {
    URI address = live.graphql();
    try (java.net.Socket socket = new java.net.Socket()) {
      socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
      socket.setSoTimeout(15_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      run.errors().add(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    } catch (java.net.SocketException _) {
      run.errors().add("cut off");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void sockets() {
    for (String protocol : List.of(run.canary(), TestSocket.PROTOCOL)) {
      try (TestSocket socket = live.socket(protocol, Map.of("Origin", "http://" + run.canary()))) {
        socket.send("never");
      } catch (CompletionException _) {
        run.errors().add("no socket");
      }
    }
    for (String opening :
        List.of(
            "{\"type\":\"connection_init\",\"payload\":{\"authorization\":\"Bearer #\"}}",
            "{\"type\":\"connection_init\",\"payload\":{\"#\":\"#\"}}",
            "{\"type\":\"connection_init\",\"payload\":\"#\"}",
            "{\"type\":\"#\"}",
            "{\"#\":1}",
            "{\"type\":\"subscribe\",\"id\":\"#\",\"payload\":{\"query\":\"#\"}}",
            "{\"type\":\"complete\"}#",
            "#")) {
      try (TestSocket socket = live.socket()) {
        socket.send(opening.replace("#", run.canary()));
        run.errors().addAll(socket.untilClosed());
      }
    }
    try (TestSocket socket = live.socket()) {
      socket.send(run.canary().getBytes(StandardCharsets.UTF_8));
      run.errors().addAll(socket.untilClosed());
    }
  }

  private void messages() {
    try (TestSocket socket = live.socket().signIn(token)) {
      for (String payload :
          List.of(
              "{\"query\":\"{ # }\"}",
              "{\"query\":\"#\"}",
              "{\"query\":\"subscription # { # }\"}",
              "{\"query\":\"subscription { todayChanged(#: 1) { sequence } }\"}",
              "{\"query\":\"{ __typename }\",\"operationName\":\"#\"}",
              "{\"query\":\"{ __typename }\",\"variables\":\"#\"}",
              "{\"query\":\"query($a: Int) { today(first: $a) { __typename }"
                  + " }\",\"variables\":{\"a\":\"#\"}}",
              "{\"query\":\"{ __typename }\",\"#\":1}",
              "{\"#\":1}")) {
        String id = run.canary();
        socket.send(TestSocket.subscribeWith(id, payload.replace("#", run.canary())));
        keep(socket.next());
      }
      socket.send("{\"type\":\"ping\",\"payload\":{\"a\":\"" + run.canary() + "\"}}");
      socket.send("{\"type\":\"complete\",\"id\":\"" + run.canary() + "\"}");
      socket.send("{\"type\":\"" + run.canary() + "\"}");
      socket.untilClosed().forEach(this::keep);
    }
  }

  /// Keeps a message. Its id is the caller's own, as the protocol asks for, and is left out.
  private void keep(String text) {
    JsonNode message = LiveServer.json(text);
    if (message instanceof ObjectNode told) {
      told.remove("id");
      told.path("payload")
          .forEach(error -> {
            if (error instanceof ObjectNode it) it.remove("path");
          });
    }
    run.errors().add(message.toString());
  }

  private void post(ObjectNode request) {
    send(token, request.toString());
  }

  private void send(String bearer, String body) {
    run.answers(live.send(bearer, body).body());
  }
}
