package dk.tillid.api.graph;

/// A member of a union, or of an interface, that knows its name in the schema.
interface Typed {
  /// The name of its object type.
  String type();
}
