package dk.tillid.transfer;

import dk.tillid.domain.CaseCard;
import dk.tillid.domain.ContactPage;
import dk.tillid.domain.Proceedings;
import dk.tillid.domain.Traits;
import dk.tillid.domain.code.AgeBand;
import dk.tillid.domain.code.CivilStatus;
import dk.tillid.domain.code.Gender;
import dk.tillid.domain.code.LivingSituation;
import dk.tillid.domain.code.ReferralChannel;
import dk.tillid.domain.code.ReferralOutcome;
import dk.tillid.domain.code.ReferralSource;
import dk.tillid.domain.code.ReferrerKind;
import dk.tillid.domain.code.TargetGroup;
import dk.tillid.rules.Practice;
import dk.tillid.transfer.Dossier.Happenings;
import dk.tillid.transfer.Dossier.Joined;
import java.util.List;

/// How a whole case, an enquiry and a header stand in a line.
final class DossierShapes {
  private static final int MOST = Practice.MAX_ENTRIES;
  private static final Form<ReferralSource> SOURCE = Forms.code(ReferralSource.class);

  private DossierShapes() {}

  static final Shape<Traits> TRAITS = traits();
  static final Shape<Enquiry> ENQUIRY = enquiry();
  static final Shape<Stretch> STRETCH = stretch();
  static final Shape<Dossier> DOSSIER = dossier();

  static final Shape<Line.Header> HEADER = header();
  static final Shape<Line.OfEnquiry> ENQUIRY_LINE = enquiryLine();
  static final Shape<Line.OfCase> CASE_LINE = caseLine();

  private static Shape<Traits> traits() {
    var shape = new Shape<Traits>("Traits");
    var gender = shape.needs("gender", Forms.code(Gender.class), Traits::gender);
    var band = shape.needs("ageBand", Forms.code(AgeBand.class), Traits::ageBand);
    var age =
        shape.takes(
            "age", Forms.number(0, Traits.MAX_AGE), it -> ProceedingsShapes.boxed(it.age()));
    var civil = shape.needs("civilStatus", Forms.code(CivilStatus.class), Traits::civilStatus);
    var living =
        shape.needs("livingSituation", Forms.code(LivingSituation.class), Traits::livingSituation);
    var groups = shape.needs("targetGroups", Forms.codes(TargetGroup.class), Traits::targetGroups);
    var anonymous = shape.needs("anonymousInDialogue", Forms.FLAG, Traits::anonymousInDialogue);
    return shape.makes(it ->
        new Traits(
            it.of(gender),
            it.of(band),
            ProceedingsShapes.unboxed(it.maybe(age)),
            it.of(civil),
            it.of(living),
            it.of(groups),
            it.of(anonymous)));
  }

  private static Shape<Enquiry> enquiry() {
    var shape = new Shape<Enquiry>("Referral");
    var team = shape.needs("team", Names.TEAM, Enquiry::team);
    var receivedOn = shape.needs("receivedOn", Forms.DAY, Enquiry::receivedOn);
    var source = shape.needs("source", SOURCE, Enquiry::source);
    var kind = shape.needs("referrerKind", Forms.code(ReferrerKind.class), Enquiry::referrerKind);
    var channel = shape.needs("channel", Forms.code(ReferralChannel.class), Enquiry::channel);
    var concerns = shape.needs("concerns", Forms.codes(TargetGroup.class), Enquiry::concerns);
    var outcome = shape.needs("outcome", Forms.code(ReferralOutcome.class), Enquiry::outcome);
    var answeredOn = shape.takes("answeredOn", Forms.DAY, Enquiry::answeredOn);
    return shape.makes(it ->
        new Enquiry(
            it.of(team),
            it.of(receivedOn),
            it.of(source),
            it.of(kind),
            it.of(channel),
            it.of(concerns),
            it.of(outcome),
            it.maybe(answeredOn)));
  }

  private static Shape<Stretch> stretch() {
    var shape = new Shape<Stretch>("Episode");
    var openedOn = shape.needs("openedOn", Forms.DAY, Stretch::openedOn);
    var source = shape.needs("source", SOURCE, Stretch::source);
    var referral = shape.takes("referral", ENQUIRY, Stretch::referral);
    var receivedOn = shape.takes("receivedOn", Forms.DAY, Stretch::receivedOn);
    var first = shape.takes("firstContactOn", Forms.DAY, Stretch::firstContactOn);
    var closure = shape.takes("closure", CourseShapes.CLOSURE, Stretch::closure);
    return shape.makes(it ->
        new Stretch(
            it.of(openedOn),
            it.of(source),
            it.maybe(referral),
            it.maybe(receivedOn),
            it.maybe(first),
            it.maybe(closure)));
  }

  private static Shape<Dossier> dossier() {
    var shape = new Shape<Dossier>("Case");
    var team = shape.needs("team", Names.TEAM, Dossier::team);
    var workers =
        shape.takes(
            "workers", Forms.list(Names.WORKER, CaseCard.MAX_WORKERS), Dossier::workers, List.of());
    var traits = shape.needs("traits", TRAITS, Dossier::traits);
    var episodes = shape.needs("episodes", Forms.list(STRETCH, MOST), Dossier::episodes);
    var attempts = lists(shape, "attempts", CourseShapes.ATTEMPT, it -> it.happenings().attempts());
    var observations =
        lists(
            shape, "observations", CourseShapes.OBSERVATION, it -> it.happenings().observations());
    var phases = lists(shape, "phases", CourseShapes.PHASE_ENTRY, it -> it.happenings().phases());
    var goals = lists(shape, "goals", CourseShapes.GOAL, it -> it.happenings().goals());
    var bridges = lists(shape, "bridges", CourseShapes.BRIDGE, it -> it.happenings().bridges());
    var measurements =
        lists(
            shape, "measurements", CourseShapes.MEASUREMENT, it -> it.happenings().measurements());
    var contacts =
        shape.takes(
            "contacts",
            Forms.list(CourseShapes.CONTACT, MOST * ContactPage.SIZE),
            Dossier::contacts,
            List.of());
    var consents = lists(shape, "consents", ProceedingsShapes.CONSENT, Dossier::consents);
    var proceedings =
        shape.takes(
            "proceedings", ProceedingsShapes.PROCEEDINGS, Dossier::proceedings, Proceedings.NONE);
    var note = shape.takes("note", Names.NOTE, Dossier::note);
    var further = lists(shape, "furtherReferrals", ENQUIRY, Dossier::furtherReferrals);
    var absorbed = lists(shape, "absorbed", joined(shape), Dossier::absorbed);
    return shape.makes(it ->
        new Dossier(
            it.of(team),
            it.of(workers),
            it.of(traits),
            it.of(episodes),
            new Happenings(
                it.of(attempts),
                it.of(observations),
                it.of(phases),
                it.of(goals),
                it.of(bridges),
                it.of(measurements)),
            it.of(contacts),
            it.of(consents),
            it.of(proceedings),
            it.maybe(note),
            it.of(further),
            it.of(absorbed)));
  }

  private static <V> Shape.Member<Dossier, List<V>> lists(
      Shape<Dossier> shape,
      String name,
      Form<V> each,
      java.util.function.Function<Dossier, List<V>> of) {
    return shape.takes(name, Forms.list(each, MOST), of, List.of());
  }

  private static Shape<Joined> joined(Shape<Dossier> file) {
    var shape = new Shape<Joined>("AbsorbedCase");
    var on = shape.needs("on", Forms.DAY, Joined::on);
    var before = shape.needs("anonymousBefore", Forms.FLAG, Joined::anonymousBefore);
    var consents = shape.needs("consentsBefore", Forms.number(0, MOST), Joined::consentsBefore);
    var inner = shape.needs("case", file, Joined::file);
    return shape.makes(it -> new Joined(it.of(on), it.of(before), it.of(consents), it.of(inner)));
  }

  private static Shape<Line.Header> header() {
    var shape = new Shape<Line.Header>("HeaderLine");
    var format = shape.needs("format", Forms.version(Line.FORMAT), Line.Header::format);
    var on = shape.takes("exportedOn", Forms.DAY, Line.Header::exportedOn);
    return shape.makes(it -> new Line.Header(it.of(format), it.maybe(on)));
  }

  private static Shape<Line.OfEnquiry> enquiryLine() {
    var shape = new Shape<Line.OfEnquiry>("ReferralLine");
    var key = shape.needs("key", Names.KEY, Line.OfEnquiry::key);
    var municipality =
        shape.needs("municipality", Names.MUNICIPALITY, Line.OfEnquiry::municipality);
    var referral = shape.needs("referral", ENQUIRY, Line.OfEnquiry::referral);
    return shape.makes(it -> new Line.OfEnquiry(it.of(key), it.of(municipality), it.of(referral)));
  }

  private static Shape<Line.OfCase> caseLine() {
    var shape = new Shape<Line.OfCase>("CaseLine");
    var key = shape.needs("key", Names.KEY, Line.OfCase::key);
    var municipality = shape.needs("municipality", Names.MUNICIPALITY, Line.OfCase::municipality);
    var file = shape.needs("case", DOSSIER, Line.OfCase::file);
    return shape.makes(it -> new Line.OfCase(it.of(key), it.of(municipality), it.of(file)));
  }
}
