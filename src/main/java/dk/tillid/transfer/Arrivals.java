package dk.tillid.transfer;

import dk.tillid.casework.Admittance;
import dk.tillid.casework.Flaw;
import dk.tillid.casework.OpenCase;
import dk.tillid.domain.Arrival;
import dk.tillid.domain.CaseCard;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Change;
import dk.tillid.domain.Consent;
import dk.tillid.domain.ContactPage;
import dk.tillid.domain.Course;
import dk.tillid.domain.Decision;
import dk.tillid.domain.Episode;
import dk.tillid.domain.Handle;
import dk.tillid.domain.Merger;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.Proceedings;
import dk.tillid.domain.Referral;
import dk.tillid.domain.ReferralId;
import dk.tillid.keys.Randomness;
import dk.tillid.keys.Tags;
import dk.tillid.transfer.Dossier.Joined;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Makes arrivals of lines: gives identifiers, handles and words, and asks whether all of it can be
/// true. Safe to share.
///
/// @param tags derive identifiers, so that a line gets the same ones in every import
record Arrivals(Tags tags, Randomness chance, Admittance admittance) {
  /// What a line came to.
  sealed interface Made {
    /// It can be admitted.
    record Ready(Arrival arrival) implements Made {}

    /// It cannot be true.
    record Refused(Flaw flaw) implements Made {}
  }

  Made of(Line.OfEnquiry line) {
    ReferralId id = enquiryNamed(tags, line.municipality(), line.key());
    Referral referral = line.referral().as(id, line.municipality(), Optional.empty());
    return made(
        admittance.flaw(referral),
        new Arrival.OfEnquiry(
            id,
            tags.fingerprint(LineFormat.write(line)),
            _ ->
                Decision.of(
                    new Outcome.ReferralRecorded(id), new Change.ReferralWritten(referral))));
  }

  Made of(Line.OfCase line) {
    Household household = new Household(line);
    household.settle(line.file());
    List<Settling.Settler> all = household.settlers;
    List<CaseId> ids = all.stream().map(it -> it.file().id()).toList();
    return made(
        household.flaw(),
        new Arrival.OfCase(
            ids.getFirst(),
            ids.subList(1, ids.size()),
            tags.fingerprint(LineFormat.write(line)),
            new Settling(all)));
  }

  private static Made made(Optional<Flaw> flaw, Arrival arrival) {
    return flaw.<Made>map(Made.Refused::new).orElseGet(() -> new Made.Ready(arrival));
  }

  /// The identifier of a case that comes under a key.
  static CaseId caseNamed(Tags tags, Municipality municipality, String key) {
    return tags.importedCase(name(municipality, key), 0);
  }

  /// The identifier of an enquiry that belongs to no case and comes under a key.
  static ReferralId enquiryNamed(Tags tags, Municipality municipality, String key) {
    return tags.importedReferral(name(municipality, key), 0);
  }

  /// A key is a municipality's own; no code holds a slash.
  private static String name(Municipality municipality, String key) {
    return municipality.code() + "/" + key;
  }

  /// Where a merged case lies.
  private record Place(CaseId above, LocalDate on) {}

  /// The cases of one line as they settle, each with its number in the line.
  private final class Household {
    private final Line.OfCase line;
    private final List<Settling.Settler> settlers = new ArrayList<>();
    private int cases;
    private int referrals;

    Household(Line.OfCase line) {
      this.line = line;
    }

    void settle(Dossier survivor) {
      settle(survivor, nextCase(), Optional.empty());
    }

    /// The case, then those merged into it.
    private void settle(Dossier dossier, CaseId id, Optional<Place> place) {
      List<CaseId> below = dossier.absorbed().stream().map(_ -> nextCase()).toList();
      List<Referral> enquiries = new ArrayList<>();
      List<Episode> episodes = new ArrayList<>();
      for (Stretch stretch : dossier.episodes()) {
        Optional<ReferralId> origin = stretch.referral().map(it -> enquire(it, id, enquiries));
        episodes.add(stretch.as(origin));
      }
      Proceedings proceedings = dossier.proceedings();
      for (Enquiry further : dossier.furtherReferrals()) {
        proceedings = proceedings.with(enquire(further, id, enquiries));
      }
      List<ContactPage> pages = Pages.of(id, dossier.contacts());
      Merger merger = merger(place, absorbed(dossier.absorbed(), below));
      CaseFile file =
          file(dossier, id, course(dossier, episodes))
              .with(Pages.book(pages))
              .with(proceedings)
              .with(merger);
      settlers.add(new Settling.Settler(file, handles(), pages, enquiries));
      for (int i = 0; i < below.size(); i++) {
        Joined joined = dossier.absorbed().get(i);
        settle(joined.file(), below.get(i), Optional.of(new Place(id, joined.on())));
      }
    }

    private CaseId nextCase() {
      return tags.importedCase(name(line.municipality(), line.key()), cases++);
    }

    private ReferralId enquire(Enquiry enquiry, CaseId id, List<Referral> enquiries) {
      ReferralId own = tags.importedReferral(name(line.municipality(), line.key()), ++referrals);
      enquiries.add(enquiry.as(own, line.municipality(), Optional.of(id)));
      return own;
    }

    private CaseFile file(Dossier dossier, CaseId id, Course course) {
      CaseCard card =
          new CaseCard(
              chance.handle(),
              chance.words(),
              line.municipality(),
              dossier.team(),
              dossier.workers());
      return CaseFile.opened(id, card, dossier.traits(), course)
          .withConsents(dossier.consents())
          .withNote(dossier.note());
    }

    private static Merger merger(Optional<Place> place, List<Merger.Absorbed> absorbed) {
      return place
          .<Merger>map(it -> new Merger.Within(it.above(), it.on(), absorbed))
          .orElseGet(() -> new Merger.Surviving(absorbed));
    }

    private static List<Merger.Absorbed> absorbed(List<Joined> joined, List<CaseId> below) {
      return IntStream.range(0, below.size())
          .mapToObj(i -> absorbed(joined.get(i), below.get(i)))
          .toList();
    }

    private static Merger.Absorbed absorbed(Joined joined, CaseId id) {
      return new Merger.Absorbed(
          id, joined.on(), joined.anonymousBefore(), joined.consentsBefore());
    }

    private List<Handle> handles() {
      return Stream.generate(chance::handle).limit(OpenCase.HANDLES).toList();
    }

    Optional<Flaw> flaw() {
      List<Consent> consents =
          settlers.stream().flatMap(it -> it.file().consents().stream()).toList();
      return settlers.stream().flatMap(it -> flaws(it, consents)).findFirst();
    }

    private Stream<Flaw> flaws(Settling.Settler settler, List<Consent> consents) {
      var contacts = settler.pages().stream().flatMap(page -> page.contacts().stream()).toList();
      Stream<Flaw> ofEnquiries =
          settler.referrals().stream().flatMap(it -> admittance.flaw(it).stream());
      Stream<Flaw> ofCase =
          admittance.flaw(new Admittance.Whole(settler.file(), contacts, consents)).stream();
      return Stream.concat(ofEnquiries, ofCase);
    }
  }

  private static Course course(Dossier dossier, List<Episode> episodes) {
    Dossier.Happenings happened = dossier.happenings();
    return new Course(
        episodes,
        happened.attempts(),
        happened.observations(),
        happened.phases(),
        happened.goals(),
        happened.bridges(),
        happened.measurements());
  }
}
