package dk.tillid.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Imports a file until it is killed, and prints after every batch how many lines are durable.
final class Carrier {
  private Carrier() {}

  public static void main(String[] arguments) throws IOException {
    try (House house = new House(Path.of(arguments[0]))) {
      house.bring(Files.readString(Path.of(arguments[1])), Carrier::say);
    }
  }

  private static void say(Import.Tally tally) {
    System.out.println(tally.read());
    System.out.flush();
  }
}
