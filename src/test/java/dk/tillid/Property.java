package dk.tillid;

import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/// A claim tried on many drawn examples. A failure prints the seed of the one example that failed;
/// `-Dseed=<hex>` tries that example alone.
public final class Property {
  private static final String SEED = "seed";
  private static final long FIRST = 0x5eed;

  private Property() {}

  /// Tries the claim `times` times, each with a source of its own. The seeds are the same in every
  /// run, so that a build does not fail by chance.
  public static void holds(int times, Consumer<SplittableRandom> claim) {
    holds(System.getProperty(SEED, ""), times, claim);
  }

  /// @param chosen the seed of the one example to try, in hexadecimal; empty for all
  static void holds(String chosen, int times, Consumer<SplittableRandom> claim) {
    if (!chosen.isEmpty()) {
      attempt(Long.parseUnsignedLong(chosen, 16), claim);
      return;
    }
    SplittableRandom seeds = new SplittableRandom(FIRST);
    for (int i = 0; i < times; i++) {
      attempt(seeds.nextLong(), claim);
    }
  }

  /// A claim about all examples together, such as what they came across. Under `-Dseed` one example
  /// is tried alone, of which it need not be true: then it is said that it was not asked.
  public static void together(String claim, Runnable asked) {
    together(System.getProperty(SEED, ""), claim, asked);
  }

  /// @param chosen the seed of the one example that was tried, in hexadecimal; empty for all
  static void together(String chosen, String claim, Runnable asked) {
    if (chosen.isEmpty()) {
      asked.run();
    } else {
      System.out.println("Not asked, since -Dseed=" + chosen + " tries one example: " + claim);
    }
  }

  private static void attempt(long seed, Consumer<SplittableRandom> claim) {
    try {
      claim.accept(new SplittableRandom(seed));
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(
          String.format(Locale.ROOT, "fails with -Dseed=%x: %s", seed, e.getMessage()), e);
    }
  }
}
