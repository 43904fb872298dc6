/// The operations of `schema.graphqls`: parsing, limits, permissions, execution.
///
/// Invariants: every field of the schema has exactly one fetcher and every fetcher a field, or the
/// engine does not start; a case that was looked at is in the audit trail before the answer leaves;
/// what lies outside the caller's reach answers as what does not exist.
@NullMarked
package dk.tillid.api.graph;

import org.jspecify.annotations.NullMarked;
