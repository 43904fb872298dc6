package dk.tillid.cli;

import dk.tillid.Config;
import dk.tillid.Registry;
import dk.tillid.keys.KeyRing;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/// Opens the keystore and shows what is public of it.
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Opens the keystore with its passphrase and shows the public halves.")
final class KeysShow extends Action {
  @Override
  ExitCode act(Screen screen) {
    Config config = config();
    try (KeyRing keys = Registry.keys(config)) {
      Map<String, Object> shown = new LinkedHashMap<>();
      shown.put("keysDir", config.path("keysDir").toAbsolutePath().toString());
      shown.put("keystoreId", HexFormat.of().formatHex(keys.id()));
      shown.put("issuerKeyId", keys.issuer().kid());
      shown.put("issuerPublicKey", HexFormat.of().formatHex(keys.issuer().publicKey()));
      shown.put("receiptPublicKey", HexFormat.of().formatHex(keys.receipts().publicKey()));
      shown.put("storeKeyEpoch", keys.storeKeyEpoch());
      shown.put("fileKeyEpoch", keys.fileKeyEpoch());
      shown.put("changeUnderWay", !keys.changing().isEmpty());
      List<String> lines =
          shown.entrySet().stream().map(e -> e.getKey() + ": " + e.getValue()).toList();
      screen.result(shown, lines);
      return ExitCode.OK;
    }
  }
}
