package dk.tillid;

import dk.tillid.consent.GiveConsent;
import dk.tillid.demo.DemoYear;
import dk.tillid.domain.Actor;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Ledger;
import dk.tillid.domain.Operation;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.Request;
import dk.tillid.domain.Role;
import dk.tillid.domain.TraitQuery;
import dk.tillid.domain.WorkerId;
import dk.tillid.domain.code.ConsentScope;
import dk.tillid.domain.code.Purpose;
import dk.tillid.keys.CitizenCode;
import dk.tillid.keys.CodeReading;
import dk.tillid.keys.KeyRing;
import dk.tillid.keys.Randomness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/// A citizen's code of the demonstration year, kept in a file beside the development keys, so that
/// each start can show one that opens a case. A real code is on paper only.
public final class DevelopmentCode {
  private static final String FILE = "demonstration-code";

  private DevelopmentCode() {}

  /// Keeps the code for later starts.
  public static void keep(Config config, CitizenCode code) {
    try {
      Files.writeString(file(config), code.printed() + System.lineSeparator());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A code that opens a case: the one kept, or where its case was withdrawn, a fresh one for
  /// another open case. Empty where there is no case.
  public static Optional<String> live(Config config, Registry registry) {
    KeyRing keys = registry.keyRing();
    return kept(config)
        .filter(code -> registry.ledger().view().caseOf(keys.tags().codeTag(code)).isPresent())
        .or(() -> fresh(config, registry))
        .map(CitizenCode::printed);
  }

  private static Optional<CitizenCode> kept(Config config) {
    try {
      Path file = file(config);
      return Files.exists(file)
          ? Optional.of(CitizenCode.read(Files.readString(file).strip()))
              .filter(reading -> reading instanceof CodeReading.Read<CitizenCode>)
              .map(reading -> ((CodeReading.Read<CitizenCode>) reading).value())
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<CitizenCode> fresh(Config config, Registry registry) {
    return registry
        .index()
        .cases(TraitQuery.everything(DemoYear.HOME), Optional.empty(), 1)
        .stream()
        .findFirst()
        .flatMap(hit -> issue(config, registry, hit.id()));
  }

  private static Optional<CitizenCode> issue(Config config, Registry registry, CaseId id) {
    Ledger ledger = registry.ledger();
    CitizenCode code = new Randomness().citizenCode();
    Actor lead = new Actor(new WorkerId("demo-teamlead"), Role.TEAMLEAD, DemoYear.HOME, Set.of());
    GiveConsent command =
        new GiveConsent(
            lead,
            Registry.practice(config),
            id,
            ConsentScope.STATISTICS,
            Optional.empty(),
            ledger.view().today(),
            Optional.empty(),
            registry.keyRing().tags().codeTag(code),
            code.printed());
    Request request = Request.read(lead, Operation.GIVE_CONSENT, Purpose.OPERATION);
    if (ledger.transact(request, command) instanceof Outcome.CodeIssued) {
      keep(config, code);
      return Optional.of(code);
    }
    return Optional.empty();
  }

  private static Path file(Config config) {
    return config.path("keysDir").resolve(FILE);
  }
}
