package dk.tillid.api.graph;

import dk.tillid.casework.Retention;
import dk.tillid.casework.Retention.Lapse;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.Operation;
import dk.tillid.domain.Rejected;
import dk.tillid.domain.code.Purpose;
import dk.tillid.rules.RuleKey;
import dk.tillid.rules.RuleText;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// Which closed cases will be withdrawn by when (opbevaring), for the team lead.
final class RetentionQueries {
  /// Ten years ahead: no further than anybody plans.
  private static final int MOST_DAYS = 3660;

  private static final String UNSTATED_DA =
      "Kommunen har ikke fastsat, hvor længe afsluttede forløb opbevares; intet slettes af sig"
          + " selv.";
  private static final String UNSTATED_EN =
      "The municipality has not stated how long closed cases are kept; nothing is erased by"
          + " itself.";

  /// The first to be withdrawn first; those of one day by their pseudonyms.
  private static final Comparator<Pages.Place> ORDER =
      Comparator.comparingLong(Pages.Place::a)
          .thenComparing(Pages.Place::b, Long::compareUnsigned)
          .thenComparing(Pages.Place::c, Long::compareUnsigned);

  /// A page of what lapses.
  private record Preview(OptionalInt months, Optional<RuleText> text, int total, Pages.Page page) {
    private Optional<Integer> stated() {
      return months.isPresent() ? Optional.of(months.getAsInt()) : Optional.empty();
    }

    private String sentence(Input in) {
      return text.map(own -> in.language().pick(own.da(), own.en()))
          .orElseGet(() -> in.language().pick(UNSTATED_DA, UNSTATED_EN));
    }
  }

  private record Node(Lapse lapse, Call call) {
    private CaseNode file() {
      return new CaseNode(lapse.file(), call, Operation.RETENTION_PREVIEW, Purpose.SUPERVISION);
    }
  }

  private RetentionQueries() {}

  static void wire(Wiring wiring) {
    wiring.root("Query", Operation.RETENTION_PREVIEW, RetentionQueries::preview);
    Pages.wireEdge(wiring, "LapsingCase");
    wiring
        .type("LapsingCaseConnection", Preview.class)
        .field("edges", it -> it.page().edges())
        .field("pageInfo", Preview::page)
        .field("monthsAfterClosing", Preview::stated)
        .asked("text", Preview::sentence)
        .field("total", Preview::total);
    wiring
        .type("LapsingCase", Node.class)
        .field("case", Node::file)
        .field("closedOn", it -> it.lapse().closedOn())
        .field("withdrawnOn", it -> it.lapse().withdrawnOn());
  }

  private static Preview preview(Call call, Input in) {
    int first = Pages.first(in);
    Optional<Pages.Place> after = Pages.after(in, Pages.Kind.LAPSING, call);
    Municipality municipality = call.actor().municipality();
    LocalDate today = call.view().today();
    LocalDate by = today.plusDays(within(in));
    call.asked(Purpose.SUPERVISION);
    List<Lapse> lapsing = lapsing(call, municipality, by);
    int from = after.map(it -> next(lapsing, it)).orElse(0);
    List<Pages.Edge> edges =
        IntStream.range(from, Math.min(lapsing.size(), from + first))
            .mapToObj(i -> edge(call, in, lapsing.get(i)))
            .toList();
    Retention retention = retention(call);
    return new Preview(
        retention.months(municipality, today),
        Optional.ofNullable(
            retention.practice().ruleSet(municipality, today).texts().get(RuleKey.RETENTION)),
        lapsing.size(),
        new Pages.Page(
            "LapsingCaseConnection", edges, from + first < lapsing.size(), after.isPresent()));
  }

  private static Retention retention(Call call) {
    return new Retention(call.services().practice());
  }

  private static int within(Input in) {
    int days = in.number("within", Rejected.Field.DAYS);
    if (days < 0 || days > MOST_DAYS) {
      throw new Rejected(Rejected.Field.DAYS);
    }
    return days;
  }

  private static List<Lapse> lapsing(Call call, Municipality municipality, LocalDate by) {
    return retention(call)
        .lapsing(call.view(), call.services().index(), municipality, by)
        .peek(_ -> call.alive())
        .sorted(Comparator.comparing(RetentionQueries::place, ORDER))
        .toList();
  }

  private static int next(List<Lapse> lapsing, Pages.Place after) {
    return (int) lapsing.stream().filter(it -> ORDER.compare(place(it), after) <= 0).count();
  }

  private static Pages.Edge edge(Call call, Input in, Lapse lapse) {
    call.looked(Operation.RETENTION_PREVIEW, Purpose.SUPERVISION, lapse.file().id());
    return new Pages.Edge(new Node(lapse, call), place(lapse), Pages.Kind.LAPSING, call, in);
  }

  private static Pages.Place place(Lapse lapse) {
    return new Pages.Place(
        lapse.withdrawnOn().toEpochDay(), lapse.file().id().high(), lapse.file().id().low());
  }
}
