package dk.tillid.api.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.tillid.api.Answer;
import dk.tillid.api.Caller;
import dk.tillid.api.Departures;
import dk.tillid.api.GraphqlRequest;
import dk.tillid.audit.AuditEntry;
import dk.tillid.audit.AuditTrail;
import dk.tillid.audit.Checkpoint;
import dk.tillid.domain.Actor;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Commit;
import dk.tillid.domain.MemoryIndex;
import dk.tillid.domain.MemoryLedger;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.Request;
import dk.tillid.domain.Role;
import dk.tillid.domain.TeamId;
import dk.tillid.domain.WorkerId;
import dk.tillid.keys.KeyRing;
import dk.tillid.keys.Randomness;
import dk.tillid.log.EventLog;
import dk.tillid.rules.Practice;
import dk.tillid.rules.RuleBook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// A registry in memory with its engine, for tests of the operations.
public final class Desk {
  static final LocalDate TODAY = LocalDate.of(2026, 3, 11);
  static final String HEDENSTED = "0766";
  static final String RUDERSDAL = "0230";

  private static final ObjectMapper JSON = new ObjectMapper();

  public final MemoryLedger ledger = new MemoryLedger(TODAY);
  final StringBuilder log = new StringBuilder();
  final List<Commit> commits = new ArrayList<>();
  final KeyRing keys;
  final GraphqlEngine engine;
  private int drawn;

  public Desk() {
    this(GraphSettings.standard(false));
  }

  Desk(GraphSettings settings) {
    this(settings, Practice.of(RuleBook.shipped()));
  }

  Desk(GraphSettings settings, Practice practice) {
    keys = Keys.RING;
    Clock clock = Clock.fixed(Instant.parse("2026-03-11T10:00:00Z"), ZoneOffset.UTC);
    MemoryIndex index = new MemoryIndex(ledger.view());
    Services services =
        new Services(
            ledger,
            index,
            index,
            new Trail(ledger),
            practice,
            keys.tags(),
            keys.cursors(),
            keys.receipts(),
            new Randomness(),
            new Departures(),
            new EventLog(log, clock));
    engine = new GraphqlEngine(services, settings, clock);
    ledger.listen(engine.listener());
    ledger.listen(commits::add);
  }

  public static Caller worker(String municipality, String... teams) {
    return caller(Role.WORKER, municipality, teams);
  }

  static Caller caller(Role role, String municipality, String... teams) {
    Set<TeamId> ids = Set.copyOf(Arrays.stream(teams).map(TeamId::new).toList());
    return new Caller.SignedIn(
        new Actor(new WorkerId("anna"), role, new Municipality(municipality), ids),
        Instant.parse("2026-03-11T18:00:00Z"));
  }

  /// The worker of team `syd` in Hedensted.
  static Caller anna() {
    return worker(HEDENSTED, "syd");
  }

  static Caller lead() {
    return caller(Role.TEAMLEAD, HEDENSTED);
  }

  Answer answer(Caller caller, String query, Map<String, Object> variables) {
    Answer answer = engine.execute(new GraphqlRequest(query, Optional.empty(), variables), caller);
    answer.left();
    return answer;
  }

  public JsonNode ask(Caller caller, String query) {
    return ask(caller, query, Map.of());
  }

  JsonNode ask(Caller caller, String query, Map<String, Object> variables) {
    return json(answer(caller, query, variables));
  }

  static JsonNode json(Answer answer) {
    return tree(new String(answer.json(), StandardCharsets.UTF_8));
  }

  static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Executes and expects no error.
  public JsonNode data(Caller caller, String query) {
    JsonNode answer = ask(caller, query);
    if (answer.has("errors")) {
      throw new AssertionError(answer.toPrettyString() + log);
    }
    return answer.get("data");
  }

  public static String code(JsonNode answer) {
    return answer.at("/errors/0/extensions/code").asText();
  }

  /// An idempotency key not used before.
  public String key() {
    return "key-%08d".formatted(drawn++);
  }

  /// Opens a case in a team and gives its handle.
  public String open(Caller caller, String team) {
    JsonNode opened =
        data(
            caller,
            """
            mutation { openCase(input: {idempotencyKey: "%s", team: "%s", source: OWN_OUTREACH,
              openedOn: "2026-03-02", traits: {gender: MALE, ageBand: A36_45,
              targetGroups: [HOMELESS, ISOLATED]}}) {
              __typename ... on CaseOpened { case { handle } } } }
            """
                .formatted(key(), team));
    return opened.at("/openCase/case/handle").asText();
  }

  /// Registers an enquiry to a team and gives its identifier.
  String register(Caller caller, String team) {
    return data(
            caller,
            """
            mutation { registerReferral(input: {idempotencyKey: "%s", team: "%s", source: SELF,
              receivedOn: "2026-03-09", referrerKind: PRIVATE, channel: PHONE}) {
              ... on ReferralRegistered { id } } }
            """
                .formatted(key(), team))
        .at("/registerReferral/id")
        .asText();
  }

  /// Opens a case out of an enquiry and gives its handle.
  String openFrom(Caller caller, String team, String referral) {
    return data(
            caller,
            """
            mutation { openCase(input: {idempotencyKey: "%s", team: "%s", referral: "%s",
              openedOn: "2026-03-09", traits: {gender: UNKNOWN, ageBand: UNKNOWN}}) {
              ... on CaseOpened { case { handle } } } }
            """
                .formatted(key(), team, referral))
        .at("/openCase/case/handle")
        .asText();
  }

  /// Records a visit that reached nobody.
  void visit(Caller caller, String handle, boolean noteLeft) {
    data(
        caller,
        """
        mutation { recordAttempt(input: {idempotencyKey: "%s", case: {handle: "%s"},
          kind: VISIT, place: HOME, noteLeft: %s, result: NOT_REACHED}) { __typename } }
        """
            .formatted(key(), handle, noteLeft));
  }

  /// Gives a case to another team.
  void assign(Caller lead, String handle, String team) {
    data(
        lead,
        """
        mutation { assignCase(input: {idempotencyKey: "%s", case: {handle: "%s"}, team: "%s",
          workers: []}) { __typename } }
        """
            .formatted(key(), handle, team));
  }

  /// Records a contact of a case.
  JsonNode contact(Caller caller, String handle, int minutes) {
    return ask(
        caller,
        """
        mutation { recordContact(input: {idempotencyKey: "%s", case: {handle: "%s"},
          on: "2026-03-10", mode: STREET, minutes: %d}) {
          __typename ... on ContactRecorded { index warnings { warning message(lang: EN) } }
          ... on Refused { reason message } } }
        """
            .formatted(key(), handle, minutes));
  }

  private record Trail(MemoryLedger ledger) implements AuditTrail {
    @Override
    public List<AuditEntry> entries(long position, int limit) {
      List<Request> requests = ledger.requests();
      return IntStream.range(Math.toIntExact(position), requests.size())
          .limit(limit)
          .mapToObj(i -> entry(i, requests.get(i)))
          .toList();
    }

    private static AuditEntry entry(int position, Request request) {
      return new AuditEntry(
          position,
          TODAY,
          request.actor().role(),
          request.operation(),
          request.purpose(),
          new AuditEntry.Tag(1, 2),
          List.of(),
          0);
    }

    @Override
    public Checkpoint checkpoint() {
      return new Checkpoint(ledger.requests().size(), "0".repeat(64), TODAY, "AA");
    }

    @Override
    public List<Look> looks(CaseId id) {
      return IntStream.range(0, ledger.requests().size())
          .filter(i -> ledger.subjects().get(i).contains(id))
          .mapToObj(i -> new Look(TODAY, ledger.requests().get(i).purpose(), 1))
          .toList();
    }
  }

  /// One key ring for all tests: making one hashes a passphrase for half a second.
  private static final class Keys {
    static final KeyRing RING = make();

    private static KeyRing make() {
      try {
        Path folder = Files.createTempDirectory("desk-keys");
        Path passphrase = folder.resolve("passphrase");
        KeyRing.writeNewPassphrase(passphrase);
        return KeyRing.create(folder.resolve("keys"), passphrase);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
