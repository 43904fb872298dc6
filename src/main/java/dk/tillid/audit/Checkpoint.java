package dk.tillid.audit;

import java.time.LocalDate;

/// A signed head of the audit chain: whoever keeps one can prove later that nothing before it was
/// altered.
///
/// @param size number of entries
/// @param head SHA-256 of the chain after the last entry, 64 hexadecimal digits
/// @param signature Ed25519 over the canonical bytes, base64url
public record Checkpoint(long size, String head, LocalDate on, String signature) {}
