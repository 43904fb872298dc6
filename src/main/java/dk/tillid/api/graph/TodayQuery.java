package dk.tillid.api.graph;

import dk.tillid.casework.Protocol;
import dk.tillid.casework.Today;
import dk.tillid.casework.WeekBudget;
import dk.tillid.casework.Worklist;
import dk.tillid.domain.Operation;
import dk.tillid.domain.Referral;
import dk.tillid.domain.code.Purpose;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The due list (fristliste) of open cases and enquiries within reach, in the order of [Today].
///
/// A cursor holds what the line is sorted by: the list goes on after that place, also where the
/// line has moved or gone since, so that what lies between is never passed over.
final class TodayQuery {
  private static final long NO_DEADLINE = Integer.MAX_VALUE; // after every day there is

  /// The order of [Today], on places.
  private static final Comparator<Pages.Place> ORDER =
      Comparator.comparingLong(Pages.Place::a)
          .thenComparing(Pages.Place::b, Long::compareUnsigned)
          .thenComparing(Pages.Place::c, Long::compareUnsigned);

  /// A line of the list, and the request it is shown in.
  record Line(Today.Due due, Call call) {
    private Optional<CaseNode> node() {
      return due instanceof Today.OpenCase open
          ? Optional.of(
              new CaseNode(open.file(), call, Operation.TODAY, Purpose.DEADLINE_FOLLOW_UP))
          : Optional.empty();
    }

    private Optional<ReferralQueries.Node> referral() {
      return due instanceof Today.OpenReferral(Referral referral, _)
          ? Optional.of(new ReferralQueries.Node(referral, call))
          : Optional.empty();
    }

    private Optional<Protocol> protocol() {
      return due instanceof Today.OpenCase open ? open.protocol() : Optional.empty();
    }

    private Optional<WeekBudget> week() {
      return due instanceof Today.OpenCase open ? Optional.of(open.week()) : Optional.empty();
    }

    private Optional<Boolean> reached() {
      return due instanceof Today.OpenCase open
          ? Optional.of(open.file().course().episode().firstContactOn().isPresent())
          : Optional.empty();
    }
  }

  private final GraphSettings settings;

  TodayQuery(GraphSettings settings) {
    this.settings = settings;
  }

  void wire(Wiring wiring) {
    wiring.root("Query", Operation.TODAY, this::today);
    wiring
        .type("DueItem", Line.class)
        .field("case", Line::node)
        .field("referral", Line::referral)
        .field("due", line -> line);
    wiring
        .type("Due", Line.class)
        .field("deadline", it -> it.due().deadline().map(Today.Deadline::due))
        .field("workingDaysLeft", it -> it.due().deadline().map(Today.Deadline::workingDaysLeft))
        .field("since", it -> it.due().since())
        .field("reached", Line::reached)
        .field("visitsWithNote", it -> it.protocol().map(Protocol::visits))
        .field("visitsWithNoteNeeded", it -> it.protocol().map(Protocol::visitsNeeded))
        .field("calls", it -> it.protocol().map(Protocol::calls))
        .field("callsNeeded", it -> it.protocol().map(Protocol::callsNeeded))
        .field("protocolMet", it -> it.protocol().map(Protocol::met))
        .field("minutesThisWeek", it -> it.week().map(WeekBudget::minutesUsed))
        .field("minutesLeftThisWeek", it -> it.week().map(WeekBudget::minutesLeft));
  }

  private Pages.Page today(Call call, Input in) {
    int first = Pages.first(in);
    Optional<Pages.Place> after = Pages.after(in, Pages.Kind.DUE, call);
    call.asked(Purpose.DEADLINE_FOLLOW_UP);
    Worklist worklist =
        new Worklist(
            call.services().practice(),
            call::view,
            call.services().index(),
            settings.maximumDueCases());
    List<Today.Due> due = worklist.of(call.actor(), in.flag("mine")).due();
    int from = after.map(it -> next(due, it)).orElse(0);
    List<Pages.Edge> edges =
        IntStream.range(from, Math.min(due.size(), from + first))
            .mapToObj(i -> edge(call, in, due.get(i)))
            .toList();
    return new Pages.Page("DueConnection", edges, from + first < due.size(), after.isPresent());
  }

  private static int next(List<Today.Due> due, Pages.Place after) {
    return (int) due.stream().filter(it -> ORDER.compare(place(it), after) <= 0).count();
  }

  private static Pages.Edge edge(Call call, Input in, Today.Due due) {
    if (due instanceof Today.OpenCase open) {
      call.looked(Operation.TODAY, Purpose.DEADLINE_FOLLOW_UP, open.file().id());
    }
    return new Pages.Edge(new Line(due, call), place(due), Pages.Kind.DUE, call, in);
  }

  private static Pages.Place place(Today.Due due) {
    long deadline = due.deadline().map(it -> it.due().toEpochDay()).orElse(NO_DEADLINE);
    long days = (deadline << Integer.SIZE) + due.since().toEpochDay();
    return switch (due) {
      case Today.OpenReferral(Referral referral, _) ->
          new Pages.Place(days, referral.id().high(), referral.id().low());
      case Today.OpenCase open ->
          new Pages.Place(days, open.file().id().high(), open.file().id().low());
    };
  }
}
