package dk.tillid;

import dk.tillid.api.Departures;
import dk.tillid.api.GraphqlService;
import dk.tillid.api.graph.GraphqlEngine;
import dk.tillid.api.graph.Services;
import dk.tillid.api.http.BackupDesk;
import dk.tillid.api.http.Readiness;
import dk.tillid.api.http.Tokens;
import dk.tillid.api.http.Upkeep;
import dk.tillid.backup.BackupRound;
import dk.tillid.backup.Backups;
import dk.tillid.casework.Retention;
import dk.tillid.casework.Worklist;
import dk.tillid.daily.Daily;
import dk.tillid.digest.DigestRound;
import dk.tillid.digest.DigestSettings;
import dk.tillid.digest.SmtpPost;
import dk.tillid.domain.Actor;
import dk.tillid.domain.Ledger;
import dk.tillid.domain.StoreFailure;
import dk.tillid.domain.TraitIndex;
import dk.tillid.keys.Authority;
import dk.tillid.keys.Generations;
import dk.tillid.keys.KeyChange.Changed;
import dk.tillid.keys.KeyRing;
import dk.tillid.keys.Randomness;
import dk.tillid.keys.Recipient;
import dk.tillid.log.Event;
import dk.tillid.log.EventLog;
import dk.tillid.retention.RetentionRound;
import dk.tillid.rules.Deadlines;
import dk.tillid.rules.Practice;
import dk.tillid.rules.RuleBook;
import dk.tillid.search.LuceneIndex;
import dk.tillid.store.Restoring;
import dk.tillid.store.RocksLedger;
import dk.tillid.store.StoreSettings;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javax.net.ssl.SSLSocketFactory;

/// The rooms, joined: keys, store, index, rules, operations. Closing closes store and keys.
public final class Registry implements AutoCloseable {
  private final KeyRing keys;
  private final RocksLedger ledger;
  private final LuceneIndex index;
  private final GraphqlEngine engine;
  private final BackupMaking backups;

  private Registry(
      BackupMaking backups,
      KeyRing keys,
      RocksLedger ledger,
      LuceneIndex index,
      GraphqlEngine engine) {
    this.backups = backups;
    this.keys = keys;
    this.ledger = ledger;
    this.index = index;
    this.engine = engine;
  }

  /// Opens the keystore.
  ///
  /// @throws dk.tillid.keys.KeyFailure naming file and remedy
  public static KeyRing keys(Config config) {
    return KeyRing.open(config.path("keysDir"), config.path("passphraseFile"));
  }

  /// A token of the registry's own issuer. Whoever holds it is the actor until it expires.
  public static String token(
      Config config, KeyRing keys, Clock clock, Actor actor, Duration lifetime) {
    return new Tokens(keys.issuer(), Settings.http(config).signIn(), clock).issue(actor, lifetime);
  }

  /// Makes keystore and empty store. Overwrites nothing.
  ///
  /// @throws dk.tillid.keys.KeyFailure if there is a keystore already
  /// @throws StoreFailure if there is a store already
  public static void initialise(Config config) {
    if (hasStore(config)) {
      throw new StoreFailure(
          config.path("dataDir")
              + " holds a store already and is not replaced: use it, or another"
              + " dataDir");
    }
    Restoring.requireNoneInterrupted(storeSettings(config));
    Disks.of(config).requireErasing(); // before there are keys
    try (KeyRing made = KeyRing.create(config.path("keysDir"), config.path("passphraseFile"))) {
      store(config, made, Clock.systemUTC()).close();
    }
  }

  /// Whether there is a store.
  public static boolean hasStore(Config config) {
    return Files.exists(config.path("dataDir").resolve(StoreSettings.MARK));
  }

  /// Opens the store and rebuilds the index.
  ///
  /// @param keys become the registry's, which closes them
  /// @param progress told how many records were read so far
  /// @throws StoreFailure naming file and remedy
  public static Registry open(
      Config config, KeyRing keys, Clock clock, EventLog log, LongConsumer progress) {
    Restoring.requireNoneInterrupted(storeSettings(config));
    if (!hasStore(config)) {
      throw new StoreFailure(
          "no store in " + config.path("dataDir") + ": make one with `tillid init`");
    }
    RocksLedger ledger = store(config, keys, clock);
    Disks.of(config).tellDoubts(log);
    keys.changing().forEach(changed -> log.write(Event.KEY_CHANGE_UNFINISHED, number(changed)));
    if (ledger.erasuresRedone() > 0) {
      log.write(Event.ERASURES_REDONE, ledger.erasuresRedone());
    }
    if (ledger.journalCaughtUp() > 0) {
      log.write(Event.JOURNAL_CAUGHT_UP, ledger.journalCaughtUp());
    }
    LuceneIndex index = new LuceneIndex(ByteBuffer.wrap(keys.id()).getLong(), log);
    ledger.follow(index);
    ledger.scan(index::add, index::add, index::add, progress);
    index.ready();
    GraphqlEngine engine =
        new GraphqlEngine(
            services(config, keys, ledger, index, log), Settings.graph(config), clock);
    ledger.follow(engine.listener());
    return new Registry(new BackupMaking(config, keys, ledger), keys, ledger, index, engine);
  }

  private static int number(Changed changed) {
    return switch (changed) {
      case STORE -> 1;
      case FILE -> 2;
    };
  }

  /// Opens the store alone, without index and operations.
  ///
  /// @throws StoreFailure naming file and remedy; also where the file system keeps what is
  ///   overwritten and `allowCopyOnWrite` is not set
  public static RocksLedger store(Config config, KeyRing keys, Clock clock) {
    Disks.of(config).requireErasing();
    return RocksLedger.open(storeSettings(config), keys, clock);
  }

  /// Where the store lies.
  public static StoreSettings storeSettings(Config config) {
    return StoreSettings.of(
        config.path("dataDir"), config.path("slotCopyDir"), config.path("custodyDir"));
  }

  /// The keys of the backups' generations, in both copies. The caller closes them.
  ///
  /// @param keystoreId of the keystore whose backups they are
  public static Generations generations(Config config, byte[] keystoreId) {
    return Generations.open(
        keystoreId,
        config.path("keysDir").resolve(Generations.FILE),
        config.path("custodyDir").resolve(Generations.FILE));
  }

  /// A maker of backups to the configured recipient.
  ///
  /// @throws dk.tillid.keys.KeyFailure if the recipient's file cannot be used
  public static Backups backups(
      Config config, KeyRing keys, RocksLedger ledger, Generations generations) {
    return new Backups(
        new Backups.Means(
            ledger,
            keys,
            generations,
            recipient(config),
            config.number("backup.keptGenerations"),
            Clock.systemUTC()));
  }

  /// The configured recipient of backups.
  ///
  /// @throws Config.Invalid if none is configured
  /// @throws dk.tillid.keys.KeyFailure if its file cannot be used
  public static Recipient recipient(Config config) {
    return config
        .optionalPath("backup.recipientFile")
        .map(Recipient::read)
        .orElseThrow(() ->
            new Config.Invalid(
                List.of(
                    "backup.recipientFile: name the public key that backups are sealed to;"
                        + " `tillid keys recipient` makes a pair")));
  }

  /// The rule sets: those shipped, and a municipality's own from `rulesDir`.
  ///
  /// @throws dk.tillid.rules.RuleFault with every problem of every file
  public static RuleBook rules(Config config) {
    return config
        .optionalPath("rulesDir")
        .map(RuleBook::withDirectory)
        .orElseGet(RuleBook::shipped);
  }

  /// The rules in force and their bounds.
  public static Practice practice(Config config) {
    return new Practice(
        rules(config),
        new Deadlines(),
        config.number("backdatingDays"),
        Practice.MAX_ENTRIES,
        config.number("undoMergeDays"));
  }

  private static Services services(
      Config config, KeyRing keys, RocksLedger ledger, LuceneIndex index, EventLog log) {
    return new Services(
        ledger,
        index,
        index,
        ledger,
        practice(config),
        keys.tags(),
        keys.cursors(),
        keys.receipts(),
        new Randomness(),
        new Departures(),
        log);
  }

  /// The daily message to the teams, where a mail server is configured; not begun yet.
  ///
  /// @throws dk.tillid.keys.KeyFailure if the configured authority cannot be used
  public Optional<DigestRound> digest(Config config, Clock clock, EventLog log) {
    return MailSettings.of(config).map(settings -> digest(config, settings, clock, log));
  }

  private DigestRound digest(Config config, DigestSettings settings, Clock clock, EventLog log) {
    Practice practice = practice(config);
    Worklist worklist =
        new Worklist(practice, ledger::view, index, Settings.graph(config).maximumDueCases());
    Optional<SSLSocketFactory> trusting =
        config.optionalPath("mail.authorityFile").map(Authority::trusting);
    return new DigestRound(
        settings,
        ledger,
        worklist,
        new SmtpPost(settings.relay(), settings.from(), trusting),
        new DigestRound.Means(practice, clock, log));
  }

  /// The withdrawal of what has lapsed; not begun yet.
  public Daily retention(Config config, Clock clock, EventLog log) {
    Randomness chance = new Randomness();
    RetentionRound round =
        new RetentionRound(
            new RetentionRound.Means(
                ledger,
                ledger,
                index,
                new Retention(practice(config)),
                () -> keys.tags().codeTag(chance.citizenCode())),
            log);
    return new Daily(round, 0, clock, log);
  }

  /// The nightly housekeeping; not begun yet.
  Daily housekeeping(Config config, Clock clock, EventLog log) {
    HousekeepingRound round = new HousekeepingRound(ledger, index, clock, log);
    return new Daily(round, config.number("housekeepingHour"), clock, log);
  }

  /// The round that makes the daily backup, where a folder for it is configured.
  ///
  /// @throws dk.tillid.keys.KeyFailure if the recipient's file cannot be used
  public Optional<BackupRound> backup(Config config, Clock clock, EventLog log) {
    return config
        .optionalPath("backup.dir")
        .map(below -> {
          Backups.tidy(below);
          return new BackupRound(backups.maker(), below, clock, log);
        });
  }

  /// Makes backups on demand while the registry serves.
  BackupDesk backupDesk(Clock clock, EventLog log) {
    return backups.desk(clock, log);
  }

  /// How the registry is kept up.
  Upkeep upkeep(Optional<BackupRound> backup) {
    return new Upkeep(
        ledger.housekeepingDay(),
        ledger.housekeepingOutstanding(),
        backup.flatMap(Registry::newest),
        backup.map(round -> OptionalInt.of(round.restorable())).orElse(OptionalInt.empty()));
  }

  private static Optional<LocalDate> newest(BackupRound round) {
    try {
      return round.last();
    } catch (StoreFailure _) {
      return Optional.empty(); // a folder that cannot be read has no backup that helps
    }
  }

  /// Tells once of each part that stops by a failure, also of one that has stopped already.
  public void onStopped(Consumer<Readiness.Part> told, EventLog log) {
    ledger.onFailure(cause -> {
      log.failure(Event.STORE_STOPPED, cause);
      told.accept(Readiness.Part.STORE);
    });
    index.onFailure(() -> told.accept(Readiness.Part.INDEX));
  }

  /// Whether a process has the store open, as the one that serves has.
  public static boolean isInUse(Config config) {
    return RocksLedger.isInUse(storeSettings(config));
  }

  /// The operations of the API.
  public GraphqlService service() {
    return engine;
  }

  /// The store.
  public Ledger ledger() {
    return ledger;
  }

  /// The search.
  public TraitIndex index() {
    return index;
  }

  /// The keys.
  public KeyRing keyRing() {
    return keys;
  }

  @Override
  public void close() {
    engine.close();
    backups.close();
    ledger.close();
    index.close();
    keys.close();
  }
}
