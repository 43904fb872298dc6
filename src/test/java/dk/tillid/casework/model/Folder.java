package dk.tillid.casework.model;

import dk.tillid.domain.Attempt;
import dk.tillid.domain.Bridge;
import dk.tillid.domain.CaseCard;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Closure;
import dk.tillid.domain.CodeTag;
import dk.tillid.domain.Contact;
import dk.tillid.domain.Episode;
import dk.tillid.domain.Goal;
import dk.tillid.domain.Measurement;
import dk.tillid.domain.Note;
import dk.tillid.domain.Observation;
import dk.tillid.domain.PhaseEntry;
import dk.tillid.domain.Proceedings;
import dk.tillid.domain.ReferralId;
import dk.tillid.domain.Traits;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the model knows of one case.
final class Folder {
  final CaseId id;
  CaseCard card;

  /// With the wish for anonymity that was told in this case itself.
  Traits traits;

  final List<Episode> episodes = new ArrayList<>();
  final List<Attempt> attempts = new ArrayList<>();
  final List<Contact> contacts = new ArrayList<>();
  final List<Observation> observations = new ArrayList<>();
  final List<PhaseEntry> phases = new ArrayList<>();
  final List<Goal> goals = new ArrayList<>();
  final List<Bridge> bridges = new ArrayList<>();
  final List<Measurement> measurements = new ArrayList<>();
  final List<Proceedings.TeamReview> reviews = new ArrayList<>();
  final List<Proceedings.Handover> handovers = new ArrayList<>();
  final List<Proceedings.Complaint> complaints = new ArrayList<>();
  final List<Proceedings.SafetyEvent> dangers = new ArrayList<>();
  final List<Proceedings.Disclosure> disclosures = new ArrayList<>();
  final List<Proceedings.FormalDecision> decisions = new ArrayList<>();
  final List<ReferralId> furtherEnquiries = new ArrayList<>();
  final List<Given> consents = new ArrayList<>();
  final List<CodeTag> codes = new ArrayList<>();
  Optional<Note> note = Optional.empty();

  /// The case it lies in.
  Optional<Folder> in = Optional.empty();

  /// The cases that lie in it, and since when.
  final Map<Folder, LocalDate> absorbed = new LinkedHashMap<>();

  Folder(CaseId id, CaseCard card, Traits traits, Episode first) {
    this.id = id;
    this.card = card;
    this.traits = traits;
    episodes.add(first);
  }

  String municipality() {
    return card.municipality().code();
  }

  Episode episode() {
    return episodes.getLast();
  }

  int place() {
    return episodes.size() - 1;
  }

  boolean open() {
    return episode().closure().isEmpty();
  }

  boolean reached() {
    return episode().firstContactOn().isPresent();
  }

  /// Reached on a day: the earliest counts.
  void reached(LocalDate on) {
    LocalDate known = episode().firstContactOn().orElse(on);
    set(Optional.of(known.isBefore(on) ? known : on), episode().closure());
  }

  void close(Closure end) {
    set(episode().firstContactOn(), Optional.of(end));
  }

  private void set(Optional<LocalDate> first, Optional<Closure> end) {
    Episode it = episode();
    episodes.set(
        place(),
        new Episode(it.openedOn(), it.source(), it.referral(), it.receivedOn(), first, end));
  }

  /// The outermost case.
  Folder top() {
    return in.map(Folder::top).orElse(this);
  }

  /// This case and all that lie in it.
  List<Folder> withAllBelow() {
    List<Folder> all = new ArrayList<>(List.of(this));
    absorbed.keySet().forEach(it -> all.addAll(it.withAllBelow()));
    return all;
  }

  /// All cases of the person.
  List<Folder> person() {
    return top().withAllBelow();
  }

  /// Whether anonymity is to be kept: wished here or in a case that lies in it.
  boolean anonymous(Wrong wrong) {
    return wrong == Wrong.MERGED_WISHES_APART
        ? traits.anonymousInDialogue()
        : withAllBelow().stream().anyMatch(it -> it.traits.anonymousInDialogue());
  }

  /// Every enquiry about the citizen that this case knows.
  List<ReferralId> enquiries() {
    List<ReferralId> all = new ArrayList<>(furtherEnquiries);
    episodes.forEach(it -> it.referral().ifPresent(all::add));
    return all;
  }
}
