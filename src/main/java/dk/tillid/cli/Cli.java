package dk.tillid.cli;

import dk.tillid.Config;
import dk.tillid.domain.StoreFailure;
import dk.tillid.keys.KeyFailure;
import dk.tillid.log.EventLog;
import dk.tillid.log.UncaughtFailures;
import dk.tillid.rules.RuleFault;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command line and how its failures are told.
@Command(
    name = "tillid",
    mixinStandardHelpOptions = true,
    version = "tillid 1.0",
    description = "Tillid: anonymous registry for outreach social work (SKP, Serviceloven § 99).",
    footerHeading = "%nExit codes:%n",
    subcommands = {
      InitCommand.class,
      ServeCommand.class,
      DemoCommand.class,
      ImportCommand.class,
      ExportCommand.class,
      TokenCommand.class,
      ConfigCommand.class,
      DoctorCommand.class,
      KeysCommand.class,
      BackupCommand.class,
      AuditCommand.class,
      EraseCheckCommand.class,
      ReceiptCommand.class,
      RulesCommand.class,
      RunCommand.class
    })
public final class Cli implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /// Runs a command.
  ///
  /// @return the process's exit code, see [ExitCode]
  public static int execute(String... arguments) {
    UncaughtFailures.into(new EventLog(System.err, Clock.systemUTC()));
    return commandLine(
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8))
        .execute(arguments);
  }

  static CommandLine commandLine(PrintWriter out, PrintWriter err) {
    CommandLine line =
        new CommandLine(new Cli())
            .setOut(out)
            .setErr(err)
            .setExecutionExceptionHandler((failure, command, _) -> tell(failure, command));
    String[] footer =
        Arrays.stream(ExitCode.values())
            .map(code -> String.format(Locale.ROOT, "  %d  %s", code.code(), code.meaning()))
            .toArray(String[]::new);
    line.getCommandSpec().usageMessage().footer(footer);
    return line;
  }

  /// Without a command: the help.
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  private static int tell(Exception failure, CommandLine command) {
    ExitCode code = ExitCode.of(failure);
    Action action = command.getCommand();
    action.screen().failure(code, message(failure, code));
    return code.code();
  }

  /// Only messages written for people are shown; of anything else the kind alone, since a foreign
  /// message may hold data.
  private static String message(Throwable failure, ExitCode code) {
    Optional<String> written =
        Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
            .filter(cause ->
                cause instanceof KeyFailure
                    || cause instanceof StoreFailure
                    || cause instanceof Config.Invalid
                    || cause instanceof RuleFault
                    || cause instanceof Refusal)
            .map(Throwable::getMessage)
            .findFirst();
    return written.orElseGet(() ->
        code == ExitCode.PORT_TAKEN
            ? "the port is taken; choose another with --port or http.port"
            : "unexpected failure: " + failure.getClass().getSimpleName());
  }

  /// A command that cannot be carried out as asked; the message names the remedy.
  static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refusal(String message) {
      super(message);
    }
  }
}
