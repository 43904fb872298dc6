package dk.tillid;

import dk.tillid.cli.Cli;

/// Where the process begins.
public final class Main {
  private Main() {}

  /// Runs the command line and ends the process with its exit code.
  public static void main(String[] arguments) {
    System.exit(Cli.execute(arguments));
  }
}
