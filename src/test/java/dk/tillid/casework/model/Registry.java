package dk.tillid.casework.model;

import dk.tillid.casework.Origin;
import dk.tillid.domain.Actor;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.CodeTag;
import dk.tillid.domain.Episode;
import dk.tillid.domain.Referral;
import dk.tillid.domain.ReferralId;
import dk.tillid.domain.Refusal;
import dk.tillid.domain.TeamId;
import dk.tillid.domain.code.ReferralOutcome;
import dk.tillid.domain.code.ReferralSource;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The model of the registry: maps and lists, and nothing that decides for the product.
final class Registry {
  /// How many days back something may be recorded.
  static final int BACKDATING_DAYS = 92;

  /// For how many days a merger can be undone.
  static final int UNDO_DAYS = 30;

  /// The most entries of a list.
  static final int MOST = 6;

  final Wrong wrong;
  final Almanac almanac;
  final Map<CaseId, Folder> folders = new LinkedHashMap<>();
  final Map<ReferralId, Referral> enquiries = new LinkedHashMap<>();
  final Map<CodeTag, CaseId> codes = new LinkedHashMap<>();
  final Set<CodeTag> endedCodes = new HashSet<>();
  final Set<CaseId> erased = new HashSet<>();
  final Set<ReferralId> erasedEnquiries = new HashSet<>();
  LocalDate today;

  Registry(Wrong wrong, LocalDate today) {
    this.wrong = wrong;
    this.today = today;
    almanac = new Almanac(wrong);
  }

  boolean is(Wrong asked) {
    return wrong == asked;
  }

  /// Whether somebody works for a team.
  static boolean reaches(Actor actor, String municipality, TeamId team) {
    boolean near = actor.municipality().code().equals(municipality);
    return switch (actor.role()) {
      case WORKER -> near && actor.teams().contains(team);
      case TEAMLEAD -> near;
      case STATISTICIAN, KEYKEEPER, AUDITOR, OPERATOR, CITIZEN -> false;
    };
  }

  Optional<Folder> reached(Actor actor, CaseId id) {
    return Optional.ofNullable(folders.get(id))
        .filter(it -> reaches(actor, it.municipality(), it.card.team()));
  }

  Optional<Referral> reached(Actor actor, ReferralId id) {
    return Optional.ofNullable(enquiries.get(id))
        .filter(it -> reaches(actor, it.municipality().code(), it.team()));
  }

  Set<Says> says(Folder folder, LocalDate day) {
    return Says.of(folder.municipality(), day);
  }

  boolean says(Folder folder, LocalDate day, Says what) {
    return says(folder, day).contains(what);
  }

  boolean full(List<?> entries) {
    return entries.size() >= MOST;
  }

  /// What speaks against an event of a day.
  Foresight.Objections recent(LocalDate on) {
    return new Foresight.Objections()
        .when(on.isAfter(today), Refusal.DATE_IN_FUTURE)
        .when(on.isBefore(today.minusDays(BACKDATING_DAYS)), Refusal.DATE_TOO_OLD);
  }

  /// What speaks against work in a case.
  Foresight.Objections frozen(Foresight.Objections objections, Folder folder) {
    return objections.when(
        folder.in.isPresent() && !is(Wrong.MERGED_IS_NOT_FROZEN), Refusal.CASE_MERGED);
  }

  /// What speaks against an event of a day in a case.
  Foresight.Objections dated(Folder folder, LocalDate on) {
    return frozen(recent(on), folder)
        .when(on.isBefore(folder.episode().openedOn()), Refusal.DATE_BEFORE_OPENING);
  }

  /// What speaks against work of a day with the citizen.
  Foresight.Objections running(Folder folder, LocalDate on) {
    return dated(folder, on).when(!folder.open(), Refusal.CASE_CLOSED);
  }

  /// Whether what an origin names is within reach.
  boolean traces(Actor actor, Origin origin) {
    return switch (origin) {
      case Origin.Enquiry(ReferralId id) -> reached(actor, id).isPresent();
      case Origin.Met _ -> true;
    };
  }

  /// The enquiry that an origin names.
  Optional<Referral> enquiry(Origin origin) {
    return switch (origin) {
      case Origin.Enquiry(ReferralId id) -> Optional.ofNullable(enquiries.get(id));
      case Origin.Met _ -> Optional.empty();
    };
  }

  /// What speaks against something coming of an enquiry on a day.
  static void ofEnquiry(Foresight.Objections objections, Referral enquiry, LocalDate on) {
    boolean open = enquiry.outcome() == ReferralOutcome.OPEN;
    boolean hasCase =
        enquiry.outcome() == ReferralOutcome.CASE_OPENED
            || enquiry.outcome() == ReferralOutcome.CASE_KNOWN;
    objections
        .when(hasCase, Refusal.REFERRAL_HAS_CASE)
        .when(!open && !hasCase, Refusal.REFERRAL_ANSWERED)
        .when(on.isBefore(enquiry.receivedOn()), Refusal.DATE_BEFORE_ENQUIRY);
  }

  static Episode begun(Origin origin, Optional<Referral> enquiry, LocalDate on) {
    ReferralSource source =
        switch (origin) {
          case Origin.Met(ReferralSource met) -> met;
          case Origin.Enquiry _ -> enquiry.orElseThrow().source();
        };
    return new Episode(
        on,
        source,
        enquiry.map(Referral::id),
        enquiry.map(Referral::receivedOn),
        Optional.empty(),
        Optional.empty());
  }

  void answer(Referral it, ReferralOutcome outcome, Optional<CaseId> caseId, LocalDate on) {
    enquiries.put(
        it.id(),
        new Referral(
            it.id(),
            it.municipality(),
            it.team(),
            it.receivedOn(),
            it.source(),
            it.referrerKind(),
            it.channel(),
            it.concerns(),
            outcome,
            caseId,
            Optional.of(on)));
  }

  /// The day by which the citizen should be reached.
  Optional<LocalDate> due(Folder folder) {
    return folder
        .episode()
        .receivedOn()
        .filter(day -> says(folder, day, Says.FIVE_WORKING_DAYS))
        .map(day -> almanac.due(says(folder, day), day));
  }

  /// Forgets an enquiry.
  void erase(ReferralId id) {
    if (enquiries.remove(id) != null) {
      erasedEnquiries.add(id);
    }
  }

  /// Forgets everything about the person.
  void erasePerson(Folder folder) {
    List<Folder> all = is(Wrong.ERASED_ALONE) ? List.of(folder) : folder.person();
    for (Folder it : all) {
      folders.remove(it.id);
      erased.add(it.id);
      if (!is(Wrong.ERASED_COMES_BACK)) {
        codes.values().removeIf(it.id::equals);
      }
      if (!is(Wrong.ERASED_WITHOUT_ENQUIRIES)) {
        it.enquiries().forEach(this::erase);
      }
    }
  }
}
