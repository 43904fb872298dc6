package dk.tillid.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.util.Map;

/// What a command shows: lines for people, or one JSON object for programs. Progress goes to
/// standard error.
final class Screen {
  private static final JsonMapper JSON = new JsonMapper();

  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean json;

  Screen(PrintWriter out, PrintWriter err, boolean json) {
    this.out = out;
    this.err = err;
    this.json = json;
  }

  /// Shows a result, as `lines` or as one JSON object of `fields`.
  void result(Map<String, ?> fields, Iterable<String> lines) {
    if (json) {
      out.println(line(fields));
    } else {
      lines.forEach(out::println);
    }
    out.flush();
  }

  /// Shows a document that is one JSON object already.
  void document(String text) {
    out.print(text);
    out.flush();
  }

  /// Shows what to take care of.
  void warning(String line) {
    err.println("tillid: " + line);
    err.flush();
  }

  /// Shows how far a long work is.
  void progress(String line) {
    err.println(line);
    err.flush();
  }

  /// Shows a failure with its remedy.
  void failure(ExitCode code, String message) {
    if (json) {
      out.println(line(Map.of("failure", code.name(), "message", message)));
      out.flush();
    } else {
      err.println("tillid: " + message);
      err.flush();
    }
  }

  private static String line(Map<String, ?> fields) {
    try {
      return JSON.writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
