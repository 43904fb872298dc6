package dk.tillid.api.http;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// An OpenID Connect issuer on this machine: discovery, JWKS, and tokens good and bad.
final class TestIssuer implements AutoCloseable {
  final KeyPair rsa = pair("RSA");
  final KeyPair ec = pair("EC");
  final KeyPair ed = pair("Ed25519");
  final Map<String, String> jwks = new LinkedHashMap<>();
  final AtomicInteger fetches = new AtomicInteger();
  volatile boolean down;
  volatile String claimedIssuer;
  private final HttpServer server;

  TestIssuer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    claimedIssuer = uri();
    jwks.put("encryption", jwk("encryption", rsa.getPublic()).replace("\"sig\"", "\"enc\""));
    jwks.put("rsa", jwk("rsa", rsa.getPublic()));
    jwks.put("ec", jwk("ec", ec.getPublic()));
    jwks.put("ed", jwk("ed", ed.getPublic()));
    serve("/.well-known/openid-configuration");
    serve("/jwks");
    server.start();
  }

  private void serve(String path) {
    server.createContext(
        path,
        exchange -> {
          fetches.incrementAndGet();
          String body =
              path.equals("/jwks")
                  ? "{\"keys\":[" + String.join(",", jwks.values()) + "]}"
                  : "{\"issuer\":\"" + claimedIssuer + "\",\"jwks_uri\":\"" + uri() + "/jwks\"}";
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(down ? 500 : 200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  String uri() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  String token(String kid, String claims) {
    return switch (kid) {
      case "rsa", "encryption" -> token("RS256", kid, claims, rsa.getPrivate());
      case "ec" -> token("ES256", kid, claims, ec.getPrivate());
      default -> token("EdDSA", kid, claims, ed.getPrivate());
    };
  }

  static String token(String alg, String kid, String claims, Key key) {
    return sign("{\"alg\":\"" + alg + "\",\"kid\":\"" + kid + "\"}", claims, alg, key);
  }

  /// A token of any header, signed as `alg` says.
  static String sign(String header, String claims, String alg, Key key) {
    String signed = base64(header) + "." + base64(claims);
    byte[] message = signed.getBytes(StandardCharsets.US_ASCII);
    try {
      return signed + "." + base64(signature(alg, key, message));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] signature(String alg, Key key, byte[] message)
      throws GeneralSecurityException {
    if (alg.equals("none")) {
      return new byte[0];
    }
    if (alg.equals("HS256")) {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getEncoded(), "HmacSHA256"));
      return mac.doFinal(message);
    }
    Signature signer =
        Signature.getInstance(
            switch (alg) {
              case "RS256" -> "SHA256withRSA";
              case "RS512" -> "SHA512withRSA";
              case "ES256" -> "SHA256withECDSAinP1363Format";
              default -> "Ed25519";
            });
    signer.initSign((PrivateKey) key);
    signer.update(message);
    return signer.sign();
  }

  static KeyPair pair(String algorithm) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      if (algorithm.equals("EC")) {
        generator.initialize(new ECGenParameterSpec("secp256r1"));
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String jwk(String kid, Key key) {
    String members =
        switch (key) {
          case RSAPublicKey k ->
              "\"kty\":\"RSA\",\"alg\":\"RS256\",\"n\":\"%s\",\"e\":\"%s\""
                  .formatted(
                      base64(unsigned(k.getModulus())), base64(unsigned(k.getPublicExponent())));
          case ECPublicKey k ->
              "\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"%s\",\"y\":\"%s\""
                  .formatted(
                      base64(fixed(k.getW().getAffineX())), base64(fixed(k.getW().getAffineY())));
          case EdECPublicKey k -> {
            byte[] spki = k.getEncoded();
            byte[] raw = Arrays.copyOfRange(spki, spki.length - 32, spki.length);
            yield "\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"%s\"".formatted(base64(raw));
          }
          default -> throw new IllegalArgumentException("no such key");
        };
    return "{\"kid\":\"" + kid + "\",\"use\":\"sig\"," + members + "}";
  }

  private static byte[] unsigned(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
  }

  private static byte[] fixed(BigInteger number) {
    byte[] bytes = unsigned(number);
    byte[] fixed = new byte[32];
    System.arraycopy(bytes, 0, fixed, 32 - bytes.length, bytes.length);
    return fixed;
  }

  static String base64(String text) {
    return base64(text.getBytes(StandardCharsets.UTF_8));
  }

  static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
