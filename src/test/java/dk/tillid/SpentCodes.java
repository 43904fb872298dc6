package dk.tillid;

import dk.tillid.domain.Role;
import dk.tillid.keys.Randomness;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Citizens' codes that open nothing, each for another reason, and some that nobody has used yet;
/// made by the public API.
///
/// @param spent one of each kind
/// @param fresh those that open a case
record SpentCodes(Map<Kind, String> spent, List<String> fresh) {
  static final LocalDate DAY = LocalDate.of(2026, 3, 9);

  private static final String MUNICIPALITY = "0766";
  private static final String REVOKE =
      "mutation($c: CitizenCode!) { revokeConsent(token: $c, scope: EVERYTHING) { __typename } }";

  /// Why a code opens nothing.
  enum Kind {
    /// It was never issued.
    UNKNOWN,
    /// Nor was this one: two that must be alike whatever else is.
    UNKNOWN_TOO,
    /// Its citizen was erased with it.
    WITHDRAWN,
    /// Its citizen was erased with another code of the same person.
    WITHDRAWN_BESIDE,
    /// A new one was issued in its place.
    ENDED,
    /// The same, and then its citizen was erased with the new one.
    ENDED_AND_WITHDRAWN
  }

  static SpentCodes of(LiveServer live, int fresh) {
    Desk worker = Desk.of(live, Role.WORKER, MUNICIPALITY, LiveServer.TEAM);
    Map<Kind, String> spent = new EnumMap<>(Kind.class);
    spent.put(Kind.UNKNOWN, new Randomness().citizenCode().printed());
    spent.put(Kind.UNKNOWN_TOO, new Randomness().citizenCode().printed());
    String withdrawn = opened(worker);
    spent.put(Kind.WITHDRAWN_BESIDE, code(worker, withdrawn));
    spent.put(Kind.WITHDRAWN, code(worker, withdrawn));
    withdraw(live, spent.get(Kind.WITHDRAWN));
    String stays = opened(worker);
    spent.put(Kind.ENDED, code(worker, stays));
    replaced(live, stays);
    String leaves = opened(worker);
    spent.put(Kind.ENDED_AND_WITHDRAWN, code(worker, leaves));
    withdraw(live, replaced(live, leaves));
    return new SpentCodes(
        Map.copyOf(spent),
        Stream.generate(() -> code(worker, opened(worker))).limit(fresh).toList());
  }

  private static String opened(Desk worker) {
    return worker.openCase(LiveServer.TEAM, DAY.toString());
  }

  private static String code(Desk worker, String handle) {
    Map<String, Object> consent =
        Map.of("case", Desk.named(handle), "scope", "STATISTICS", "on", DAY.toString());
    return worker.change("giveConsent", consent).path("code").asText();
  }

  private static String replaced(LiveServer live, String handle) {
    Desk lead = Desk.of(live, Role.TEAMLEAD, MUNICIPALITY, "lead");
    return lead.change("replaceCode", Map.of("case", Desk.named(handle))).path("code").asText();
  }

  private static void withdraw(LiveServer live, String code) {
    Desk.citizen(live).data(REVOKE, Map.of("c", code));
  }

  /// The code of a kind.
  String of(Kind kind) {
    return spent.getOrDefault(kind, "");
  }

  /// Codes of every kind, the kind as its name, and one that is fresh.
  List<Map.Entry<String, String>> withOneFresh(int number) {
    List<Map.Entry<String, String>> all = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      all.add(Map.entry(kind.name(), of(kind)));
    }
    all.add(Map.entry("FRESH", fresh.get(number)));
    return all;
  }
}
