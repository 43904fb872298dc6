package dk.tillid.api.graph;

import dk.tillid.domain.Actor;
import dk.tillid.domain.Operation;
import dk.tillid.domain.Referral;
import dk.tillid.domain.ReferralId;
import dk.tillid.domain.TraitIndex;
import dk.tillid.domain.View;
import dk.tillid.domain.code.Purpose;
import dk.tillid.domain.code.ReceiptStatus;
import dk.tillid.domain.code.ReferralOutcome;
import dk.tillid.rules.Practice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reading of enquiries (henvendelser). An enquiry identifies nobody; one that belongs to a case is
/// shown as a look at the case.
final class ReferralQueries {
  /// An enquiry that is being shown.
  record Node(Referral referral, Call call) {
    /// The enquiries about the citizen of a case that is being shown; reach follows the case.
    static List<Node> ofCase(CaseNode shown, Input arguments) {
      View view = shown.call().view();
      List<Referral> known =
          shown.file().enquiries().stream().flatMap(id -> view.referral(id).stream()).toList();
      return Pages.newest(known, arguments, it -> new Node(it, shown.call()));
    }

    private Optional<LocalDate> deadline() {
      if (referral.outcome() != ReferralOutcome.OPEN) return Optional.empty();
      Practice practice = call.services().practice();
      return practice
          .deadlines()
          .due(
              practice.ruleSet(referral.municipality(), referral.receivedOn()),
              referral.receivedOn());
    }
  }

  private record Receipt(ReceiptStatus status, Language language) {}

  private ReferralQueries() {}

  static void wire(Wiring wiring) {
    wiring.root("Query", Operation.REFERRALS, ReferralQueries::list);
    wiring
        .type("Referral", Node.class)
        .field("id", it -> Ids.of(it.referral().id()))
        .field("municipality", it -> it.referral().municipality().code())
        .field("team", it -> it.referral().team().value())
        .field("receivedOn", it -> it.referral().receivedOn())
        .field("source", it -> it.referral().source())
        .field("referrerKind", it -> it.referral().referrerKind())
        .field("channel", it -> it.referral().channel())
        .field("concerns", it -> it.referral().concerns())
        .field("outcome", it -> it.referral().outcome())
        .field("deadline", Node::deadline)
        .field("answeredOn", it -> it.referral().answeredOn())
        .asked("receipt", (it, in) -> new Receipt(it.referral().receipt(), in.language()));
    wiring
        .type("ReferralReceipt", Receipt.class)
        .field("status", Receipt::status)
        .field("text", it -> Texts.of(it.status(), it.language()));
  }

  private static Pages.Page list(Call call, Input in) {
    int first = Pages.first(in);
    Optional<Pages.Place> after = Pages.after(in, Pages.Kind.REFERRALS, call);
    call.asked(Purpose.CASE_WORK);
    List<TraitIndex.Hit<ReferralId>> found = found(call, in, after, first + 1);
    View view = call.view();
    List<Pages.Edge> edges = new ArrayList<>();
    for (TraitIndex.Hit<ReferralId> hit : found.subList(0, Math.min(first, found.size()))) {
      Pages.Place place = new Pages.Place(hit.place().openedDay(), hit.place().rank(), 0);
      view.referral(hit.id())
          .filter(call.actor()::reaches)
          .map(it -> new Pages.Edge(shown(call, it), place, Pages.Kind.REFERRALS, call, in))
          .ifPresent(edges::add);
    }
    return new Pages.Page("ReferralConnection", edges, found.size() > first, after.isPresent());
  }

  /// Whoever reads the enquiry of a case looks at the case.
  private static Node shown(Call call, Referral referral) {
    referral.openedCase().ifPresent(id -> call.looked(Operation.REFERRALS, Purpose.CASE_WORK, id));
    return new Node(referral, call);
  }

  private static List<TraitIndex.Hit<ReferralId>> found(
      Call call, Input in, Optional<Pages.Place> after, int limit) {
    Actor actor = call.actor();
    return actor.reachesNothing()
        ? List.of()
        : call.services()
            .index()
            .referrals(
                actor.municipality(),
                actor.listedTeams(),
                in.choice("open"),
                after.map(it -> new TraitIndex.Place(it.a(), it.b())),
                limit);
  }
}
