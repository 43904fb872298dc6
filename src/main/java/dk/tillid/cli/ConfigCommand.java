package dk.tillid.cli;

import dk.tillid.Config;
import dk.tillid.Setting;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;

/// Shows every key of the configuration with the value in force.
@Command(
    name = "config",
    mixinStandardHelpOptions = true,
    description =
        "Checks the configuration and shows every key, its value in force and its meaning.")
final class ConfigCommand extends Action {
  @Override
  ExitCode act(Screen screen) {
    Config config = config();
    List<String> lines =
        Setting.all().stream()
            .map(setting ->
                String.format(
                    Locale.ROOT,
                    "%-34s %-26s %s [%s, default %s]",
                    setting.key(),
                    Optional.of(config.text(setting.key()))
                        .filter(value -> !value.isEmpty())
                        .orElse("-"),
                    setting.meaning(),
                    setting.variable(),
                    setting.standard().isEmpty() ? "none" : setting.standard()))
            .toList();
    screen.result(config.values(), lines);
    return ExitCode.OK;
  }
}
