package dk.tillid;

import dk.tillid.api.Departures;
import dk.tillid.api.GraphqlService;
import dk.tillid.api.graph.GraphqlEngine;
import dk.tillid.api.graph.Services;
import dk.tillid.api.http.HttpDoor;
import dk.tillid.api.http.HttpSettings;
import dk.tillid.api.http.Readiness;
import dk.tillid.api.http.SignIn;
import dk.tillid.api.http.TrustedIssuer;
import dk.tillid.domain.Ledger;
import dk.tillid.keys.KeyRing;
import dk.tillid.keys.Randomness;
import dk.tillid.log.EventLog;
import dk.tillid.search.LuceneIndex;
import dk.tillid.store.RocksLedger;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.UnaryOperator;

/// The registry joined by hand on a store that is there, so that a test may take a part out or put
/// something before it.
record HouseOfParts(
    HttpDoor door, KeyRing keys, RocksLedger ledger, LuceneIndex index, GraphqlEngine engine)
    implements AutoCloseable {
  /// @param ledgers what the operations get in place of the ledger
  /// @param services what the door gets in place of the operations
  static HouseOfParts on(
      Path folder,
      Clock clock,
      UnaryOperator<Ledger> ledgers,
      UnaryOperator<GraphqlService> services) {
    Config config = LiveServer.config(folder);
    EventLog log = new EventLog(new StringWriter(), clock);
    KeyRing keys = Registry.keys(config);
    RocksLedger ledger = Registry.store(config, keys, clock);
    LuceneIndex index = new LuceneIndex(1, log);
    ledger.follow(index);
    ledger.scan(index::add, index::add, index::add, _ -> {});
    index.ready();
    Services means =
        new Services(
            ledgers.apply(ledger),
            index,
            index,
            ledger,
            Registry.practice(config),
            keys.tags(),
            keys.cursors(),
            keys.receipts(),
            new Randomness(),
            new Departures(),
            log);
    GraphqlEngine engine = new GraphqlEngine(means, Settings.graph(config), clock);
    ledger.follow(engine.listener());
    HttpSettings settings = Settings.http(config);
    HttpDoor door = HttpDoor.open(settings, new Randomness()::memoryKey, log, clock);
    SignIn signIn =
        new SignIn(TrustedIssuer.all(keys.issuer(), settings.signIn(), log, clock), clock);
    door.become(new Readiness.Ready(services.apply(engine), signIn));
    return new HouseOfParts(door, keys, ledger, index, engine);
  }

  URI graphql() {
    return URI.create("http://127.0.0.1:" + door.port() + "/graphql");
  }

  @Override
  public void close() {
    door.close();
    engine.close();
    ledger.close();
    index.close();
    keys.close();
  }
}
