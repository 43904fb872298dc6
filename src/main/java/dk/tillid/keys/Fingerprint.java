package dk.tillid.keys;

import dk.tillid.domain.Digest;

/// What is kept of bytes that are to be looked for and must not be kept themselves: enough to know
/// them again, next to nothing to learn of them. Made and recognised by [Fingerprints].
///
/// @param length how many bytes, [Fingerprints#SHORTEST] to [Fingerprints#LONGEST]
/// @param beginning 32 bits of a keyed hash of the first eight bytes, by which a search finds where
///   to look closer
/// @param digest the keyed digest of all bytes
public record Fingerprint(int length, int beginning, Digest digest) {}
