package dk.tillid.api.http;

import java.util.List;

/// Where an issuer's keys come from. May block.
@FunctionalInterface
interface KeySource {
  /// The keys that a token naming `kid` may be signed with; an empty name fits a sole key.
  List<VerificationKey> named(String kid);
}
