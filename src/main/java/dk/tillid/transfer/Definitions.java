package dk.tillid.transfer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;

/// The shapes of a JSON Schema, each described once.
final class Definitions {
  private final ObjectNode described = JsonNodeFactory.instance.objectNode();

  /// A reference to a definition, which is written where it is not there yet.
  ObjectNode refer(String name, Consumer<ObjectNode> describe) {
    if (!described.has(name)) {
      ObjectNode own = described.putObject(name); // first, for a shape may hold itself
      describe.accept(own);
    }
    return JsonNodeFactory.instance.objectNode().put("$ref", "#/$defs/" + name);
  }

  ObjectNode all() {
    return described;
  }
}
