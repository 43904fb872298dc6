/// All cryptography: the key ring ([KeyRing]), keyed names ([Tags]), the record envelope
/// ([Sealer]), the case keys and their slot file ([CaseKeys], [SlotFile]), receipts ([Receipts]),
/// the journal of withdrawals in custody ([WithdrawalJournal]), the keys and seals of backups
/// ([Generations], [KeyBackup], [Recipient]), the recovery secret ([Recovery]), the citizen's code
/// (dansk: borgerkode, [CitizenCode]), cursors, and all that is drawn by chance ([Randomness]). No
/// other room touches a key or a cipher.
///
/// Invariants: no key leaves this room as bytes; nothing prints a secret; whatever is read from
/// disk is authenticated before it is believed; an error names file and remedy and overwrites
/// nothing; a format is frozen: its version changes when a byte of its layout does. All numbers are
/// big-endian. AES-256-GCM and HMAC-SHA-256 are the JDK's (SunJCE, by name); Argon2id, BCFKS and
/// Ed25519 are Bouncy Castle's, whose provider is never registered.
///
/// ## Keystore: `tillid.bcfks` and `tillid.kdf`
///
/// `tillid.kdf` is text: five lines `tillid-kdf 1`, `argon2id memoryKiB=65536 passes=3 lanes=1`,
/// `salt=` and `keystore=` (16 bytes each in hex), `check=` (32 bytes in hex). Argon2id of the
/// passphrase (the file's bytes without trailing line ends) gives 64 bytes; the first 32 in
/// lower-case hex are the password of `tillid.bcfks`, the last 32 key the HMAC over the first four
/// lines that `check` holds. `tillid.bcfks` has one secret key entry, `tillid-keys-2`: the
/// keystore's id (16), epoch of the store key (2), epoch of the file key (2), then independent
/// random keys of 32 bytes: store, file, pseudonym, code, audit, cursor, receipt (Ed25519 seed),
/// issuer (Ed25519 seed), then the store key and the file key before the present ones: zeros,
/// unless a change of that key is under way.
///
/// An epoch begins with 1 and rises by 1 with every change of its key; after the last, 255 of the
/// store key and 65,535 of the file key, comes 1 again, when nothing under the first is left.
///
/// ## Record envelope, version 2
///
/// | part | bytes |
/// |---|---|
/// | format version | 1 (value 2) |
/// | epoch of the store key | 1 |
/// | outer nonce | 12 |
/// | outer ciphertext under the store key | body + 16 (tag) |
///
/// Body of a case's record: kind 1 (1), slot (4), record version (8), inner nonce (12), inner
/// ciphertext under the case key (padded + 16). Padded content: length (4), content, zeros up to
/// 512, 1024, 2048, above that PADMÉ. Body of a record of no case: kind 0 (1), record version (8),
/// content. Outer associated data: format (1), layer 0 (1), column family (1), row key length (1),
/// row key. Inner: the same with layer 1, then slot (4) and record version (8).
///
/// ## Row keys and tags
///
/// Row key: HMAC(pseudonym key, purpose (1) ‖ high (8) ‖ low (8) [‖ number (8)]), cut to 16 bytes.
/// Of a text: purpose (1) ‖ length (4) ‖ UTF-8 ‖ zeros to at least 26 bytes, so that the three
/// forms never meet. The identifier of what was imported: HMAC(pseudonym key, 128 for a case or 129
/// for an enquiry (1) ‖ the key of the text «municipality/name» under that purpose (16) ‖ part
/// (4)), cut to 16; its 21 bytes meet none of the other forms. Audit key: 1 ‖ case id ‖ position, 2
/// ‖ actor, 3 ‖ canonical input, each cut to 16. The actor: role in capitals, municipality, name,
/// each as length (1) ‖ ASCII. Code key: 1 ‖ the 18 characters of a code, cut to 16, is its tag; 2
/// ‖ tag, whole, is its commitment.
///
/// ## Fingerprints
///
/// Of a needle's first 256 bytes at most: how many (8 to 256); the upper half of its first eight
/// bytes times a multiplier, the first eight bytes of audit key 4, made odd; audit key 5, of the
/// bytes. A list of them is vouched for by audit key 6.
///
/// ## Slot file, version 2
///
/// Two identical copies of slots of 128 bytes, grown by zeroed chunks of 1,024. Slot 0 is the
/// header, slot 1 the decoy, cases begin at 2. Wrapping and MAC keys: HMAC(file key, `tillid slot
/// wrap 1`), HMAC(file key, `tillid slot mac 1`).
///
/// | header | at | live | at | tombstone | at |
/// |---|---|---|---|---|---|
/// | `TILLIDSK` | 0 | state 1 | 0 | state 2 | 0 |
/// | format 2 | 8 | format 2 | 1 | format 2 | 1 |
/// | slot size 128 | 10 | key epoch | 2 | key epoch | 2 |
/// | file id | 12 | slot number | 4 | slot number | 4 |
/// | keystore id | 28 | zero | 8 | erasure epoch | 8 |
/// | key epoch | 44 | nonce | 12 | commitment | 16 |
/// | zero | 48 | wrapped key and tag | 24 | random | 48 |
/// | MAC of 0–94 | 95 | zero | 72 | MAC of file id and 0–94 | 95 |
/// | end mark 5A | 127 | end mark 5A | 127 | end mark 5A | 127 |
///
/// Wrapping's associated data: file id, then bytes 0–11 of the slot. The end mark is the last byte
/// of a write: a slot without it was never finished. A created slot is in both copies and synced
/// before the database names it; a destroyed one is overwritten and synced in the first copy, then
/// in the second. A change of the file key writes every slot anew in its place, in the first copy,
/// synced, then in the second, the header last. Start-up lets a tombstone win over anything, a live
/// slot over an unfinished or empty one, and of two that differ in the key epoch alone that under
/// the file key in force; every other difference is an error. The erasure epoch is the highest of
/// all tombstones, the decoy's included.
///
/// ## Journal of withdrawals, version 1
///
/// `tillid.withdrawals` in the custody folder: records of 256 bytes, each an act of destruction or,
/// where it destroyed more than 24 slots, a part of one. Format 1 (1), slot file's id (16), SHA-256
/// of the record before or zeros (32), erasure epoch (8), commitment (32), number of slots (1), the
/// slots (4 each), zeros up to 191; then the Ed25519 signature (64) over `tillid withdrawal journal
/// 1`, a zero byte and those 191 bytes; the end mark 5A, the last byte of a write: a last record
/// without it was never finished.
///
/// ## Backups, version 1
///
/// `tillid.generations`, in two identical copies: slots of 128 bytes, one a generation from 1.
/// State 1 live, 2 destroyed or 3 begun (1), format 1 (1), number (4), then the generation's key
/// sealed to the recipient (80), zeros, the state again (1); of a destroyed one random bytes before
/// the state. Of two that differ a destroyed slot wins over anything, a live one over one begun;
/// one that was never written whole counts as destroyed.
///
/// Sealed to the recipient: HPKE in base mode (RFC 9180), encapsulated key (32), ciphertext and
/// tag; of a generation with the info `tillid backup generation 1` and as associated data
/// keystore's id and number (4), of a backup's data with the backup's label as info. A backup's
/// label: `tillid backup data 1` or `tillid backup keys 1`, a zero byte, the keystore's id in hex,
/// a zero byte, the generation in decimal.
///
/// A sealed stream: AES-256-GCM in chunks of 1 MiB, the last one shorter or as long; nonce: 1 for
/// the last chunk, else 0 (4), the chunk's number from 0 (8); associated data: the label. The data
/// begin with their key, sealed to the recipient (80). The keys are sealed under the generation's
/// key: length (4) and bytes of the keystore's entry, then the slot file.
///
/// A manifest is signed as `tillid backup manifest 1`, a zero byte, its bytes.
///
/// ## Recovery, version 1
///
/// `tillid.recovery` in the custody folder: `TILLIDRC`, format 1 (1), shares needed (1), shares
/// made (1), zero (1), name of the set (4), audit key 7 of the passphrase, cut to 16, nonce (12),
/// AES-256-GCM under the recovery secret, with associated data the first 32 bytes, of: length of
/// the passphrase (2), passphrase, the recipient's private key (32), zeros up to 1,024.
///
/// The secret is split after Shamir over GF(2⁸) modulo x⁸+x⁴+x³+x+1, byte by byte, at the places 1
/// and following. A share: format 1 (1), shares needed (1), its number (1), shares made (1), name
/// of the set (4), value (32); printed as four lines of 10 bytes each, 16 characters and 2 check
/// characters as below.
///
/// ## Receipt, version 1
///
/// Signed bytes: `tillid withdrawal receipt 1`, a zero byte, then format 1 (1), what was withdrawn
/// (1; the place in `WithdrawalScope`), commitment (32), erasure epoch (8), day since 1970-01-01
/// (8). Printed: `TILLID1.` and base64url of those 50 bytes and the Ed25519 signature (64). An
/// audit checkpoint is signed as `tillid audit checkpoint 1`, a zero byte, its bytes.
///
/// ## Codes
///
/// Crockford's alphabet `0123456789ABCDEFGHJKMNPQRSTVWXYZ`, values 0 to 31 in GF(2⁵) modulo
/// x⁵+x²+1. A word c₀ … cₙ₋₁ satisfies Σ cᵢ = 0 and Σ cᵢ·2ⁱ = 0; the last two characters make it
/// so. A citizen's code has 16 + 2 characters, a handle 6 + 2.
///
/// ## Cursor, version 1
///
/// base64url of format 1 (1), nonce (12), AES-256-GCM under the cursor key with associated data
/// `cursor` 01 of: length (2), content, zeros to a multiple of 32.
@NullMarked
package dk.tillid.keys;

import org.jspecify.annotations.NullMarked;
