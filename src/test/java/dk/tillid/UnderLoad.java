package dk.tillid;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/// Sixteen clients read and write while citizens withdraw, one after the other: workers by HTTP and
/// by socket, team leads who count, citizens. Every answer that tells of a case that leaves is kept
/// with its number; whether it came too late is asked at the end, when it is known how far each
/// connection was when the withdrawal's answer arrived. A report tells of no case: it must count
/// without those whose withdrawals were answered before it was asked for.
final class UnderLoad {
  static final int CLIENTS = 16;

  private static final int BETWEEN_MILLIS = 25;
  private static final String REVOKE =
      "mutation($c: CitizenCode!) { revokeConsent(token: $c, scope: EVERYTHING) {"
          + " ... on WithdrawalReceipt { printed } } }";

  private static final String REPORT =
      "{ statusReport(municipality: \"" + ServedCases.MUNICIPALITY + "\", year: 2026) { total } }";

  /// Enquiries registered meanwhile; more would push the others off the first page.
  private static final int ENQUIRIES = 40;

  /// What can be asked that tells of cases.
  enum Question {
    CASE(
        "query($h: Handle!) { case(by: {handle: $h}, purpose: CASE_WORK) { id handle words note"
            + " contacts(first: 5) { edges { node { on } } } enquiries { id } } }"),
    SEARCH(
        "{ cases(where: {gender: FEMALE}, purpose: CASE_WORK, first: 100) {"
            + " ... on CaseHitConnection { edges { node { handle case { id words note } } } } } }"),
    TODAY("{ today(first: 100) { edges { node { case { id handle words note } } } } }"),
    ENQUIRIES("{ referrals(first: 100) { edges { node { id } } } }"),
    CONTACT(Desk.document("recordContact")),
    MINE("query($c: CitizenCode!) { myCase(token: $c) { ... on MyCase { handle words held } } }");

    private final String document;

    Question(String document) {
      this.document = document;
    }

    /// The question about a case. The answer to a contact shows the case too.
    String body(ServedCases.Known of) {
      return UnderLoad.body(
          document,
          switch (this) {
            case SEARCH, TODAY, ENQUIRIES -> Map.of();
            case CASE -> Map.of("h", of.handle());
            case CONTACT -> Map.of("input", contact(of));
            case MINE -> Map.of("c", of.code());
          });
    }
  }

  /// Who asks, and by which door.
  private enum Client {
    WORKER,
    WORKER_BY_SOCKET,
    LEAD,
    CITIZEN;

    private static Client of(int number) {
      return switch (number % 8) {
        case 1, 5 -> WORKER_BY_SOCKET;
        case 3 -> LEAD;
        case 7 -> CITIZEN;
        default -> WORKER;
      };
    }
  }

  private record Sighting(int client, long answer, int leaving) {}

  /// @param gone how many withdrawals were answered before it was asked for
  /// @param going how many were begun when it had come
  private record Report(int total, int gone, int going) {}

  private final ServedCases town;
  private final List<Wire> wires = new ArrayList<>();
  private final Queue<Sighting> sightings = new ConcurrentLinkedQueue<>();
  private final Map<Integer, long[]> arrived = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> acknowledged = new ConcurrentHashMap<>();
  private final Queue<String> refused = new ConcurrentLinkedQueue<>();
  private final Queue<Report> reports = new ConcurrentLinkedQueue<>();
  private final AtomicInteger enquiries = new AtomicInteger();
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger next = new AtomicInteger();
  private volatile boolean over;

  UnderLoad(ServedCases town) {
    this.town = town;
  }

  /// Runs until all that leave have left.
  void run(URI graphql, String worker, String lead) throws InterruptedException {
    List<Thread> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      int number = i;
      Client client = Client.of(i);
      Wire wire =
          switch (client) {
            case WORKER -> new HttpWire(graphql, worker);
            case WORKER_BY_SOCKET -> new SocketWire(graphql, worker);
            case LEAD -> new HttpWire(graphql, lead);
            case CITIZEN -> new HttpWire(graphql, "");
          };
      wires.add(wire);
      clients.add(Thread.ofPlatform().unstarted(() -> ask(number, client, wire)));
    }
    clients.forEach(Thread::start);
    try (Wire citizen = new HttpWire(graphql, "")) {
      for (int leaving = 0; leaving < town.leaves().size(); leaving++) {
        Thread.sleep(BETWEEN_MILLIS);
        withdraw(citizen, leaving);
      }
    } finally {
      over = true;
      for (Thread client : clients) {
        client.join();
      }
      wires.forEach(Wire::close);
    }
  }

  private void withdraw(Wire citizen, int leaving) {
    begun.incrementAndGet();
    String receipt = citizen.exchange(withdrawal(town.leaves().get(leaving)));
    arrived.put(leaving, wires.stream().mapToLong(Wire::arrived).toArray());
    if (!receipt.contains("TILLID1.")) {
      refused.add(receipt);
    }
    next.incrementAndGet();
  }

  /// A citizen's request to be erased.
  static String withdrawal(ServedCases.Known of) {
    return body(REVOKE, Map.of("c", of.code()));
  }

  private void ask(int number, Client client, Wire wire) {
    SplittableRandom random = new SplittableRandom(number);
    while (!over) {
      String answer =
          switch (client) {
            case WORKER, WORKER_BY_SOCKET -> work(random, wire);
            case LEAD -> report(wire);
            case CITIZEN -> wire.exchange(Question.MINE.body(somebody(random)));
          };
      note(number, wire.number(), answer);
      if (answer.contains("INTERNAL") || !isAnswer(answer)) {
        refused.add(answer);
      }
    }
  }

  /// By socket, a question about a case that has gone meanwhile ends in an error of its own.
  private static boolean isAnswer(String answer) {
    return answer.startsWith("HTTP/1.1 200")
        || answer.startsWith("{\"type\":\"next\"")
        || answer.contains("NOT_FOUND");
  }

  /// Mostly the one that leaves next, so that reading and leaving meet.
  private ServedCases.Known somebody(SplittableRandom random) {
    int leaving = Math.min(next.get(), town.leaves().size() - 1);
    return random.nextInt(3) > 0
        ? town.leaves().get(leaving)
        : town.lives().get(random.nextInt(town.lives().size()));
  }

  private String work(SplittableRandom random, Wire wire) {
    ServedCases.Known of = somebody(random);
    return switch (random.nextInt(9)) {
      case 0 -> wire.exchange(Question.SEARCH.body(of));
      case 1 -> wire.exchange(Question.TODAY.body(of));
      case 2 -> wire.exchange(Question.ENQUIRIES.body(of));
      case 3 -> told(of, wire.exchange(Question.CONTACT.body(of)));
      case 4 -> wire.exchange(enquiry(of));
      default -> wire.exchange(Question.CASE.body(of));
    };
  }

  private String told(ServedCases.Known of, String answer) {
    if (answer.contains("ContactRecorded")) {
      acknowledged.computeIfAbsent(of.handle(), _ -> new LongAdder()).increment();
    }
    return answer;
  }

  private String report(Wire wire) {
    int gone = next.get();
    String answer = wire.exchange(body(REPORT, Map.of()));
    JsonNode told = LiveServer.json(answer.substring(answer.indexOf("\r\n\r\n") + 4));
    reports.add(new Report(told.at("/data/statusReport/total").asInt(-1), gone, begun.get()));
    return answer;
  }

  /// Registers one, unless there are enough.
  private String enquiry(ServedCases.Known otherwise) {
    return enquiries.incrementAndGet() > ENQUIRIES
        ? Question.CASE.body(otherwise)
        : body(Desk.document("registerReferral"), Map.of("input", Desk.keyed(ServedCases.ENQUIRY)));
  }

  private static Map<String, Object> contact(ServedCases.Known of) {
    return Desk.keyed(
        Map.of(
            "case",
            Desk.named(of.handle()),
            "on",
            ServedCases.DAY.toString(),
            "mode",
            "PHONE",
            "minutes",
            1,
            "overrideReason",
            "OTHER_ASSESSED"));
  }

  private static String body(String query, Map<String, ?> variables) {
    return LiveServer.JSON.valueToTree(Map.of("query", query, "variables", variables)).toString();
  }

  private void note(int client, long number, String answer) {
    for (int leaving = 0; leaving < town.leaves().size(); leaving++) {
      if (town.leaves().get(leaving).traces().stream().anyMatch(answer::contains)) {
        sightings.add(new Sighting(client, number, leaving));
      }
    }
  }

  /// How many answers told of a case and began to arrive after its withdrawal's answer.
  long late() {
    return sightings.stream()
        .filter(it -> arrived.containsKey(it.leaving()))
        .filter(it -> it.answer() > arrived.getOrDefault(it.leaving(), new long[0])[it.client()])
        .count();
  }

  /// How many answers told of a case that left.
  long sightings() {
    return sightings.size();
  }

  /// How many reports came.
  long reports() {
    return reports.size();
  }

  /// How many reports counted somebody who had left before they were asked for, or left out
  /// somebody who was not leaving.
  long miscounted() {
    int all = town.lives().size() + town.leaves().size();
    return reports.stream()
        .filter(it -> it.total() > all - it.gone() || it.total() < all - it.going())
        .count();
  }

  /// What should have been answered well and was not.
  List<String> refused() {
    return List.copyOf(refused);
  }

  /// Contacts of cases that stay which were acknowledged and are not there, or the other way round.
  long lost(LiveServer live, String worker) {
    String query =
        "query($h: Handle!) { case(by: {handle: $h}, purpose: CASE_WORK) { contactCount } }";
    long lost = 0;
    for (ServedCases.Known it : town.lives()) {
      JsonNode found = live.data(worker, query, Map.of("h", it.handle()));
      long kept = found.at("/case/contactCount").asLong() - 1; // one from the building
      LongAdder told = acknowledged.getOrDefault(it.handle(), new LongAdder());
      lost += Math.abs(kept - told.sum());
    }
    return lost;
  }

  /// How many contacts were acknowledged.
  long acknowledged() {
    return acknowledged.values().stream().mapToLong(LongAdder::sum).sum();
  }
}
