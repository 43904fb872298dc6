package dk.tillid.cli;

import dk.tillid.Config;
import dk.tillid.domain.StoreFailure;
import dk.tillid.keys.KeyFailure;
import dk.tillid.rules.RuleFault;
import java.net.BindException;
import java.util.Optional;
import java.util.stream.Stream;

/// How a command ended, for scripts. `tillid --help` lists them.
public enum ExitCode {
  /// Done.
  OK(0, "done"),
  /// A bug; nothing is known of its effect.
  INTERNAL(1, "unexpected failure"),
  /// The command line is wrong.
  USAGE(2, "wrong command line"),
  /// The configuration is wrong, or a rule file of it.
  CONFIG(3, "wrong configuration or rule files"),
  /// Keys or passphrase are missing, wrong or foreign.
  KEYS(4, "keys or passphrase missing, wrong or foreign"),
  /// The store cannot be used.
  STORE(5, "data cannot be used"),
  /// A verification found a fault.
  FAULT_FOUND(6, "a check or verification found a fault"),
  /// The port is taken.
  PORT_TAKEN(7, "the port is taken"),
  /// All went through but some lines.
  LINES_REFUSED(8, "some lines were refused, all others imported");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /// The process's exit code.
  public int code() {
    return code;
  }

  /// What it means.
  public String meaning() {
    return meaning;
  }

  /// The code for a failure.
  static ExitCode of(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .flatMap(cause -> known(cause).stream())
        .findFirst()
        .orElse(INTERNAL);
  }

  private static Optional<ExitCode> known(Throwable failure) {
    return switch (failure) {
      case Config.Invalid _, RuleFault _ -> Optional.of(CONFIG);
      case KeyFailure _ -> Optional.of(KEYS);
      case StoreFailure _ -> Optional.of(STORE);
      case Cli.Refusal _ -> Optional.of(USAGE);
      case BindException _ -> Optional.of(PORT_TAKEN);
      default -> Optional.empty();
    };
  }
}
