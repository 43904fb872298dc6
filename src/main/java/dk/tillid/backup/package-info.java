/// Backups (sikkerhedskopier): made, verified, put back.
///
/// **What a backup is.** A folder `tillid-backup-<generation>`, there whole or not at all:
/// `manifest.json` with technical figures alone and `manifest.sig`, its Ed25519 signature in
/// base64; `data.sealed`, the database as a stream sealed to the recipient (HPKE); `keys.sealed`,
/// all keys and the slot file under the generation's key and nothing else. The machine that makes
/// it can open neither half.
///
/// **Why generations.** Whoever has an old slot file has the keys of cases that were withdrawn
/// since. Therefore each backup has a key of its own, and when a new backup is complete and
/// checked, those beyond the number to keep are destroyed in both places where they are: the older
/// backups then open to nobody. What was withdrawn is gone from all backups once that many newer
/// ones were made.
///
/// **Restoring** carries out every withdrawal that the journal in custody knows beyond the backup,
/// before anything is served.
///
/// The stream in `data.sealed`: for each file the length of its name (2), the name in ASCII, its
/// length (8), its bytes; a name of length 0 ends it. Numbers are big-endian.
@NullMarked
package dk.tillid.backup;

import org.jspecify.annotations.NullMarked;
