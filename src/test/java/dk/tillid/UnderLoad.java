package dk.tillid;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/// Sixteen clients read and write while citizens withdraw, one after the other. Every answer that
/// tells of a case that leaves is kept with its number; whether it came too late is asked at the
/// end, when it is known how far each connection was when the withdrawal's answer arrived.
final class UnderLoad {
  static final int CLIENTS = 16;

  private static final int BETWEEN_MILLIS = 25;
  private static final String CASE =
      "query($h: Handle!) { case(by: {handle: $h}, purpose: CASE_WORK) { id handle words note"
          + " contacts(first: 5) { edges { node { on } } } enquiries { id } } }";
  private static final String MINE =
      "query($c: CitizenCode!) { myCase(token: $c) { ... on MyCase { handle words held } } }";
  private static final String SEARCH =
      "{ cases(where: {gender: FEMALE}, purpose: CASE_WORK, first: 100) {"
          + " ... on CaseHitConnection { edges { node { handle case { id words note } } } } } }";
  private static final String TODAY =
      "{ today(first: 100) { edges { node { case { id handle words note } } } } }";
  private static final String ENQUIRIES = "{ referrals(first: 100) { edges { node { id } } } }";
  private static final String REVOKE =
      "mutation($c: CitizenCode!) { revokeConsent(token: $c, scope: EVERYTHING) {"
          + " ... on WithdrawalReceipt { printed } } }";

  private record Sighting(int client, long answer, int leaving) {}

  private final ServedCases town;
  private final List<Wire> wires = new ArrayList<>();
  private final Queue<Sighting> sightings = new ConcurrentLinkedQueue<>();
  private final Map<Integer, long[]> arrived = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> acknowledged = new ConcurrentHashMap<>();
  private final Queue<String> refused = new ConcurrentLinkedQueue<>();
  private final AtomicInteger next = new AtomicInteger();
  private volatile boolean over;

  UnderLoad(ServedCases town) {
    this.town = town;
  }

  /// Runs until all that leave have left.
  void run(URI graphql, String worker) throws InterruptedException {
    List<Thread> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      boolean citizen = i % 8 == 7;
      Wire wire = new Wire(graphql, citizen ? "" : worker);
      wires.add(wire);
      int client = i;
      clients.add(Thread.ofPlatform().unstarted(() -> client(client, wire, citizen)));
    }
    clients.forEach(Thread::start);
    try (Wire citizen = new Wire(graphql, "")) {
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
    String code = town.leaves().get(leaving).code();
    String receipt = citizen.exchange(body(REVOKE, Map.of("c", code)));
    arrived.put(leaving, wires.stream().mapToLong(Wire::arrived).toArray());
    if (!receipt.contains("TILLID1.")) {
      refused.add(receipt);
    }
    next.incrementAndGet();
  }

  private void client(int client, Wire wire, boolean citizen) {
    SplittableRandom random = new SplittableRandom(client);
    while (!over) {
      // Mostly the one that leaves next, so that reading and leaving meet.
      int leaving = Math.min(next.get(), town.leaves().size() - 1);
      ServedCases.Known of =
          random.nextInt(3) > 0
              ? town.leaves().get(leaving)
              : town.lives().get(random.nextInt(town.lives().size()));
      String answer =
          citizen
              ? wire.exchange(body(MINE, Map.of("c", of.code())))
              : wire.exchange(work(random, of));
      note(client, wire.number(), answer);
      if (!citizen && answer.contains("ContactRecorded")) {
        acknowledged.computeIfAbsent(of.handle(), _ -> new LongAdder()).increment();
      }
      if (!answer.startsWith("HTTP/1.1 200") || answer.contains("INTERNAL")) {
        refused.add(answer);
      }
    }
  }

  private static String work(SplittableRandom random, ServedCases.Known of) {
    return switch (random.nextInt(8)) {
      case 0 -> body(SEARCH, Map.of());
      case 1 -> body(TODAY, Map.of());
      case 2 -> body(ENQUIRIES, Map.of());
      case 3 -> contact(of);
      default -> body(CASE, Map.of("h", of.handle()));
    };
  }

  /// Its answer shows the case too.
  private static String contact(ServedCases.Known of) {
    Map<String, Object> input =
        Map.of(
            "idempotencyKey",
            UUID.randomUUID().toString(),
            "case",
            Desk.named(of.handle()),
            "on",
            ServedCases.DAY.toString(),
            "mode",
            "PHONE",
            "minutes",
            1,
            "overrideReason",
            "OTHER_ASSESSED");
    return body(Desk.document("recordContact"), Map.of("input", input));
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
