package dk.tillid.cli;

import picocli.CommandLine.Command;

/// The keys of a registry: what is public of them, and how they are made and changed.
@Command(
    name = "keys",
    mixinStandardHelpOptions = true,
    description = "Shows the public halves of the registry's keys, and makes and changes keys.",
    subcommands = {
      KeysShow.class,
      KeysRotate.class,
      RecipientCommand.class,
      KeysSplit.class,
      KeysCombine.class
    })
final class KeysCommand extends Action {
  @Override
  ExitCode act(Screen screen) {
    throw new Cli.Refusal(
        "keys takes show, rotate, recipient, split or combine; see tillid keys --help");
  }
}
