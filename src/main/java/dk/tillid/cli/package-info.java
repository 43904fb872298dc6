/// The command line `tillid`: everything an operator, key keeper or auditor does outside the API.
///
/// Invariants: the only room that writes to standard output; with `--json` exactly one JSON object;
/// secrets are read from and written to files only, except tokens and codes that were asked for.
@NullMarked
package dk.tillid.cli;

import org.jspecify.annotations.NullMarked;
