/// Cases from and to other registries (import, eksport): one JSON object a line.
///
/// Invariants: a line is read whole or refused whole, and a refused one stops no other; a refusal
/// names line, place and reason from closed lists and never a value; what is read passes the same
/// checks as what is recorded day by day ([dk.tillid.casework.Admittance]); codes that open a case,
/// handles, words and pseudonyms neither leave nor come in; memory is bounded by the longest line,
/// whatever the file's size.
///
/// **A line.** `header` (optional, the first: `format` 1), `referral` (an enquiry without a case)
/// or `case` (a case with everything of it: its enquiries, and the cases merged into it, inside the
/// same line, so that a line leans on no other). `key` is the line's own name: the same key of the
/// same municipality is the same thing for ever. The shapes ([Shape]) are the one description of
/// it: reading, writing and the JSON Schema (`import.schema.json`, draft 2020-12) come of them.
@NullMarked
package dk.tillid.transfer;

import org.jspecify.annotations.NullMarked;
