/// Search over coded traits (søgning på træk) and the tally of contacts, both in memory only.
///
/// Everything here is derived: it is built from the store at start and follows the store's commits
/// in their order, so that a crash between commit and indexing loses nothing. Nothing is written to
/// disk.
///
/// Invariants: a search sees every commit received before it began; an erased case is in no hit and
/// no count from then on; a case that lies in another is in no hit while it does; applying a commit
/// twice changes nothing, so that commits made while the index is being built may be applied again.
///
/// A document holds terms and four numbers, no text: the field `case` or `referral` with the terms
/// `m` + municipality, `t` + team, `w` + worker and one character a trait; `id` (16 bytes, for
/// replacing and deleting) and the doc values `day`, `rank`, `high`, `low`. Segments are sorted by
/// (`day` descending, `rank` ascending), so that the first hits of a segment are its best.
@NullMarked
package dk.tillid.search;

import org.jspecify.annotations.NullMarked;
