/// The audit trail (adgangslog): entries, hash chain, checkpoints, verification. Pure; the store
/// writes it.
///
/// Bytes of an entry, big-endian: format `2` (1), position (8), day as days since 1970-01-01 (4),
/// role (1), operation (2), purpose (2), actor tag (16), number of changes (4), number of subjects
/// (2), subject tags (16 each). Codes by their place in the list. What a request looked at for one
/// purpose is one entry with a tag a case, in the order shown; from 128 cases on there are more.
///
/// A link of the chain is SHA-256(link before ‖ entry), 32 bytes; the link before the first entry
/// is 32 zero bytes. So a link stands for everything up to it, and whoever keeps a signed
/// [Checkpoint] can prove later that nothing before it was removed, altered or moved.
///
/// Bytes of a checkpoint, signed with Ed25519, 45: format `1` (1), number of entries (8), link
/// after the last (32), day (4).
@NullMarked
package dk.tillid.audit;

import org.jspecify.annotations.NullMarked;
