/// Durable state in RocksDB: [RocksLedger] is the only door.
///
/// **Writing.** One writer thread takes what waits, decides it in order against the state with all
/// before it, and puts changes, audit entries, looks and remembered answers in one synced batch;
/// then the listeners are told, then the answers leave. New key slots are synced before the batch
/// that names them. A command that throws changes nothing and fails alone. After a failed write the
/// writer refuses everything until a new start.
///
/// **Erasure.** A withdrawal first ends the batch before it. Then: intent on disk, key slots
/// overwritten and synced in both copies, the journal of withdrawals in custody written and synced,
/// listeners told, rows deleted and the intent cleared in one batch with the audit entry. Opened
/// records kept in memory ([Recents]) go with the keys, at every erasure all of them. A code that
/// opens no case takes the same way with the decoy slot, and so does a withdrawal from one consent.
/// An intent found at start is carried out before anybody is served; one that destroys nothing is
/// dropped, since its change was not made and nobody was answered. A row whose slot is destroyed
/// reads as absent, whatever put it there; but an answered request whose case is gone is answered
/// as not found for its seven days, so that no repetition brings the case back.
///
/// **Housekeeping.** What was erased is unreadable at once; its ciphertext leaves the files at
/// night, when everything but the trail is compacted and the manifest is written anew
/// ([Housekeeping] says why everything). What is too old or was deleted without an erasure, as the
/// name of an ended code, goes with it.
///
/// **Reading.** Cases, pages and handles read lately are kept opened in memory, bounded by number
/// ([Recents]). A commit replaces what it changed before its answers leave; an erasure clears all
/// of it right after the keys are destroyed.
///
/// **Imports.** What comes from another registry gets an identifier derived from its name there,
/// and a mark under it that tells whether the same came again. What leaves for another registry
/// gets a mark likewise, under the name it leaves by. An erasure leaves the mark, spent: it says
/// that a name was used and is used up. Whoever holds both the keystore and the imported file can
/// tell from it which of the file's lines were erased here, and nothing of what they held; whoever
/// holds one of the two can tell nothing.
///
/// **Rows.** Every value is sealed by [dk.tillid.keys.Sealer] with the family's number and the row
/// key bound in. A row key is 16 bytes of HMAC over number and identifier, unless it is said
/// otherwise.
///
/// | family | row key | value | sealed under |
/// |---|---|---|---|
/// | `cases` 1 | case | case | the case's slot |
/// | `pages` 2 | case, page number | page of contacts | the case's slot |
/// | `referrals` 3 | enquiry | enquiry | the enquiry's own slot, which dies with its case |
/// | `handles` 4 | handle | pseudonym | the case's slot |
/// | `codes` 5 | tag of a paper code | pseudonym | the case's slot |
/// | `audit` 6 | position, 8 bytes big-endian | [TrailRow]: entry, link after it (32), zeros | the store's key |
/// | `looks` 7 | case, then position (8) | nothing | – |
/// | `idempotency` 8 | role, municipality, worker, key | digest of input, outcome; version: the day | the slot of what it speaks of, else the store's key |
/// | `meta` 9 | `head` in the clear | [Head] | the store's key |
/// | `meta` 9 | `housekeeping` in the clear | [Housekeeping.State] | the store's key |
/// | `intents` 10 | position of the audit entry | [Intent], in steps of 2,048 bytes | the store's key |
/// | `imports` 11 | case, or enquiry without one | [Mark] | the slot of what came or left; once it is erased, the store's key |
///
/// **Bytes of a record.** Version (1), then its components in the order of the Java record. Numbers
/// and places of codes are varints, seven bits a byte, low bits first; days are zigzag varints of
/// days since 1970-01-01; an optional code is 0 or its place plus 1; a set of codes is a varint
/// with one bit a place; other optional values follow a byte 0 or 1; lists and texts (UTF-8) follow
/// their length as a varint; identifiers are 8 bytes big-endian each half.
///
/// **Custody.** Every withdrawal stands in the journal too, apart from the store: a restored backup
/// carries them out. A journal that is not there is refused, since its medium may only not be
/// mounted; an empty one, which is the operator's word that it is lost, is written anew from the
/// slot file. One that knows more than the slot file tells that older files were put in the store's
/// place, and they are refused.
///
/// **Folder.** `db` RocksDB · `slots/tillid.slots` and a copy elsewhere · `store.id` format and
/// keystore, in the clear, written last · `store.lock` · `backup.copy` while a backup is made ·
/// `store.restoring` while one is put back. What a crash leaves of the last two is removed when the
/// whole store is next opened, or the restoring begun anew.
@NullMarked
package dk.tillid.store;

import org.jspecify.annotations.NullMarked;
