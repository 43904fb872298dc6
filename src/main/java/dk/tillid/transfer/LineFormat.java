package dk.tillid.transfer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.UncheckedIOException;

/// A line as bytes. Writing has one spelling: what is read and written again is the same whatever
/// order, spaces or escapes it came with.
final class LineFormat {
  private static final String KIND = "kind";

  /// Merged cases nest three levels each; nobody is merged from so many cases.
  private static final int DEEPEST = 200;

  /// No member holds a longer text or number than the note, escaped.
  private static final int LONGEST_TEXT = 4096;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxStringLength(LONGEST_TEXT)
                  .maxNameLength(LONGEST_TEXT)
                  .maxNumberLength(20)
                  .build())
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private LineFormat() {}

  /// Reads a line.
  ///
  /// @throws Malformed if it is none
  static Line read(byte[] bytes, int from, int length) {
    try (JsonParser in = JSON.createParser(bytes, from, length)) {
      Forms.require(in.nextToken() == JsonToken.START_OBJECT, Fault.NOT_JSON);
      Forms.require(KIND.equals(in.nextFieldName()), Fault.UNKNOWN_KIND);
      Forms.require(in.nextToken() == JsonToken.VALUE_STRING, Fault.UNKNOWN_KIND);
      String kind = in.getText();
      in.nextToken();
      Line line = rest(kind, in);
      Forms.require(in.nextToken() == null, Fault.NOT_JSON);
      return line;
    } catch (JsonProcessingException | CharConversionException _) {
      throw new Malformed(Fault.NOT_JSON);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // from memory there is none
    }
  }

  private static Line rest(String kind, JsonParser in) throws IOException {
    return switch (kind) {
      case "header" -> DossierShapes.HEADER.rest(in);
      case "referral" -> DossierShapes.ENQUIRY_LINE.rest(in);
      case "case" -> DossierShapes.CASE_LINE.rest(in);
      default -> throw new Malformed(Fault.UNKNOWN_KIND);
    };
  }

  /// Writes a line, without the line end.
  static byte[] write(Line line) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    try (JsonGenerator out = JSON.createGenerator(bytes)) {
      out.writeStartObject();
      switch (line) {
        case Line.Header header -> write(out, "header", DossierShapes.HEADER, header);
        case Line.OfEnquiry of -> write(out, "referral", DossierShapes.ENQUIRY_LINE, of);
        case Line.OfCase of -> write(out, "case", DossierShapes.CASE_LINE, of);
      }
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // into memory there is none
    }
    return bytes.toByteArray();
  }

  private static <L> void write(JsonGenerator out, String kind, Shape<L> shape, L line)
      throws IOException {
    out.writeStringField(KIND, kind);
    shape.members(out, line);
  }

  /// The JSON Schema of a line (draft 2020-12).
  static ObjectNode schema() {
    Definitions definitions = new Definitions();
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "A line of a Tillid export or import");
    schema.put(
        "description",
        "One JSON object a line, UTF-8; `kind` stands first. A header, if any, is the first line.");
    var kinds = schema.putArray("oneOf");
    kinds.add(kind(definitions, "header", DossierShapes.HEADER));
    kinds.add(kind(definitions, "referral", DossierShapes.ENQUIRY_LINE));
    kinds.add(kind(definitions, "case", DossierShapes.CASE_LINE));
    schema.set("$defs", definitions.all());
    return schema;
  }

  /// The shape's members with `kind` among them.
  private static ObjectNode kind(Definitions definitions, String kind, Shape<?> shape) {
    return shape.schemaWith(definitions, KIND, kind);
  }
}
