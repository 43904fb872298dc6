package dk.tillid.api.graph;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import dk.tillid.api.Answer;
import graphql.language.SourceLocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes answers as JSON, streaming, without a tree in between.
final class AnswerWriter {
  private static final JsonFactory JSON = new JsonFactory();

  private final int maxErrors;

  AnswerWriter(int maxErrors) {
    this.maxErrors = maxErrors;
  }

  /// An answer that says why nothing was executed.
  Answer refusal(List<Errors.Told> errors) {
    return write(false, null, errors);
  }

  /// The result of an execution.
  Answer result(@Nullable Object data, List<Errors.Told> errors) {
    return write(true, data, errors);
  }

  private Answer write(boolean executed, @Nullable Object data, List<Errors.Told> errors) {
    try (ByteArrayBuilder bytes = new ByteArrayBuilder(1024)) {
      try (JsonGenerator out = JSON.createGenerator(bytes)) {
        out.writeStartObject();
        if (!errors.isEmpty()) {
          errors(out, errors);
        }
        if (executed) {
          out.writeFieldName("data");
          value(out, data);
        }
        out.writeEndObject();
      }
      return new Answer(executed, bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void errors(JsonGenerator out, List<Errors.Told> errors) throws IOException {
    out.writeArrayFieldStart("errors");
    for (Errors.Told error : errors.subList(0, Math.min(maxErrors, errors.size()))) {
      error(out, error);
    }
    out.writeEndArray();
  }

  private static void error(JsonGenerator out, Errors.Told error) throws IOException {
    out.writeStartObject();
    out.writeStringField("message", error.getMessage());
    if (!error.locations().isEmpty()) {
      locations(out, error.locations());
    }
    if (error.where().isPresent()) {
      out.writeFieldName("path");
      value(out, error.where().get().toList());
    }
    out.writeObjectFieldStart("extensions");
    out.writeStringField("code", error.code().name());
    if (error.kind().isPresent()) {
      out.writeStringField("kind", error.kind().get());
    }
    if (error.field().isPresent()) {
      out.writeStringField("field", error.field().get());
    }
    if (error.incident().isPresent()) {
      out.writeStringField("id", error.incident().get());
    }
    out.writeEndObject();
    out.writeEndObject();
  }

  private static void locations(JsonGenerator out, List<SourceLocation> locations)
      throws IOException {
    out.writeArrayFieldStart("locations");
    for (SourceLocation location : locations) {
      if (location.getLine() < 1) continue; // what has no place in the text
      out.writeStartObject();
      out.writeNumberField("line", location.getLine());
      out.writeNumberField("column", location.getColumn());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static void value(JsonGenerator out, @Nullable Object value) throws IOException {
    switch (value) {
      case null -> out.writeNull();
      case String text -> out.writeString(text);
      case Integer number -> out.writeNumber(number);
      case Boolean flag -> out.writeBoolean(flag);
      case Map<?, ?> map -> object(out, map);
      case List<?> list -> array(out, list);
      case Long number -> out.writeNumber(number);
      default -> throw new IllegalStateException("no JSON form for a " + value.getClass());
    }
  }

  private static void object(JsonGenerator out, Map<?, ?> map) throws IOException {
    out.writeStartObject();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      out.writeFieldName((String) entry.getKey());
      value(out, entry.getValue());
    }
    out.writeEndObject();
  }

  private static void array(JsonGenerator out, List<?> list) throws IOException {
    out.writeStartArray();
    for (Object item : list) {
      value(out, item);
    }
    out.writeEndArray();
  }
}
