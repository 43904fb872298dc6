package dk.tillid.cli;

import dk.tillid.Config;
import dk.tillid.Disks;
import dk.tillid.Registry;
import dk.tillid.keys.KeyChange.Changed;
import dk.tillid.keys.KeyFailure;
import dk.tillid.keys.KeyRing;
import dk.tillid.keys.Mount;
import dk.tillid.keys.Recovery;
import dk.tillid.rules.RuleFault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;

/// Looks at the machine and the files and names a remedy for whatever is not as it should be.
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description =
        "Checks Java, configuration, rules, keys, data, disks, memory and ports; names a remedy for each fault.")
final class DoctorCommand extends Action {
  private static final int JAVA = 25;
  private static final Set<PosixFilePermission> OTHERS =
      Set.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  @Override
  ExitCode act(Screen screen) {
    List<Finding> findings = new ArrayList<>();
    findings.add(java());
    Config config = config();
    findings.add(Finding.ok("configuration", "every key is known and well formed"));
    findings.addAll(rules(config));
    findings.addAll(keys(config));
    findings.add(hidden("keys", config.path("keysDir")));
    findings.add(hidden("data", config.path("dataDir")));
    findings.add(hidden("slot copy", config.path("slotCopyDir")));
    findings.add(hidden("custody", config.path("custodyDir")));
    Disks disks = Disks.of(config);
    disks.mounts().forEach((key, mount) -> findings.add(disk(key, mount, disks.pardon(key))));
    findings.add(apart(config));
    findings.addAll(MachineCheck.ofThisMachine(config.path("dataDir")));
    findings.add(port("http.port", config.text("http.bindAddress"), config.number("http.port")));
    findings.add(port("http.managementPort", "127.0.0.1", config.number("http.managementPort")));
    boolean sound = findings.stream().noneMatch(Finding::isFault);
    screen.result(
        Map.of("sound", sound, "findings", findings.stream().map(Finding::fields).toList()),
        findings.stream().map(Finding::line).toList());
    return sound ? ExitCode.OK : ExitCode.FAULT_FOUND;
  }

  private static Finding java() {
    int version = Runtime.version().feature();
    return version == JAVA
        ? Finding.ok("java", "JDK " + version)
        : Finding.fault("java", "JDK " + version + "; start with a JDK 25, see ops/find-jdk");
  }

  private static List<Finding> rules(Config config) {
    try {
      return List.of(
          Finding.ok("rules", Registry.rules(config).all().size() + " rule sets can be used"));
    } catch (RuleFault unusable) {
      return unusable.problems().stream().map(problem -> Finding.fault("rules", problem)).toList();
    }
  }

  private static List<Finding> keys(Config config) {
    List<Finding> findings = new ArrayList<>();
    try (KeyRing keys = Registry.keys(config)) {
      findings.add(Finding.ok("keys", "the keystore opens; issuer key " + keys.issuer().kid()));
      keys.changing().forEach(changed -> findings.add(unfinished(changed)));
      recovery(config, keys).ifPresent(findings::add);
    } catch (KeyFailure e) {
      findings.add(Finding.fault("keys", String.valueOf(e.getMessage())));
    }
    return findings;
  }

  private static Finding unfinished(Changed changed) {
    String name =
        switch (changed) {
          case STORE -> "store";
          case FILE -> "file";
        };
    return Finding.warn(
        "key change",
        "a change of the "
            + name
            + " key was cut short, so that the former key still opens what it sealed; stop Tillid and"
            + " run `tillid keys rotate "
            + name
            + "` again, which finishes it");
  }

  /// What the shares are still good for; nothing where none were made.
  private static Optional<Finding> recovery(Config config, KeyRing keys) {
    Path file = config.path("custodyDir").resolve(Recovery.FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    return Optional.of(
        Recovery.isOf(file, config.path("passphraseFile"), keys.tags())
            ? Finding.ok("recovery", "its shares give the passphrase that is in force")
            : Finding.warn(
                "recovery",
                "the passphrase was changed after "
                    + file
                    + " was made: its shares still give the recipient's private key, but a"
                    + " passphrase that opens nothing; make them anew with `tillid keys split`"));
  }

  private static Finding hidden(String what, Path dir) {
    try {
      if (!Files.exists(dir)) {
        return Finding.warn(what, dir + " is not there yet; `tillid init` makes it");
      }
      return Files.getPosixFilePermissions(dir).stream().anyMatch(OTHERS::contains)
          ? Finding.fault(what, dir + " is open to other users; chmod 700 it")
          : Finding.ok(what, dir + " is for its owner only");
    } catch (IOException | UnsupportedOperationException _) {
      return Finding.warn(what, dir + ": permissions cannot be read on this file system");
    }
  }

  static Finding disk(String key, Mount mount, Optional<String> pardon) {
    return switch (mount.erasing()) {
      case SURE -> Finding.ok(key, mount.type() + " overwrites in place");
      case DOUBTFUL -> Finding.warn(key, mount.reason());
      case FAILING ->
          pardon
              .map(why -> Finding.warn(key, mount.reason() + "; " + why))
              .orElseGet(() -> Finding.fault(key, mount.reason()));
    };
  }

  /// Whether the three places of keys are on different disks: what is lost together is lost.
  private static Finding apart(Config config) {
    try {
      Set<FileStore> stores = new HashSet<>();
      for (String key : List.of("dataDir", "slotCopyDir", "custodyDir")) {
        Path dir = config.path(key);
        if (Files.exists(dir)) {
          stores.add(Files.getFileStore(dir));
        }
      }
      return stores.size() == 3
          ? Finding.ok("disks", "dataDir, slotCopyDir and custodyDir lie on different file systems")
          : Finding.warn(
              "disks",
              "dataDir, slotCopyDir and custodyDir do not lie on three file systems: one disk that"
                  + " fails may take more than one of them; put custodyDir on another machine");
    } catch (IOException _) {
      return Finding.warn("disks", "the file systems cannot be told apart");
    }
  }

  private static Finding port(String what, String address, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
      return Finding.ok(what, address + ":" + port + " is free");
    } catch (IOException _) {
      return Finding.warn(
          what, address + ":" + port + " is taken, by Tillid itself or another program");
    }
  }
}
