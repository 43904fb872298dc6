package dk.tillid.api.graph;

import dk.tillid.api.OperationKind;
import java.util.Map;

/// What a document says of itself once it is parsed, worked out once and kept with it.
///
/// @param depth the deepest nesting of fields, introspection not counted
/// @param rootFields how often each root field stands in the operation, aliases included
/// @param introspects whether the schema itself is asked for
/// @param cost what a request costs, given its variables
record Facts(
    OperationKind kind,
    int depth,
    Map<String, Integer> rootFields,
    boolean introspects,
    Costs.Cost cost) {
  Facts {
    rootFields = Map.copyOf(rootFields);
  }
}
