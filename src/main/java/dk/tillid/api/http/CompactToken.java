package dk.tillid.api.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A signed token in compact form (RFC 7515 §7.1), taken apart and not yet believed.
///
/// @param algorithm the header's `alg`
/// @param kid the header's `kid`; empty where there is none
/// @param signed the bytes under the signature
/// @param claims the payload
@SuppressWarnings("ArrayRecordComponent") // lives within one verification
record CompactToken(
    String algorithm,
    String kid,
    byte[] signed,
    byte[] signature,
    Map<String, @Nullable Object> claims) {
  /// Longest token in characters: identity providers with many groups stay below it.
  static final int MAX_CHARACTERS = 8_192;

  /// Tokens made for sign-in; others (log-out, proof of possession) are refused (RFC 8725 §3.11).
  private static final Set<String> TYPES = Set.of("jwt", "at+jwt", "application/at+jwt");

  /// Takes a token apart; empty if it has another form, names critical extensions (RFC 7515
  /// §4.1.11: none is understood here) or is not a token for sign-in.
  static Optional<CompactToken> parse(String text) {
    String[] parts = text.split("\\.", -1);
    if (text.length() > MAX_CHARACTERS || parts.length != 3) {
      return Optional.empty();
    }
    try {
      Base64.Decoder base64 = Base64.getUrlDecoder();
      byte[] signature = base64.decode(parts[2]);
      byte[] signed = text.substring(0, text.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
      Optional<Map<String, @Nullable Object>> header = StrictJson.object(base64.decode(parts[0]));
      Optional<Map<String, @Nullable Object>> claims = StrictJson.object(base64.decode(parts[1]));
      if (header.isEmpty() || claims.isEmpty() || !isForSignIn(header.get())) {
        return Optional.empty();
      }
      return Optional.of(of(header.get(), claims.get(), signed, signature));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // not Base64url
    }
  }

  private static boolean isForSignIn(Map<String, @Nullable Object> header) {
    String type = StrictJson.text(header, "typ").orElse("jwt").toLowerCase(Locale.ROOT);
    return !header.containsKey("crit") && !header.containsKey("b64") && TYPES.contains(type);
  }

  private static CompactToken of(
      Map<String, @Nullable Object> header,
      Map<String, @Nullable Object> claims,
      byte[] signed,
      byte[] signature) {
    return new CompactToken(
        StrictJson.text(header, "alg").orElse(""),
        StrictJson.text(header, "kid").orElse(""),
        signed,
        signature,
        claims);
  }

  /// Hides the token.
  @Override
  public String toString() {
    return "CompactToken";
  }
}
