package dk.tillid.cli;

import dk.tillid.Config;
import dk.tillid.Registry;
import dk.tillid.domain.code.WithdrawalScope;
import dk.tillid.keys.CitizenCode;
import dk.tillid.keys.CodeReading;
import dk.tillid.keys.KeyRing;
import dk.tillid.keys.PublicKeyFile;
import dk.tillid.keys.Receipt;
import dk.tillid.keys.ReceiptReading;
import dk.tillid.keys.Receipts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Checks the receipts that citizens got for their withdrawals.
@Command(
    name = "receipt",
    mixinStandardHelpOptions = true,
    description = "Checks receipts of withdrawals (kvitteringer).",
    subcommands = {ReceiptCommand.Verify.class})
final class ReceiptCommand extends Action {
  @Override
  ExitCode act(Screen screen) {
    throw new Cli.Refusal("receipt takes verify; see tillid receipt --help");
  }

  /// Checks one receipt, offline.
  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = {
        "Tells what a printed receipt states and whether this registry signed it. Needs the public",
        "key alone: no keystore, passphrase or data, also long after they are gone. Exit code 6",
        "where the receipt is mistyped, cut or not of this registry."
      })
  static final class Verify extends Action {
    private static final int MOST_READ = 4096;

    @Parameters(
        paramLabel = "RECEIPT",
        arity = "0..1",
        defaultValue = "-",
        description = "the text from TILLID1. on; - (default) reads it from standard input")
    private String printed = "-";

    @Option(
        names = "--public-key",
        paramLabel = "FILE",
        description = "receipt.pub.pem of the registry; default: that of keysDir")
    private @Nullable Path publicKey;

    @Option(
        names = "--with-keystore",
        description = {
          "tells also whether the receipt is of one code: opens the keystore and reads the code",
          "from standard input; RECEIPT must be an argument then"
        })
    private boolean withKeystore;

    @Override
    ExitCode act(Screen screen) throws IOException {
      if (withKeystore && printed.equals("-")) {
        throw new Cli.Refusal(
            "--with-keystore reads the code from standard input: give the receipt as an argument");
      }
      String text = printed.equals("-") ? standardInput() : printed;
      return switch (Receipts.read(key(), text)) {
        case ReceiptReading.Genuine(Receipt receipt) ->
            withKeystore ? compared(screen, receipt) : genuine(screen, receipt);
        case ReceiptReading bad -> fault(screen, bad);
      };
    }

    private byte[] key() {
      return PublicKeyFile.read(
          Optional.ofNullable(publicKey)
              .orElseGet(() -> config().path("keysDir").resolve(KeyRing.RECEIPT_PUBLIC_FILE)));
    }

    private static ExitCode genuine(Screen screen, Receipt receipt) {
      screen.result(fields(receipt), lines(receipt));
      return ExitCode.OK;
    }

    private ExitCode compared(Screen screen, Receipt receipt) throws IOException {
      boolean same = isOf(receipt, standardInput());
      Map<String, Object> fields = fields(receipt);
      fields.put("ofThisCode", same);
      List<String> lines = new ArrayList<>(lines(receipt));
      lines.add(
          same ? "it is of this code" : "it is of ANOTHER code than this one, or of another store");
      screen.result(fields, lines);
      return same ? ExitCode.OK : ExitCode.FAULT_FOUND;
    }

    private boolean isOf(Receipt receipt, String typed) {
      if (!(CitizenCode.read(typed.strip()) instanceof CodeReading.Read<CitizenCode>(var code))) {
        throw new Cli.Refusal("standard input holds no code that adds up; type it anew");
      }
      Config config = config();
      try (KeyRing keys = Registry.keys(config)) {
        return keys.tags().commitment(keys.tags().codeTag(code)).equals(receipt.commitment());
      }
    }

    private static Map<String, Object> fields(Receipt receipt) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("genuine", true);
      fields.put("scope", receipt.scope().name());
      fields.put("erasureEpoch", receipt.erasureEpoch());
      fields.put("commitment", commitment(receipt));
      fields.put("day", receipt.day().toString());
      return fields;
    }

    private static List<String> lines(Receipt receipt) {
      return List.of(
          "the receipt is genuine: signed with the key of this registry",
          "withdrawn      " + receipt.scope().en(),
          "day            " + receipt.day(),
          "erasure epoch  " + receipt.erasureEpoch(),
          "commitment     " + commitment(receipt),
          "It states: " + statement(receipt.scope()));
    }

    private static String statement(WithdrawalScope scope) {
      return switch (scope) {
        case SHARING -> "from this act on no information is passed on under the code behind it.";
        case STATISTICS -> "from this act on nothing under the code behind it enters statistics.";
        case EVERYTHING -> "from this act on there is nothing that the code behind it can open.";
      };
    }

    private static String commitment(Receipt receipt) {
      return Base64.getUrlEncoder().withoutPadding().encodeToString(receipt.commitment().bytes());
    }

    private static ExitCode fault(Screen screen, ReceiptReading bad) {
      screen.result(
          Map.of("genuine", false, "fault", bad.getClass().getSimpleName()), List.of(words(bad)));
      return ExitCode.FAULT_FOUND;
    }

    private static String words(ReceiptReading bad) {
      return switch (bad) {
        case ReceiptReading.Genuine _ -> throw new IllegalStateException("no fault");
        case ReceiptReading.NoReceipt() ->
            "this is no receipt: one begins with " + Receipts.PREFIX + ", capitals as printed";
        case ReceiptReading.StrangeCharacter(int place) ->
            "character " + place + " stands in no receipt: compare it with the paper";
        case ReceiptReading.Cut(int missing) ->
            "the receipt is cut: " + missing + " characters are missing";
        case ReceiptReading.TooLong(int surplus) ->
            "the text is too long for a receipt: " + surplus + " characters too many";
        case ReceiptReading.NotSigned() ->
            "not signed with this key: a character is mistyped (small and capital letters count),"
                + " or another registry gave it; then name its key with --public-key";
      };
    }

    private static String standardInput() throws IOException {
      InputStream in = System.in;
      return new String(in.readNBytes(MOST_READ), StandardCharsets.UTF_8);
    }
  }
}
