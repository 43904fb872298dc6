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
/// **Orders.** A backup is made by the process that has the store open: by the one that serves,
/// once a day or when an operator orders it, else by the command itself. One at a time; the audit
/// trail tells each. What an interrupted one left is removed when the store is next opened and with
/// the next backup.
///
/// **Restoring** carries out every withdrawal that the journal in custody knows beyond the backup,
/// in memory, before the slot file comes to the disk. First everything that can be refused is
/// checked, then the database is written, then the slot file, then the keystore where there is
/// none; last the store is declared whole.
///
/// The stream in `data.sealed`: for each file the length of its name (2), the name in ASCII, its
/// length (8), its bytes; a name of length 0 ends it. Numbers are big-endian.
@NullMarked
package dk.tillid.backup;

import org.jspecify.annotations.NullMarked;
