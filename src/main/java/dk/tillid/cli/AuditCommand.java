package dk.tillid.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dk.tillid.Config;
import dk.tillid.Registry;
import dk.tillid.audit.AuditEntry;
import dk.tillid.audit.Chain;
import dk.tillid.audit.Checkpoint;
import dk.tillid.keys.KeyRing;
import dk.tillid.store.RocksLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Reads and verifies the audit trail of a store that is not being served.
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description = "Verifies and shows the audit trail. The store must not be served meanwhile.",
    subcommands = {
      AuditCommand.Verify.class,
      AuditCommand.SignedHead.class,
      AuditCommand.Entries.class
    })
final class AuditCommand extends Action {
  @Override
  ExitCode act(Screen screen) {
    throw new Cli.Refusal("audit takes verify, checkpoint or entries; see tillid audit --help");
  }

  private static ExitCode on(Config config, BiFunction<KeyRing, RocksLedger, ExitCode> work) {
    try (KeyRing keys = Registry.keys(config);
        RocksLedger ledger = Registry.store(config, keys, Clock.systemUTC())) {
      return work.apply(keys, ledger);
    }
  }

  /// Recomputes the chain.
  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = {
        "Recomputes the hash chain from its first entry. Exit code 6 where an entry was removed,",
        "altered or put elsewhere; the first wrong position is named."
      })
  static final class Verify extends Action {
    @Option(
        names = "--checkpoint",
        paramLabel = "FILE",
        description =
            "a checkpoint kept since earlier (`audit checkpoint --json`): finds a rewritten trail too")
    private @Nullable Path file;

    @Override
    ExitCode act(Screen screen) {
      Optional<Checkpoint> kept = Optional.ofNullable(file).map(Verify::read);
      return on(
          config(),
          (keys, ledger) -> {
            if (kept.filter(one -> !one.signedBy(keys.receipts().publicKey())).isPresent()) {
              throw new Cli.Refusal("the checkpoint was not signed by this registry's keys");
            }
            return tell(screen, ledger.verifyTrail(kept));
          });
    }

    private static ExitCode tell(Screen screen, Chain.Verdict verdict) {
      return switch (verdict) {
        case Chain.Verdict.Whole(long size) -> {
          screen.result(
              Map.of("whole", true, "entries", size),
              List.of("the audit trail is whole: " + size + " entries"));
          yield ExitCode.OK;
        }
        case Chain.Verdict.Broken(long position, Chain.Fault fault) -> {
          screen.result(
              Map.of("whole", false, "position", position, "fault", fault.name()),
              List.of("the audit trail is broken at position " + position + ": " + fault));
          yield ExitCode.FAULT_FOUND;
        }
      };
    }

    private static Checkpoint read(Path file) {
      try {
        JsonNode kept = new JsonMapper().readTree(Files.readAllBytes(file));
        return new Checkpoint(
            kept.required("size").asLong(),
            kept.required("head").asText(),
            LocalDate.parse(kept.required("on").asText()),
            kept.required("signature").asText());
      } catch (IOException | IllegalArgumentException | DateTimeParseException _) {
        throw new Cli.Refusal(
            file + " is no checkpoint: keep one with `tillid audit checkpoint --json`");
      }
    }
  }

  /// Signs the head of the chain.
  @Command(
      name = "checkpoint",
      mixinStandardHelpOptions = true,
      description = "Signs the head of the chain. Kept elsewhere, it proves later what stood then.")
  static final class SignedHead extends Action {
    @Override
    ExitCode act(Screen screen) {
      return on(
          config(),
          (_, ledger) -> {
            Checkpoint head = ledger.checkpoint();
            screen.result(
                Map.of(
                    "size", head.size(),
                    "head", head.head(),
                    "on", head.on().toString(),
                    "signature", head.signature()),
                List.of(
                    "entries   " + head.size(),
                    "head      " + head.head(),
                    "on        " + head.on(),
                    "signature " + head.signature()));
            return ExitCode.OK;
          });
    }
  }

  /// Shows entries.
  @Command(
      name = "entries",
      mixinStandardHelpOptions = true,
      description = "Shows entries: position, day, role, operation, purpose, number of changes.")
  static final class Entries extends Action {
    @Option(names = "--from", defaultValue = "0", description = "first position (default: 0)")
    private long from;

    @Option(names = "--limit", defaultValue = "50", description = "how many (default: 50)")
    private int limit;

    @Override
    ExitCode act(Screen screen) {
      return on(
          config(),
          (_, ledger) -> {
            List<AuditEntry> entries =
                ledger.entries(Math.max(0, from), Math.clamp(limit, 1, 10_000));
            screen.result(
                Map.of("entries", entries.stream().map(Entries::fields).toList()),
                entries.stream().map(Entries::line).toList());
            return ExitCode.OK;
          });
    }

    private static Map<String, Object> fields(AuditEntry entry) {
      return Map.of(
          "position", entry.position(),
          "on", entry.on().toString(),
          "role", entry.role().name(),
          "operation", entry.operation().field(),
          "purpose", entry.purpose().name(),
          "changes", entry.changes());
    }

    private static String line(AuditEntry entry) {
      return String.format(
          Locale.ROOT,
          "%8d  %s  %-12s %-18s %-18s %d",
          entry.position(),
          entry.on(),
          entry.role(),
          entry.operation().field(),
          entry.purpose(),
          entry.changes());
    }
  }
}
