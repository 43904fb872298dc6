package dk.tillid.keys;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/// An authority of a municipality's own that signs the certificates of its servers.
public final class Authority {
  private Authority() {}

  /// Makes TLS sockets that trust the certificates of a PEM file and no other.
  ///
  /// @throws KeyFailure naming the file and the remedy, where it holds no certificate
  public static SSLSocketFactory trusting(Path pem) {
    try {
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(certificates(pem));
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context.getSocketFactory();
    } catch (IOException | GeneralSecurityException e) {
      throw new KeyFailure(
          KeyFailure.Cause.AUTHORITY_UNUSABLE,
          pem + ": no certificate in PEM form can be read from it. Name another file.",
          e);
    }
  }

  private static KeyStore certificates(Path pem) throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    try (InputStream in = Files.newInputStream(pem)) {
      int number = 0;
      for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        trusted.setCertificateEntry(Integer.toString(number++), one);
      }
    }
    if (trusted.size() == 0) {
      throw new KeyStoreException("no certificate");
    }
    return trusted;
  }
}
