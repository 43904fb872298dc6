package dk.tillid.api.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dk.tillid.api.Answer;
import dk.tillid.api.Cancellation;
import dk.tillid.api.ErrorCode;
import dk.tillid.api.Subscription;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// An operation on a socket: takes events from the service's threads and sends them on the socket's
/// loop, one at a time and only while the client reads.
final class SocketOperation implements Subscription.Sink {
  private static final JsonFactory JSON = new JsonFactory();

  private final SocketSession session;
  private final String id;
  private final Cancellation cancellation = new Cancellation();
  private Subscription subscription = new NotYet();
  private boolean waiting;

  SocketOperation(SocketSession session, String id) {
    this.session = session;
    this.id = id;
  }

  String id() {
    return id;
  }

  /// Fires when nobody waits for the operation any more.
  Cancellation cancellation() {
    return cancellation;
  }

  /// The service runs it: asks for the first event, unless the client has gone meanwhile.
  void started(Subscription running) {
    cancellation.onCancel(running::cancel);
    session.onLoop(() -> {
      if (session.runs(this)) { // the client may have gone meanwhile
        subscription = running;
        more();
      }
    });
  }

  /// On the loop: the client reads again.
  void drained() {
    if (waiting) {
      more();
    }
  }

  /// From any thread; ends it without a word.
  void cancel() {
    cancellation.cancel();
  }

  @Override
  public void next(Answer event) {
    String payload = new String(event.json(), StandardCharsets.UTF_8);
    session.onLoop(() -> {
      try {
        if (session.runs(this)) {
          session.send("next", id, payload);
          more();
        }
      } finally {
        event.left();
      }
    });
  }

  @Override
  public void error(Answer refusal) {
    String errors = errors(refusal);
    refusal.left(); // nothing of a case is in it
    session.onLoop(() -> {
      if (session.runs(this)) {
        session.forget(this);
        session.send("error", id, errors);
      }
    });
  }

  @Override
  public void complete() {
    session.onLoop(() -> {
      if (session.runs(this)) {
        session.forget(this);
        session.sendComplete(id);
      }
    });
  }

  private void more() {
    waiting = session.isFull();
    if (!waiting) {
      subscription.request();
    }
  }

  /// The value of `errors` in an answer: the payload of the protocol's `error` is the bare list.
  private static String errors(Answer refusal) {
    String answer = new String(refusal.json(), StandardCharsets.UTF_8);
    try (JsonParser parser = JSON.createParser(answer)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.START_ARRAY
            && parser.getParsingContext().getParent().inObject()
            && "errors".equals(parser.currentName())) {
          int from = (int) parser.currentTokenLocation().getCharOffset();
          parser.skipChildren();
          return answer.substring(from, (int) parser.currentTokenLocation().getCharOffset() + 1);
        }
      }
    } catch (IOException e) {
      return Refusal.errors(ErrorCode.INTERNAL);
    }
    return Refusal.errors(ErrorCode.INTERNAL);
  }

  /// Before the service has answered.
  private static final class NotYet implements Subscription {
    @Override
    public void request() {}

    @Override
    public void cancel() {}
  }
}
