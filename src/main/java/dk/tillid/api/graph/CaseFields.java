package dk.tillid.api.graph;

import dk.tillid.casework.Today;
import dk.tillid.domain.Attempt;
import dk.tillid.domain.Bridge;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Closure;
import dk.tillid.domain.Consent;
import dk.tillid.domain.Consents;
import dk.tillid.domain.Contact;
import dk.tillid.domain.ContactPage;
import dk.tillid.domain.Course;
import dk.tillid.domain.Episode;
import dk.tillid.domain.Goal;
import dk.tillid.domain.Measurement;
import dk.tillid.domain.Note;
import dk.tillid.domain.Observation;
import dk.tillid.domain.Person;
import dk.tillid.domain.PhaseEntry;
import dk.tillid.domain.Rejected;
import dk.tillid.domain.Traits;
import dk.tillid.domain.View;
import dk.tillid.domain.WorkerId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The fields of a case (forløb) and of what is in it.
final class CaseFields {
  private record NumberedGoal(int index, Goal goal) {}

  /// A consent as it was given, and the day on which it is asked whether it holds.
  record DatedConsent(Consent consent, Person person, LocalDate today) {}

  /// The contacts of a case from number `to` to below `from`, that are shown.
  private record Span(CaseNode node, Input arguments, int from, int to) {
    /// Those of a page of the store, the newest first.
    private List<Pages.Edge> edges(ContactPage page) {
      int begin = page.number() * ContactPage.SIZE;
      int end = Math.min(from, begin + page.contacts().size());
      int first = Math.max(to, begin);
      return IntStream.range(first, end)
          .map(i -> end - 1 - (i - first))
          .mapToObj(i -> edge(i, page.contacts().get(i - begin)))
          .toList();
    }

    private Pages.Edge edge(int number, Contact contact) {
      CaseId id = node.file().id();
      Pages.Place place = new Pages.Place(number, id.high(), id.low());
      return new Pages.Edge(contact, place, Pages.Kind.CONTACTS, node.call(), arguments);
    }
  }

  private CaseFields() {}

  static void wire(Wiring wiring) {
    wireCase(wiring);
    wireLists(wiring);
    wireTraits(wiring);
    wireEpisodes(wiring);
    wireContacts(wiring);
    wireObservations(wiring);
    wireGoals(wiring);
    wireMeasurements(wiring);
  }

  private static void wireCase(Wiring wiring) {
    wiring
        .type("Case", CaseNode.class)
        .field("id", it -> Ids.of(it.file().id()))
        .field("handle", it -> it.file().card().handle())
        .field("words", it -> words(it.file()))
        .field("municipality", it -> it.file().card().municipality().code())
        .field("team", it -> it.file().card().team().value())
        .field("workers", it -> it.file().card().workers().stream().map(WorkerId::value).toList())
        .field("open", it -> it.file().open())
        .field("traits", it -> it.file().traits())
        .field("note", it -> it.file().note().map(Note::text))
        .field("episode", it -> it.file().course().episode())
        .field("contactCount", it -> it.file().contacts().count())
        .asked("contacts", CaseFields::contacts)
        .field("due", CaseFields::due);
  }

  private static void wireLists(Wiring wiring) {
    wiring
        .type("Case", CaseNode.class)
        .asked("episodes", (it, in) -> Pages.newest(course(it).episodes(), in, e -> e))
        .asked("attempts", (it, in) -> Pages.newest(course(it).attempts(), in, e -> e))
        .asked("observations", (it, in) -> Pages.newest(course(it).observations(), in, e -> e))
        .asked("phases", (it, in) -> Pages.newest(course(it).phases(), in, e -> e))
        .asked("goals", (it, in) -> goals(course(it).goals(), in))
        .asked("bridges", (it, in) -> Pages.newest(course(it).bridges(), in, e -> e))
        .asked("measurements", (it, in) -> Pages.newest(course(it).measurements(), in, e -> e))
        .asked("consents", CaseFields::consents)
        .asked("enquiries", ReferralQueries.Node::ofCase);
  }

  /// The two words by which a case is spoken of.
  static String words(CaseFile file) {
    return file.card().words().first() + " " + file.card().words().second();
  }

  private static Course course(CaseNode node) {
    return node.file().course();
  }

  private static List<NumberedGoal> goals(List<Goal> goals, Input arguments) {
    return Pages.newestPlaces(goals, arguments)
        .mapToObj(i -> new NumberedGoal(i, goals.get(i)))
        .toList();
  }

  private static List<DatedConsent> consents(CaseNode node, Input arguments) {
    View view = node.call().view();
    Person person = Person.of(view, node.file());
    return Pages.newest(
        node.file().consents(), arguments, it -> new DatedConsent(it, person, view.today()));
  }

  private static Optional<TodayQuery.Line> due(CaseNode node) {
    Call call = node.call();
    return node.file().open() && !node.file().merged()
        ? Optional.of(
            new TodayQuery.Line(
                Today.openCase(call.services().practice(), call.view(), node.file()), call))
        : Optional.empty();
  }

  /// A page of contacts, the one recorded last first; a place is the contact's number. Reads only
  /// the pages of the store that hold what is shown.
  private static Pages.Page contacts(CaseNode node, Input arguments) {
    int first = Pages.first(arguments);
    CaseId id = node.file().id();
    Optional<Pages.Place> after = Pages.after(arguments, Pages.Kind.CONTACTS, node.call());
    if (after.filter(it -> it.b() != id.high() || it.c() != id.low()).isPresent()) {
      throw new Rejected(Rejected.Field.PAGE);
    }
    int count = node.file().contacts().count();
    int from = after.map(it -> Math.clamp(it.a(), 0, count)).orElse(count);
    int to = Math.max(0, from - first);
    Span span = new Span(node, arguments, from, to);
    List<Pages.Edge> edges = new ArrayList<>();
    View view = node.call().view();
    for (int number = (from - 1) / ContactPage.SIZE;
        from > 0 && number >= to / ContactPage.SIZE;
        number--) {
      edges.addAll(span.edges(page(view, id, number)));
    }
    return new Pages.Page("ContactConnection", edges, to > 0, after.isPresent());
  }

  private static ContactPage page(View view, CaseId id, int number) {
    return view.contacts(id, number).orElse(ContactPage.empty(id, number));
  }

  private static void wireTraits(Wiring wiring) {
    wiring
        .type("Traits", Traits.class)
        .field("gender", Traits::gender)
        .field("ageBand", Traits::ageBand)
        .field("age", Traits::age)
        .field("civilStatus", Traits::civilStatus)
        .field("livingSituation", Traits::livingSituation)
        .field("targetGroups", Traits::targetGroups)
        .field("anonymousInDialogue", Traits::anonymousInDialogue);
  }

  private static void wireEpisodes(Wiring wiring) {
    wiring
        .type("Episode", Episode.class)
        .field("openedOn", Episode::openedOn)
        .field("source", Episode::source)
        .field("referralId", it -> it.referral().map(Ids::of))
        .field("receivedOn", Episode::receivedOn)
        .field("firstContactOn", Episode::firstContactOn)
        .field("closure", Episode::closure);
    wiring
        .type("Closure", Closure.class)
        .field("on", Closure::on)
        .field("reason", Closure::reason)
        .field("isolationBrokenBy", Closure::isolationBrokenBy)
        .field("assessment", Closure::assessment)
        .field("servicesInUse", Closure::servicesInUse);
  }

  private static void wireContacts(Wiring wiring) {
    wiring
        .type("Attempt", Attempt.class)
        .field("episode", Attempt::episode)
        .field("on", Attempt::on)
        .field("kind", Attempt::kind)
        .field("place", Attempt::place)
        .field("noteLeft", Attempt::noteLeft)
        .field("result", Attempt::result);
    wiring
        .type("Contact", Contact.class)
        .field("on", Contact::on)
        .field("mode", Contact::mode)
        .field("place", Contact::place)
        .field("minutes", Contact::minutes)
        .field("phase", Contact::phase)
        .field("initiatedBy", Contact::initiatedBy)
        .field("activities", Contact::activities)
        .field("overrideReason", Contact::overrideReason);
  }

  private static void wireObservations(Wiring wiring) {
    wiring
        .type("Observation", Observation.class)
        .field("on", Observation::on)
        .field("housing", Observation::housing)
        .field("income", Observation::income)
        .field("primaryProblem", Observation::primaryProblem)
        .field("furtherProblems", Observation::furtherProblems)
        .field("frequency", Observation::frequency);
    wiring
        .type("PhaseEntry", PhaseEntry.class)
        .field("phase", PhaseEntry::phase)
        .field("from", PhaseEntry::from);
  }

  private static void wireGoals(Wiring wiring) {
    wiring
        .type("Goal", NumberedGoal.class)
        .field("index", NumberedGoal::index)
        .field("type", it -> it.goal().type())
        .field("setOn", it -> it.goal().setOn())
        .field("setJointly", it -> it.goal().setJointly())
        .field("status", it -> it.goal().status())
        .field("statusOn", it -> it.goal().statusOn());
    wiring
        .type("Bridge", Bridge.class)
        .field("service", Bridge::service)
        .field("stage", Bridge::stage)
        .asked("steps", (it, in) -> Pages.newest(it.steps(), in, e -> e));
    wiring
        .type("BridgeStep", Bridge.Step.class)
        .field("stage", Bridge.Step::stage)
        .field("on", Bridge.Step::on);
  }

  private static void wireMeasurements(Wiring wiring) {
    wiring
        .type("Measurement", Measurement.class)
        .field("episode", Measurement::episode)
        .field("on", Measurement::on)
        .field("kind", Measurement::kind)
        .field("servicesInUse", Measurement::servicesInUse)
        .field("usesSociety", Measurement::usesSociety)
        .field("isolationBroken", Measurement::isolationBroken);
    wiring
        .type("Consent", DatedConsent.class)
        .field("scope", it -> it.consent().scope())
        .field("recipient", it -> it.consent().recipient())
        .field("givenOn", it -> it.consent().givenOn())
        .field("expiresOn", it -> it.consent().expiresOn())
        .field("revokedOn", it -> it.consent().revokedOn())
        .field("status", it -> Consents.status(it.person(), it.consent(), it.today()));
  }
}
