package dk.tillid.api.graph;

import dk.tillid.domain.Actor;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Operation;
import dk.tillid.domain.Rejected;
import dk.tillid.domain.Role;
import dk.tillid.domain.TeamId;
import dk.tillid.domain.TraitIndex;
import dk.tillid.domain.TraitQuery;
import dk.tillid.domain.View;
import dk.tillid.domain.WorkerId;
import dk.tillid.domain.code.AgeBand;
import dk.tillid.domain.code.FurtherProblem;
import dk.tillid.domain.code.Gender;
import dk.tillid.domain.code.HousingSituation;
import dk.tillid.domain.code.IncomeBasis;
import dk.tillid.domain.code.Phase;
import dk.tillid.domain.code.PrimaryProblem;
import dk.tillid.domain.code.Purpose;
import dk.tillid.domain.code.ReferralSource;
import dk.tillid.domain.code.TargetGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reading of cases: `case` by name and `cases` by traits.
final class CaseQueries {
  /// A hit. Within reach it leads to the case, else it shows handle and team only.
  private record Hit(CaseNode shown, boolean reached) {
    Optional<CaseNode> node() {
      return reached ? Optional.of(shown) : Optional.empty();
    }
  }

  private record Refused(int minimumTraits, int traits) implements Typed {
    @Override
    public String type() {
      return "SearchRefused";
    }
  }

  private final GraphSettings settings;

  CaseQueries(GraphSettings settings) {
    this.settings = settings;
  }

  void wire(Wiring wiring) {
    wiring
        .root("Query", Operation.CASE, CaseQueries::one)
        .root("Query", Operation.CASES, this::search);
    wiring
        .type("CaseHit", Hit.class)
        .field("handle", it -> it.shown().file().card().handle())
        .field("team", it -> it.shown().file().card().team().value())
        .field("case", Hit::node);
    wiring
        .type("SearchRefused", Refused.class)
        .field("minimumTraits", Refused::minimumTraits)
        .field("traits", Refused::traits)
        .asked("message", (it, in) -> Texts.tooFewTraits(it.minimumTraits(), in.language()));
  }

  private static CaseNode one(Call call, Input in) {
    Purpose purpose = purpose(call.actor(), in);
    View view = call.view();
    Optional<CaseId> id = in.caseId("by", view);
    call.asked(purpose);
    return call.show(Access.require(call.actor(), view, id), purpose);
  }

  /// Why staff looks. The other purposes are the registry's own to write: the citizen must be able
  /// to believe the log of looks.
  private static Purpose purpose(Actor actor, Input in) {
    Purpose purpose = in.code("purpose", Purpose.class);
    boolean open =
        switch (purpose) {
          case CASE_WORK, DEADLINE_FOLLOW_UP, HANDOVER, DUPLICATE_CHECK, SAFETY -> true;
          case SUPERVISION -> actor.role() == Role.TEAMLEAD;
          case ANNUAL_REPORT, CITIZEN_REQUEST, AUDIT, OPERATION, TRANSFER -> false;
        };
    if (!open) {
      throw new Rejected(Rejected.Field.CODES);
    }
    return purpose;
  }

  private Object search(Call call, Input in) {
    Actor actor = call.actor();
    Purpose purpose = purpose(actor, in);
    boolean wide = Access.beyondReach(actor, in.code("scope", SearchScope.class));
    TraitQuery query = query(actor, wide ? Set.of() : actor.listedTeams(), in.inner("where"));
    int first = Pages.first(in);
    Optional<Pages.Place> after = Pages.after(in, Pages.Kind.CASES, call);
    call.asked(purpose);
    if (wide && query.traitCount() < settings.minimumTraits()) {
      return new Refused(settings.minimumTraits(), query.traitCount());
    }
    if (!wide && actor.reachesNothing()) {
      return new Pages.Page("CaseHitConnection", List.of(), false, false);
    }
    long shown = after.map(Pages.Place::c).orElse(0L);
    int left = wide ? Math.toIntExact(Math.max(0, settings.maximumHits() - shown)) : first;
    return page(call, in, query, after, Math.min(first, left), wide ? left : first + 1);
  }

  /// @param limit the most hits that are shown
  /// @param left the most that could be shown if the page were larger
  private static Pages.Page page(
      Call call, Input in, TraitQuery query, Optional<Pages.Place> after, int limit, int left) {
    List<TraitIndex.Hit<CaseId>> found =
        limit == 0
            ? List.of()
            : call.services()
                .index()
                .cases(query, after.map(it -> new TraitIndex.Place(it.a(), it.b())), limit + 1);
    View view = call.view();
    Purpose purpose = purpose(call.actor(), in);
    long shown = after.map(Pages.Place::c).orElse(0L);
    List<Pages.Edge> edges = new ArrayList<>();
    for (TraitIndex.Hit<CaseId> hit : found.subList(0, Math.min(limit, found.size()))) {
      shown++;
      Pages.Place place = new Pages.Place(hit.place().openedDay(), hit.place().rank(), shown);
      view.caseFile(hit.id())
          .map(file -> hit(call, file, purpose))
          .ifPresent(it -> edges.add(new Pages.Edge(it, place, Pages.Kind.CASES, call, in)));
    }
    boolean next = found.size() > limit && left > limit;
    return new Pages.Page("CaseHitConnection", edges, next, after.isPresent());
  }

  private static Hit hit(Call call, CaseFile file, Purpose purpose) {
    call.looked(Operation.CASES, purpose, file.id()); // a handle tells the traits searched for
    return new Hit(new CaseNode(file, call, Operation.CASES, purpose), call.actor().reaches(file));
  }

  private static TraitQuery query(Actor actor, Set<TeamId> teams, Input where) {
    Optional<WorkerId> worker = where.flag("mine") ? Optional.of(actor.worker()) : Optional.empty();
    return new TraitQuery(
        actor.municipality(),
        teams,
        worker,
        where.choice("open"),
        where.codeOf("gender", Gender.class),
        where.codeOf("ageBand", AgeBand.class),
        where.codes("targetGroups", TargetGroup.class),
        where.codeOf("housing", HousingSituation.class),
        where.codeOf("income", IncomeBasis.class),
        where.codeOf("primaryProblem", PrimaryProblem.class),
        where.codes("furtherProblems", FurtherProblem.class),
        where.codeOf("phase", Phase.class),
        where.codeOf("source", ReferralSource.class));
  }
}
