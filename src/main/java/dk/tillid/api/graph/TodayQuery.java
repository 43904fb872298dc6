package dk.tillid.api.graph;

import dk.tillid.casework.Protocol;
import dk.tillid.casework.Today;
import dk.tillid.casework.WeekBudget;
import dk.tillid.domain.Actor;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Operation;
import dk.tillid.domain.Referral;
import dk.tillid.domain.ReferralId;
import dk.tillid.domain.TraitIndex;
import dk.tillid.domain.TraitQuery;
import dk.tillid.domain.View;
import dk.tillid.domain.WorkerId;
import dk.tillid.domain.code.Purpose;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/// The due list (fristliste) of open cases and enquiries within reach, in the order of [Today].
///
/// A cursor holds what the line is sorted by: the list goes on after that place, also where the
/// line has moved or gone since, so that what lies between is never passed over.
final class TodayQuery {
  private static final int BATCH = 500;
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
          ? Optional.of(new CaseNode(open.file(), call))
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
    boolean mine = in.flag("mine");
    List<Referral> referrals = mine ? List.of() : referrals(call);
    List<Today.Due> due =
        Today.of(call.services().practice(), call.view(), cases(call, mine), referrals).due();
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

  private List<CaseFile> cases(Call call, boolean mine) {
    Actor actor = call.actor();
    TraitQuery query = query(actor, mine);
    View view = call.view();
    return all(actor, (after, limit) -> call.services().index().cases(query, after, limit)).stream()
        .flatMap((CaseId id) -> view.caseFile(id).stream())
        .filter(actor::reaches)
        .toList();
  }

  private List<Referral> referrals(Call call) {
    Actor actor = call.actor();
    View view = call.view();
    return all(
            actor,
            (after, limit) ->
                call.services()
                    .index()
                    .referrals(
                        actor.municipality(), Access.teams(actor), Optional.of(true), after, limit))
        .stream()
        .flatMap((ReferralId id) -> view.referral(id).stream())
        .filter(actor::reaches)
        .toList();
  }

  private <T> List<T> all(
      Actor actor, BiFunction<Optional<TraitIndex.Place>, Integer, List<TraitIndex.Hit<T>>> read) {
    List<T> all = new ArrayList<>();
    Optional<TraitIndex.Place> after = Optional.empty();
    int size = Access.reachesNothing(actor) ? 0 : BATCH;
    while (size == BATCH && all.size() < settings.maximumDueCases()) {
      List<TraitIndex.Hit<T>> batch = read.apply(after, BATCH);
      batch.forEach(hit -> all.add(hit.id()));
      size = batch.size();
      after = batch.isEmpty() ? after : Optional.of(batch.getLast().place());
    }
    return all;
  }

  private static TraitQuery query(Actor actor, boolean mine) {
    TraitQuery all = TraitQuery.everything(actor.municipality());
    return new TraitQuery(
        all.municipality(),
        Access.teams(actor),
        mine ? Optional.of(actor.worker()) : Optional.<WorkerId>empty(),
        Optional.of(true),
        all.gender(),
        all.ageBand(),
        Set.of(),
        all.housing(),
        all.income(),
        all.primaryProblem(),
        Set.of(),
        all.phase(),
        all.source());
  }
}
