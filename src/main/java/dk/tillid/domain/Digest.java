package dk.tillid.domain;

/// A 128-bit keyed digest of a request's canonical input.
public record Digest(long high, long low) {}
