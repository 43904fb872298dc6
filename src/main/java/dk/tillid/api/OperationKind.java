package dk.tillid.api;

/// What a document asks for.
public enum OperationKind {
  /// A query.
  QUERY,
  /// A mutation.
  MUTATION,
  /// A subscription.
  SUBSCRIPTION,
  /// Not a valid document, or the operation cannot be told; execution says why.
  INVALID
}
