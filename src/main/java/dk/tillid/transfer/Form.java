package dk.tillid.transfer;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/// How one kind of value stands in a line.
interface Form<V> {
  /// Reads the value at which the parser stands, and leaves it at the value's last token.
  ///
  /// @throws Malformed with its place below this value
  V read(JsonParser in) throws IOException;

  /// Writes the value.
  void write(JsonGenerator out, V value) throws IOException;

  /// Its JSON Schema; a shape is described once among the definitions and referred to.
  ObjectNode schema(Definitions definitions);
}
