package dk.tillid;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// One key of the configuration: its kind, its default, what it means. The one list of all keys.
///
/// @param key as written in the file, rooms joined by a dot; a unit ends the name where there is
///   one
/// @param least the smallest number; 0 where the kind is another
/// @param most the largest number; 0 where the kind is another
/// @param standard the default, in the form of the file
public record Setting(String key, Kind kind, int least, int most, String standard, String meaning) {
  /// What a value may be.
  public enum Kind {
    /// A file or directory; relative ones count from the working directory.
    PATH,
    /// A whole number within the key's bounds.
    NUMBER,
    /// A host name or address.
    TEXT,
    /// `true` or `false`.
    FLAG,
    /// Texts, in the file a JSON array, in the environment joined by commas.
    LIST
  }

  /// The environment variable that overrides the key: `http.port` is `TILLID_HTTP_PORT`.
  public String variable() {
    String snake = Arrays.stream(key.split("(?=[A-Z])|\\.", -1)).collect(Collectors.joining("_"));
    return "TILLID_" + snake.toUpperCase(Locale.ROOT);
  }

  /// Whether the value has the form of its kind.
  boolean accepts(String value) {
    return switch (kind) {
      case PATH, TEXT, LIST -> true;
      case NUMBER ->
          value.matches("[0-9]{1,9}")
              && Integer.parseInt(value) >= least
              && Integer.parseInt(value) <= most;
      case FLAG -> value.equals("true") || value.equals("false");
    };
  }

  /// What a value must be, in words.
  String form() {
    return kind == Kind.NUMBER
        ? String.format(Locale.ROOT, "%s from %d to %d", kind, least, most)
        : kind.toString();
  }

  /// Every key there is.
  public static List<Setting> all() {
    return ALL;
  }

  private static Setting of(String key, Kind kind, String standard, String meaning) {
    return new Setting(key, kind, 0, 0, standard, meaning);
  }

  private static Setting number(String key, int least, int most, String standard, String meaning) {
    return new Setting(key, Kind.NUMBER, least, most, standard, meaning);
  }

  private static final List<Setting> ALL =
      List.of(
          of("dataDir", Kind.PATH, "data", "RocksDB and the first copy of the slot file"),
          of(
              "slotCopyDir",
              Kind.PATH,
              "slots-copy",
              "second copy of the slot file; best on another disk"),
          of(
              "custodyDir",
              Kind.PATH,
              "custody",
              "the journal of withdrawals and the keys of backups; best on another machine"),
          number(
              "housekeepingHour",
              0,
              23,
              "3",
              "hour of the Danish day from which the ciphertext of erased cases, unreadable, leaves"
                  + " the files too"),
          of(
              "backup.recipientFile",
              Kind.PATH,
              "",
              "public key of the recipient that backups are sealed to; `keys recipient` makes a"
                  + " pair"),
          of(
              "backup.dir",
              Kind.PATH,
              "",
              "where `serve` makes a backup every day; empty: it makes none"),
          number("backup.hour", 0, 23, "2", "hour of the Danish day from which it is made"),
          number(
              "backup.keptGenerations",
              1,
              1_000,
              "2",
              "how many of the newest backups can be restored; a withdrawn case is gone from all"
                  + " backups once as many newer ones were made"),
          of(
              "allowCopyOnWrite",
              Kind.FLAG,
              "false",
              "opens a store also where the file system keeps what is overwritten, so that a"
                  + " withdrawn case may survive on the disk; for trial installations"),
          of("keysDir", Kind.PATH, "keys", "the keystore and the public keys"),
          of(
              "passphraseFile",
              Kind.PATH,
              "keys/passphrase",
              "file that holds the keystore's passphrase"),
          of(
              "rulesDir",
              Kind.PATH,
              "",
              "a municipality's own rule sets beside the shipped ones; empty: none"),
          number(
              "backdatingDays",
              0,
              36_500,
              "92",
              "how far back an event may be recorded afterwards"),
          number("undoMergeDays", 0, 3_650, "30", "for how long after it a merger can be undone"),
          of(
              "http.bindAddress",
              Kind.TEXT,
              "127.0.0.1",
              "where the public door listens; others than loopback belong behind a proxy that ends"
                  + " TLS"),
          number("http.port", 0, 65_535, "8470", "port of the public door; 0 takes a free one"),
          number(
              "http.managementPort",
              0,
              65_535,
              "8471",
              "port of the operator's page, on 127.0.0.1 only; 0 takes a free one"),
          of(
              "http.development",
              Kind.FLAG,
              "false",
              "opens GraphiQL and introspection; set by `run` alone, refused by `serve`"),
          of("http.allowedOrigins", Kind.LIST, "", "origins of pages that may open a socket"),
          of(
              "http.trustedProxies",
              Kind.LIST,
              "",
              "addresses whose X-Forwarded-For is believed for rate limits"),
          number("http.maxBodyBytes", 1, 100_000_000, "100000", "largest body of a request"),
          number(
              "http.maxConcurrentRequests",
              2,
              100_000,
              "64",
              "requests that run at once, a quarter of them without a token; others get 503"),
          number(
              "http.requestTimeoutSeconds",
              1,
              3600,
              "10",
              "time from a request's first byte to its answer"),
          number(
              "http.anonymousPerMinutePerAddress",
              1,
              1_000_000,
              "30",
              "requests without a token from one address"),
          number(
              "http.failedSignInsPerMinutePerAddress",
              1,
              1_000_000,
              "10",
              "refused tokens from one address"),
          number(
              "sockets.maxSockets", 1, 1_000_000, "1000", "sockets open at once; others get 503"),
          number(
              "sockets.maxSocketsPerAddress",
              1,
              1_000_000,
              "250",
              "sockets open at once from one address, as of an office; others get 503"),
          number(
              "sockets.maxOperationsPerSocket",
              1,
              10_000,
              "16",
              "operations that run on one socket"),
          number("sockets.maxMessageBytes", 1, 100_000_000, "65536", "largest message of a socket"),
          number("sockets.initTimeoutSeconds", 1, 3600, "3", "time to send connection_init"),
          number(
              "sockets.pingSeconds",
              1,
              3600,
              "20",
              "time between pings; a socket that misses one is closed"),
          number("graph.maxDepth", 1, 1_000_000, "12", "deepest nesting of fields"),
          number(
              "graph.maxRootAliases",
              1,
              1_000_000,
              "10",
              "how often one root field may stand in a request"),
          number("graph.maxTokens", 1, 1_000_000, "2000", "lexical tokens of a document"),
          number("graph.maxCost", 1, 1_000_000, "20000", "cost of a request by somebody signed in"),
          number(
              "graph.maxAnonymousCost",
              1,
              1_000_000,
              "1000",
              "cost of a request by a citizen or anybody else"),
          number(
              "graph.timeoutMillis", 1, 3_600_000, "5000", "time after which a request is stopped"),
          number(
              "graph.minimumTraits",
              3,
              1_000_000,
              "3",
              "traits that a search outside the own team must name"),
          number(
              "graph.maximumHits",
              1,
              1_000_000,
              "20",
              "hits that a search outside the own team shows at most"),
          of(
              "signIn.localIssuer",
              Kind.TEXT,
              "tillid",
              "iss of the tokens that this registry signs"),
          of("signIn.audience", Kind.TEXT, "tillid", "aud of the tokens that this registry signs"),
          of(
              "oidc.issuer",
              Kind.TEXT,
              "",
              "iss of an OpenID Connect issuer whose tokens are taken too; empty: none"),
          of("oidc.audience", Kind.TEXT, "tillid", "aud that its tokens must carry"),
          of("oidc.jwksUri", Kind.TEXT, "", "where its keys are; empty: asked by discovery"),
          of(
              "oidc.workerClaim",
              Kind.TEXT,
              "sub",
              "path of the worker's name in its tokens, joined by dots"),
          of("oidc.roleClaim", Kind.TEXT, "role", "path of the roles"),
          of(
              "oidc.municipalityClaim",
              Kind.TEXT,
              "municipality",
              "path of the municipality's four digits"),
          of("oidc.teamsClaim", Kind.TEXT, "teams", "path of the teams"),
          of(
              "mail.host",
              Kind.TEXT,
              "",
              "the mail server that takes the daily message to the teams; empty: none is sent"),
          number("mail.port", 1, 65_535, "587", "its port"),
          of(
              "mail.security",
              Kind.TEXT,
              "STARTTLS",
              "STARTTLS, TLS, or NONE for a mail server on 127.0.0.1 alone"),
          of("mail.user", Kind.TEXT, "", "the name to sign in with; empty: none is asked for"),
          of("mail.passwordFile", Kind.PATH, "", "file that holds its password"),
          of(
              "mail.authorityFile",
              Kind.PATH,
              "",
              "PEM file of who signed the mail server's certificate; empty: Java's own list"),
          of("mail.from", Kind.TEXT, "", "the address the message comes from"),
          number("mail.hour", 0, 23, "7", "hour of the Danish day within which it is sent"),
          of(
              "mail.recipients",
              Kind.LIST,
              "",
              "whom it goes to, each as municipality/team=address, as 0766/team-1=skp@example.dk"),
          of(
              "oidc.roles",
              Kind.LIST,
              "worker=WORKER,teamlead=TEAMLEAD,statistician=STATISTICIAN,keykeeper=KEYKEEPER,auditor=AUDITOR,operator=OPERATOR",
              "the issuer's role values and what they stand for"));
}
