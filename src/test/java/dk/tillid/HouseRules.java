package dk.tillid;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/// The rules of the house that can be read from class files.
///
/// [#MAY_IMPORT] is the map of the rooms: to add a room, add its line there and say in its
/// `package-info` what it is for. Every rule's `because` names the usual way out.
final class HouseRules {
  static final String ROOT = "dk.tillid";

  /// The composition root: `Main`, `Config`, `Registry`.
  private static final String TOP = "(root)";

  /// Which rooms a room may import beside itself. Arrows point inward only; the root sees them all.
  static final Map<String, Set<String>> MAY_IMPORT =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("domain", Set.of()),
              Map.entry("log", Set.of()),
              Map.entry("keys", Set.of("domain")),
              Map.entry("rules", Set.of("domain")),
              Map.entry("screening", Set.of("domain")),
              Map.entry("audit", Set.of("domain", "keys")),
              Map.entry("casework", Set.of("domain", "rules")),
              Map.entry("consent", Set.of("domain", "rules")),
              Map.entry("actions", Set.of("domain", "rules", "casework", "consent")),
              Map.entry("effect", Set.of("domain", "rules")),
              Map.entry("likeness", Set.of("domain")),
              Map.entry("store", Set.of("domain", "keys", "audit", "log")),
              Map.entry("daily", Set.of("domain", "log")),
              Map.entry("backup", Set.of("domain", "keys", "audit", "store", "daily", "log")),
              Map.entry("search", Set.of("domain", "log")),
              Map.entry("proof", Set.of("domain", "keys", "store")),
              Map.entry(
                  "api",
                  Set.of(
                      "domain",
                      "keys",
                      "rules",
                      "screening",
                      "casework",
                      "consent",
                      "actions",
                      "effect",
                      "likeness",
                      "audit",
                      "log")),
              Map.entry("digest", Set.of("domain", "rules", "audit", "casework", "log")),
              Map.entry(
                  "retention", Set.of("domain", "rules", "audit", "casework", "daily", "log")),
              Map.entry("transfer", Set.of("domain", "keys", "rules", "screening", "casework")),
              Map.entry("demo", Set.of("domain", "rules", "casework", "consent", "effect")),
              Map.entry(
                  "cli",
                  Set.of(
                      "domain",
                      "keys",
                      "rules",
                      "audit",
                      "casework",
                      "store",
                      "proof",
                      "demo",
                      "transfer",
                      "backup",
                      "log",
                      TOP))));

  private static final Set<String> STATELESS =
      Set.of(
          "domain",
          "rules",
          "screening",
          "audit",
          "casework",
          "consent",
          "actions",
          "effect",
          "likeness");

  private static final String RANDOM = "java.util.random";

  private static final Set<String> ANY_RANDOMNESS =
      Set.of(
          "java.util.Random",
          "java.util.SplittableRandom",
          "java.util.concurrent.ThreadLocalRandom",
          "java.security.SecureRandom");

  private HouseRules() {}

  /// All rules by a short name that a test report can show.
  static Map<String, ArchRule> all() {
    Map<String, ArchRule> rules = new TreeMap<>();
    MAY_IMPORT.forEach(
        (room, others) -> rules.put(room + " imports only its own line", ownLine(room, others)));
    rules.put("every room is on the map", everyRoomIsOnTheMap());
    rules.put("rooms form no cycle", roomsFormNoCycle());
    rules.put("domain is plain Java", domainIsPlainJava());
    rules.put("cryptography stays in keys", cryptographyStaysInKeys());
    rules.put("randomness stays in keys", randomnessStaysInKeys());
    rules.put("demo draws only from a seed", demoDrawsOnlyFromASeed());
    rules.put("RocksDB stays in store", libraryStaysIn("org.rocksdb", Set.of("store")));
    rules.put("Lucene stays in search", libraryStaysIn("org.apache.lucene", Set.of("search")));
    rules.put("GraphQL stays in api", libraryStaysIn("graphql", Set.of("api", TOP)));
    rules.put("mail stays in digest", libraryStaysIn("jakarta.mail", Set.of("digest")));
    rules.put("Vert.x stays in api", libraryStaysIn("io.vertx", Set.of("api", TOP)));
    rules.put("printing stays in cli", printingStaysInCli());
    rules.put("loggers stay in log", loggersStayInLog());
    rules.put("time comes from a clock", timeComesFromAClock());
    rules.put("the system clock is read at the edge", systemClockIsReadAtTheEdge());
    rules.put("nobody reflects", nobodyReflects());
    rules.put("the core keeps no state", coreKeepsNoState());
    return rules;
  }

  private static ArchRule ownLine(String room, Set<String> others) {
    return noClasses()
        .that(liveIn(Set.of(room)))
        .should()
        .dependOnClassesThat(
            describe(
                "are ours and stand outside " + others,
                c -> isOurs(c) && !roomOf(c).equals(room) && !others.contains(roomOf(c))))
        .because(
            "arrows point inward only: move the shared type to domain, or let Registry pass it in;"
                + " widening MAY_IMPORT is a decision about the whole house")
        .allowEmptyShould(true);
  }

  private static ArchRule everyRoomIsOnTheMap() {
    return classes()
        .that(describe("are ours", HouseRules::isOurs))
        .should()
        .resideInAnyPackage(allRooms())
        .because("a room without a line may import anything: give it one in MAY_IMPORT")
        .allowEmptyShould(true);
  }

  private static ArchRule roomsFormNoCycle() {
    return slices()
        .matching(ROOT + ".(*)..")
        .should()
        .beFreeOfCycles()
        .because("rooms that need each other are one room: merge them or move the type inward")
        .allowEmptyShould(true);
  }

  private static ArchRule domainIsPlainJava() {
    Set<String> plain =
        Set.of(
            "java.lang",
            "java.lang.annotation",
            "java.lang.invoke",
            "java.lang.runtime",
            "java.util",
            "java.util.function",
            "java.util.regex",
            "java.util.stream",
            "org.jspecify.annotations");
    return noClasses()
        .that(liveIn(Set.of("domain")))
        .should()
        .dependOnClassesThat(
            describe(
                "are neither plain Java nor ours",
                c ->
                    !isOurs(c)
                        && !plain.contains(packageOf(c))
                        && !isWithin(packageOf(c), "java.time")
                        && !c.getBaseComponentType().isPrimitive()))
        .because(
            "domain holds meaning, not technology: declare a port here and implement it in the"
                + " room that owns the library")
        .allowEmptyShould(true);
  }

  private static ArchRule cryptographyStaysInKeys() {
    return noClasses()
        .that(liveOutside(Set.of("keys")))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.bouncycastle..", "javax.crypto..")
        .because("one room is reviewed for cryptography: ask keys for an operation, not for a key")
        .allowEmptyShould(true);
  }

  private static ArchRule randomnessStaysInKeys() {
    return noClasses()
        .that(liveOutside(Set.of("keys", "demo")))
        .should()
        .dependOnClassesThat(
            describe(
                "are sources of randomness",
                c -> ANY_RANDOMNESS.contains(c.getName()) || isWithin(packageOf(c), RANDOM)))
        .orShould()
        .callMethod(Math.class, "random")
        .because(
            "a weak or seeded source must never make an identifier: take random values of keys")
        .allowEmptyShould(true);
  }

  private static ArchRule demoDrawsOnlyFromASeed() {
    return noClasses()
        .that(liveIn(Set.of("demo")))
        .should()
        .dependOnClassesThat(
            describe(
                "are unseeded or weak sources",
                c ->
                    ANY_RANDOMNESS.contains(c.getName())
                        && !c.getName().equals("java.util.SplittableRandom")))
        .orShould()
        .callMethod(Math.class, "random")
        .because("the same seed gives the same year: draw from one SplittableRandom")
        .allowEmptyShould(true);
  }

  private static ArchRule libraryStaysIn(String library, Set<String> rooms) {
    return noClasses()
        .that(liveOutside(rooms))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library + "..")
        .because("a library is replaced in one place: convert to domain types inside " + rooms)
        .allowEmptyShould(true);
  }

  private static ArchRule printingStaysInCli() {
    return noClasses()
        .that(liveOutside(Set.of("cli")))
        .should()
        .accessFieldWhere(access("reads System.out or System.err", HouseRules::isStandardStream))
        .orShould()
        .callMethodWhere(
            access(
                "prints a stack trace",
                call ->
                    call.getTarget().getName().equals("printStackTrace")
                        && call.getTarget().getOwner().isAssignableTo(Throwable.class)))
        .because("only cli speaks to a terminal: return a value, or write an Event to the log")
        .allowEmptyShould(true);
  }

  private static boolean isStandardStream(JavaFieldAccess access) {
    return access.getTarget().getOwner().isEquivalentTo(System.class)
        && Set.of("out", "err").contains(access.getTarget().getName())
        && !roomOf(access.getOriginOwner()).equals("log");
  }

  private static ArchRule loggersStayInLog() {
    return noClasses()
        .that(liveOutside(Set.of("log")))
        .should()
        .dependOnClassesThat(
            describe(
                "are loggers",
                c ->
                    c.getName().startsWith("java.lang.System$Logger")
                        || isWithin(packageOf(c), "java.util.logging")
                        || isWithin(packageOf(c), "org.slf4j")))
        .because("a log line is an Event and numbers, so that no case data can slip in: use log")
        .allowEmptyShould(true);
  }

  private static ArchRule timeComesFromAClock() {
    return noClasses()
        .should()
        .callMethodWhere(
            access(
                "reads the time without a clock",
                call ->
                    isTimelessNow(call.getTarget())
                        || isNamed(call.getTarget(), System.class, "currentTimeMillis")))
        .orShould()
        .callConstructor(java.util.Date.class)
        .because("tests and deadlines turn the clock: pass a java.time.Clock or the day itself")
        .allowEmptyShould(true);
  }

  private static boolean isTimelessNow(CodeUnitCallTarget target) {
    return target.getName().equals("now")
        && isWithin(packageOf(target.getOwner()), "java.time")
        && target.getRawParameterTypes().stream()
            .noneMatch(type -> type.isEquivalentTo(java.time.Clock.class));
  }

  private static ArchRule systemClockIsReadAtTheEdge() {
    return noClasses()
        .that(liveOutside(Set.of("cli", TOP)))
        .should()
        .callMethodWhere(
            access(
                "makes a system clock",
                call ->
                    call.getTarget().getOwner().isEquivalentTo(java.time.Clock.class)
                        && call.getTarget().getName().startsWith("system")))
        .because("one clock rules the process: take it as a constructor parameter from Registry")
        .allowEmptyShould(true);
  }

  private static ArchRule nobodyReflects() {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.lang.reflect..")
        .orShould()
        .callMethodWhere(
            access(
                "loads a class by name", call -> isNamed(call.getTarget(), Class.class, "forName")))
        .because("the compiler cannot follow reflection: use a sealed type and a switch")
        .allowEmptyShould(true);
  }

  private static ArchRule coreKeepsNoState() {
    return fields()
        .that(
            describe(
                "belong to the core",
                (JavaMember field) -> STATELESS.contains(roomOf(field.getOwner()))))
        .should()
        .beFinal()
        .because(
            "decisions are functions: put what changes into a Change and let the ledger keep it")
        .allowEmptyShould(true);
  }

  private static String[] allRooms() {
    List<String> packages = new ArrayList<>(List.of(ROOT));
    MAY_IMPORT.keySet().forEach(room -> packages.add(ROOT + "." + room + ".."));
    return packages.toArray(String[]::new);
  }

  private static boolean isNamed(CodeUnitCallTarget target, Class<?> owner, String name) {
    return target.getOwner().isEquivalentTo(owner) && target.getName().equals(name);
  }

  private static <A extends JavaAccess<?>> DescribedPredicate<A> access(
      String description, Predicate<A> predicate) {
    return describe(description, predicate);
  }

  private static DescribedPredicate<JavaClass> liveIn(Set<String> rooms) {
    return describe("live in " + rooms, c -> isOurs(c) && rooms.contains(roomOf(c)));
  }

  private static DescribedPredicate<JavaClass> liveOutside(Set<String> rooms) {
    return describe("live outside " + rooms, c -> isOurs(c) && !rooms.contains(roomOf(c)));
  }

  private static boolean isOurs(JavaClass c) {
    return isWithin(packageOf(c), ROOT);
  }

  /// The room of one of our classes; sub-packages belong to their room.
  private static String roomOf(JavaClass c) {
    String[] parts = packageOf(c).split("\\.", -1);
    int depth = ROOT.split("\\.", -1).length;
    return parts.length == depth ? TOP : Arrays.asList(parts).get(depth);
  }

  private static String packageOf(JavaClass c) {
    return c.getBaseComponentType().getPackageName();
  }

  private static boolean isWithin(String packageName, String parent) {
    return packageName.equals(parent) || packageName.startsWith(parent + ".");
  }
}
