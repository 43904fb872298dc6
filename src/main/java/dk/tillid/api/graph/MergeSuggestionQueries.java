package dk.tillid.api.graph;

import dk.tillid.casework.MergeCases;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Operation;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.TraitQuery;
import dk.tillid.domain.View;
import dk.tillid.domain.code.ComparedTrait;
import dk.tillid.domain.code.Purpose;
import dk.tillid.likeness.Likeness;
import dk.tillid.likeness.Likenesses;
import dk.tillid.likeness.Portrait;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Which cases of the own municipality may be of one person (forslag til sammenlægning), for the
/// team lead. Both cases of every pair shown are looked at.
final class MergeSuggestionQueries {
  /// Time grows with the square: so many take about a second.
  private static final int MOST_CASES = 5_000;

  private static final int MOST_PAIRS = 100;

  /// Some of the pairs may not be merged and are left out.
  private static final int MOST_FOUND = 2 * MOST_PAIRS;

  /// The likeliest first; then by the pseudonyms, of which 64 random bits tell any two apart.
  private static final Comparator<Pages.Place> ORDER =
      Comparator.comparingLong(Pages.Place::a)
          .thenComparing(Pages.Place::b, Long::compareUnsigned)
          .thenComparing(Pages.Place::c, Long::compareUnsigned);

  private static final Comparator<CaseFile> BY_OPENING =
      Comparator.comparing(MergeSuggestionQueries::openedOn)
          .thenComparing(it -> it.id().high(), Long::compareUnsigned);

  private record Found(int compared, List<Pair> pairs) {}

  private record Suggestions(int compared, int total, Pages.Page page) {}

  private record Pair(CaseFile earlier, CaseFile later, Likeness likeness) {
    private Pages.Place place() {
      return new Pages.Place(
          -(long) likeness.millibits(), likeness.first().high(), likeness.second().high());
    }
  }

  private record Node(Pair pair, Call call) {
    private CaseNode shown(CaseFile file) {
      return new CaseNode(file, call, Operation.MERGE_SUGGESTIONS, Purpose.DUPLICATE_CHECK);
    }

    private List<ComparedTrait> agreeing() {
      return pair.likeness().agreeing().stream().map(Likeness.Agreement::trait).toList();
    }
  }

  private MergeSuggestionQueries() {}

  static void wire(Wiring wiring) {
    wiring.root("Query", Operation.MERGE_SUGGESTIONS, MergeSuggestionQueries::suggestions);
    Pages.wireEdge(wiring, "MergeSuggestion");
    wiring
        .type("MergeSuggestionConnection", Suggestions.class)
        .field("edges", it -> it.page().edges())
        .field("pageInfo", Suggestions::page)
        .asked("text", (_, in) -> MergeReason.weak(in.language()))
        .field("compared", Suggestions::compared)
        .field("total", Suggestions::total);
    wiring
        .type("MergeSuggestion", Node.class)
        .field("earlier", it -> it.shown(it.pair().earlier()))
        .field("later", it -> it.shown(it.pair().later()))
        .field("agreeing", Node::agreeing)
        .field("differing", it -> it.pair().likeness().differing())
        .field("timing", it -> it.pair().likeness().timing())
        .field("sameDayContacts", it -> it.pair().likeness().sameDays())
        .field("sharedWorker", it -> it.pair().likeness().sharedWorker())
        .asked("reason", (it, in) -> MergeReason.of(it.pair().likeness(), in.language()));
  }

  private static Suggestions suggestions(Call call, Input in) {
    int first = Pages.first(in);
    Optional<Pages.Place> after = Pages.after(in, Pages.Kind.LIKENESSES, call);
    call.asked(Purpose.DUPLICATE_CHECK);
    Found found = found(call);
    List<Pair> pairs = found.pairs();
    int from = after.map(it -> next(pairs, it)).orElse(0);
    List<Pages.Edge> edges =
        IntStream.range(from, Math.min(pairs.size(), from + first))
            .mapToObj(i -> edge(call, in, pairs.get(i)))
            .toList();
    return new Suggestions(
        found.compared(),
        pairs.size(),
        new Pages.Page(
            "MergeSuggestionConnection", edges, from + first < pairs.size(), after.isPresent()));
  }

  private static Found found(Call call) {
    List<Portrait> portraits =
        Scan.persons(call, TraitQuery.everything(call.actor().municipality()))
            .limit(MOST_CASES)
            .map(person -> Portrait.of(person, call.services().tally()))
            .toList();
    View view = call.view();
    List<Pair> pairs =
        Likenesses.among(portraits, MOST_FOUND, call::alive).stream()
            .filter(it -> mergeable(call, view, it))
            .flatMap(it -> pair(view, it))
            .limit(MOST_PAIRS)
            .toList();
    return new Found(portraits.size(), pairs);
  }

  /// What the merger itself would decide.
  private static boolean mergeable(Call call, View view, Likeness pair) {
    MergeCases merger =
        new MergeCases(call.actor(), call.services().practice(), pair.first(), pair.second());
    return merger.decide(view).outcome() instanceof Outcome.CaseRecorded;
  }

  private static Stream<Pair> pair(View view, Likeness likeness) {
    List<CaseFile> files =
        Stream.of(likeness.first(), likeness.second())
            .flatMap((CaseId id) -> view.caseFile(id).stream())
            .sorted(BY_OPENING)
            .toList();
    return files.size() < 2 // erased since
        ? Stream.empty()
        : Stream.of(new Pair(files.getFirst(), files.getLast(), likeness));
  }

  private static LocalDate openedOn(CaseFile file) {
    return file.course().episodes().getFirst().openedOn();
  }

  private static int next(List<Pair> pairs, Pages.Place after) {
    return (int) pairs.stream().filter(it -> ORDER.compare(it.place(), after) <= 0).count();
  }

  private static Pages.Edge edge(Call call, Input in, Pair pair) {
    call.looked(Operation.MERGE_SUGGESTIONS, Purpose.DUPLICATE_CHECK, pair.earlier().id());
    call.looked(Operation.MERGE_SUGGESTIONS, Purpose.DUPLICATE_CHECK, pair.later().id());
    return new Pages.Edge(new Node(pair, call), pair.place(), Pages.Kind.LIKENESSES, call, in);
  }
}
