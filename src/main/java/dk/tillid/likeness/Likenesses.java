package dk.tillid.likeness;

import dk.tillid.domain.code.ComparedTrait;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Finds the pairs of cases that may be of one person. Every pair is looked at: 2,000 cases are two
/// million pairs and take some tenths of a second.
///
/// A pair is told where it is at least as many times likelier of one person as there are cases: of
/// so many pairs at least one in fifty is a double where two cases in a hundred have one.
public final class Likenesses {
  private final List<Portrait> cases;
  private final List<Evidence> traits;
  private final AgeEvidence ages;
  private final TimeEvidence times;

  private Likenesses(List<Portrait> cases) {
    this.cases = cases;
    traits =
        Arrays.stream(ComparedTrait.values())
            .filter(trait -> trait != ComparedTrait.AGE)
            .map(trait -> Evidence.of(trait, answers(cases, trait)))
            .toList();
    ages = AgeEvidence.of(cases.stream().map(Portrait::born).toList());
    times = TimeEvidence.of(cases.stream().map(Portrait::presence).toList());
  }

  /// The likeliest pairs, the likeliest first.
  ///
  /// @param portraits all persons of one municipality, each once
  /// @param limit the most pairs that are told, at least 1
  /// @param alive called now and then; may end it by an exception
  public static List<Likeness> among(List<Portrait> portraits, int limit, Runnable alive) {
    Comparator<Portrait> byId = Comparator.comparing(Portrait::id, Likeness::compare);
    return new Likenesses(portraits.stream().sorted(byId).toList()).best(limit, alive);
  }

  private static int[] answers(List<Portrait> cases, ComparedTrait trait) {
    return cases.stream().mapToInt(it -> it.bits(trait)).toArray();
  }

  private List<Likeness> best(int limit, Runnable alive) {
    TreeSet<Likeness> best = new TreeSet<>(Likeness.ORDER);
    int floor = Bits.of(Math.max(1, cases.size()));
    for (int a = 0; a < cases.size(); a++) {
      alive.run();
      for (int b = a + 1; b < cases.size(); b++) {
        if (tells(a, b, best.size() < limit ? floor : best.last().millibits())) {
          keep(likeness(a, b), best, limit);
        }
      }
    }
    return List.copyOf(best);
  }

  private static void keep(Likeness pair, NavigableSet<Likeness> best, int limit) {
    if (pair.agreeing().size() >= Likeness.LEAST) {
      best.add(pair);
    }
    if (best.size() > limit) {
      best.pollLast();
    }
  }

  /// Whether a pair has at least this weight; what is cheap to ask first.
  private boolean tells(int a, int b, int least) {
    int sum = ages.weight(a, b);
    for (int i = 0; i < traits.size() && !Bits.excludes(sum); i++) {
      sum += traits.get(i).weight(a, b);
    }
    return sum + times.most() >= least && sum + time(a, b) >= least;
  }

  private int time(int a, int b) {
    Presence one = cases.get(a).presence();
    Presence other = cases.get(b).presence();
    return times.weight(times.timing(a, b), one.sharesWorker(other), one.sameDays(other));
  }

  private Likeness likeness(int a, int b) {
    Map<ComparedTrait, Integer> weights = new TreeMap<>();
    traits.forEach(trait -> weights.put(trait.trait(), trait.weight(a, b)));
    weights.put(ComparedTrait.AGE, ages.weight(a, b));
    Portrait one = cases.get(a);
    Portrait other = cases.get(b);
    return new Likeness(
        one.id(),
        other.id(),
        told(weights, 1)
            .map(trait -> new Likeness.Agreement(trait, one.common(other, trait)))
            .filter(it -> !it.codes().isEmpty())
            .toList(),
        told(weights, -1).toList(),
        times.timing(a, b),
        one.presence().sameDays(other.presence()),
        one.presence().sharesWorker(other.presence()),
        weights.values().stream().mapToInt(it -> it).sum() + time(a, b));
  }

  /// The traits that speak for it (1) or against it (-1), what tells most first.
  private static Stream<ComparedTrait> told(Map<ComparedTrait, Integer> weights, int sign) {
    return weights.entrySet().stream()
        .filter(it -> it.getValue() * sign > 0)
        .sorted(Map.Entry.comparingByValue((x, y) -> sign * (y - x)))
        .map(Map.Entry::getKey);
  }
}
