/// Proof that what was withdrawn is gone, for an auditor and for the tests: what stands in the slot
/// files for a citizen's code ([EraseCheck]), and a search of every byte of files, folders and
/// devices ([Search]) for what was remembered before ([Remembered]).
///
/// Invariants: what is searched for is never kept, only its [dk.tillid.keys.Fingerprint]; nothing
/// is locked and nothing written but the file asked for; what could not be read is told and never
/// taken for clean.
///
/// **File of needles**, text, ASCII: `tillid-needles 1` · `salt=` 16 bytes in hex · a line a
/// needle: kind, form, length, beginning (4 bytes in hex), digest (16 bytes in hex) · `check=` the
/// digest of all lines before it (16 bytes in hex). Kinds and forms are those of
/// [dk.tillid.keys.Needle].
@NullMarked
package dk.tillid.proof;

import org.jspecify.annotations.NullMarked;
