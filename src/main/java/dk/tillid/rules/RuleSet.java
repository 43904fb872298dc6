package dk.tillid.rules;

import dk.tillid.domain.Municipality;
import dk.tillid.domain.code.ClosingReason;
import dk.tillid.domain.code.Phase;
import dk.tillid.domain.code.SafetyActor;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// What one municipality states about outreach work (kvalitetsstandard) from a day on. What is not
/// stated is empty and is not enforced.
///
/// @param name of the municipality, or `Serviceloven § 99` where it states nothing
/// @param source the document the rules are taken from
/// @param validUntil the last day; empty until a later set takes over
/// @param texts the municipality's words for each rule it states, and for no other
public record RuleSet(
    Municipality municipality,
    String name,
    String source,
    LocalDate validFrom,
    Optional<LocalDate> validUntil,
    Reaching reaching,
    Frame frame,
    FollowUp followUp,
    Terms terms,
    Office office,
    Records records,
    Map<RuleKey, RuleText> texts) {
  /// The law that holds everywhere, by which a municipality without rules of its own is named.
  public static final String LAW = "Serviceloven § 99";

  /// Copies the texts, in the order of the keys.
  public RuleSet {
    Map<RuleKey, RuleText> ordered = new EnumMap<>(RuleKey.class);
    ordered.putAll(texts);
    texts = Collections.unmodifiableMap(ordered);
  }

  /// How the citizen is reached.
  ///
  /// @param firstContactWorkingDays within how many working days (hverdage) of the enquiry the
  ///   first contact is aimed at
  /// @param minPhoneAttempts calls that belong to the protocol of visits and calls
  public record Reaching(
      OptionalInt firstContactWorkingDays,
      Optional<AttemptProtocol> protocol,
      OptionalInt minPhoneAttempts) {
    static final Reaching UNSTATED =
        new Reaching(OptionalInt.empty(), Optional.empty(), OptionalInt.empty());
  }

  /// In what frame the work is done.
  ///
  /// @param minutesPerIsoWeek the most minutes a week (Monday to Sunday); empty also where the
  ///   municipality states that there is no limit
  /// @param phases the phases used; empty where the rules know none
  /// @param teamReviewsPerWeek how often a week the team looks at its cases (teammøder)
  public record Frame(
      OptionalInt minutesPerIsoWeek,
      Optional<TimeLimit> timeLimit,
      Optional<ServiceHours> serviceHours,
      Optional<AgeRange> age,
      List<Phase> phases,
      Optional<WorkersPerCase> workersPerCase,
      OptionalInt teamReviewsPerWeek) {
    static final Frame UNSTATED =
        new Frame(
            OptionalInt.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            OptionalInt.empty());

    /// Copies the phases.
    public Frame {
      phases = List.copyOf(phases);
    }
  }

  /// How long support lasts (varighed).
  public enum TimeLimit {
    /// Temporary, as long as the one citizen needs.
    TEMPORARY_INDIVIDUAL,
    /// No limit is set.
    NONE_SET
  }

  /// When the team works.
  public enum ServiceHours {
    /// In daytime on working days only.
    WORKING_DAYS,
    /// In opening hours, and else where needed.
    WORKING_DAYS_AND_WHEN_NEEDED
  }

  /// How many workers (kontaktpersoner) share a case.
  public record WorkersPerCase(int least, int most) {}

  /// What is followed up and reported.
  ///
  /// @param exactAge whether the annual report asks for the exact ages, so that they are kept
  public record FollowUp(
      Set<EffectMeasure> effectMeasures, Optional<Scheduled> scheduled, boolean exactAge) {
    static final FollowUp UNSTATED = new FollowUp(Set.of(), Optional.empty(), false);

    /// Copies the measures, in their order.
    public FollowUp {
      Set<EffectMeasure> ordered = EnumSet.noneOf(EffectMeasure.class);
      ordered.addAll(effectMeasures);
      effectMeasures = Collections.unmodifiableSet(ordered);
    }
  }

  /// By what an effect is told.
  public enum EffectMeasure {
    /// Whether society's possibilities are used.
    USES_SOCIETY,
    /// Whether established services are used.
    USES_SERVICES,
    /// Whether isolation is broken.
    ISOLATION_BROKEN,
    /// The overall goal, told in the annual report.
    OVERALL_GOAL
  }

  /// What follow-up is laid down.
  public enum Scheduled {
    /// Expressly none.
    NONE,
    /// With the measurement of effect.
    EFFECT_MEASURE,
    /// On leaving a phase.
    PHASE_EXIT,
    /// In the annual status report.
    ANNUAL_STATUS
  }

  /// On what terms the citizen is met.
  ///
  /// @param registrationWithoutPersonalData whether every enquiry is registered without personal
  ///   data
  /// @param decisionIssued whether a formal decision (afgørelse) is made
  /// @param confidentialUntilConsent whether nothing is told until the citizen consents
  /// @param authorityPowers whether a worker has authority over the citizen
  /// @param interveners who alone may intervene in a danger; empty where that is not stated, so
  ///   that nobody is refused
  public record Terms(
      Optional<Anonymity> anonymity,
      Optional<Boolean> registrationWithoutPersonalData,
      Optional<Boolean> decisionIssued,
      Optional<Complaint> complaint,
      Optional<Boolean> userSurvey,
      Optional<Boolean> freeChoiceOfProvider,
      Optional<Price> price,
      Optional<Boolean> confidentialUntilConsent,
      Optional<Boolean> authorityPowers,
      Set<SafetyActor> interveners) {
    static final Terms UNSTATED =
        new Terms(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Set.of());

    /// Copies the interveners, in their order.
    public Terms {
      Set<SafetyActor> ordered = EnumSet.noneOf(SafetyActor.class);
      ordered.addAll(interveners);
      interveners = Collections.unmodifiableSet(ordered);
    }
  }

  /// Whose choice anonymity (anonymitet) is.
  public enum Anonymity {
    /// The citizen may choose it.
    CITIZEN_CHOICE,
    /// It is offered to everybody.
    OFFERED,
    /// The worker may offer it.
    MAY_BE_OFFERED
  }

  /// How one can complain (klage).
  ///
  /// @param receivingUnit the unit that takes complaints; empty where none is stated
  /// @param helpToWrite whether somebody helps to write the complaint
  public record Complaint(ComplaintWay way, Optional<String> receivingUnit, boolean helpToWrite) {
    /// No complaint is possible.
    static final Complaint NONE = new Complaint(ComplaintWay.NOT_POSSIBLE, Optional.empty(), false);
  }

  /// In what way a complaint is made.
  public enum ComplaintWay {
    /// Expressly not at all.
    NOT_POSSIBLE,
    /// In writing or orally.
    WRITTEN_OR_ORAL
  }

  /// What it costs the citizen.
  public enum Price {
    /// Nothing.
    FREE,
    /// Nothing but the citizen's own part in activities.
    FREE_BUT_OWN_ACTIVITIES
  }

  /// Who answers, and when it is closed.
  ///
  /// @param unit the unit responsible
  /// @param emergencyNumbers as the municipality prints them
  public record Office(
      Optional<String> unit, List<EmergencyNumber> emergencyNumbers, Set<DayOff> daysOff) {
    static final Office UNSTATED = new Office(Optional.empty(), List.of(), Set.of());

    /// Copies the lists.
    public Office {
      emergencyNumbers = List.copyOf(emergencyNumbers);
      Set<DayOff> ordered = EnumSet.noneOf(DayOff.class);
      ordered.addAll(daysOff);
      daysOff = Collections.unmodifiableSet(ordered);
    }
  }

  /// What may be kept, and for how long (opbevaring).
  ///
  /// @param noteAllowed whether a short note beside the codes is allowed; off unless stated
  /// @param retentionMonths how many months after its closing a case is withdrawn; empty where no
  ///   period is stated, so that no case is withdrawn by age
  public record Records(boolean noteAllowed, OptionalInt retentionMonths) {
    static final Records UNSTATED = new Records(false, OptionalInt.empty());
  }

  /// A number to call in danger.
  public record EmergencyNumber(String number, String da, String en) {}

  /// A municipality that states nothing of its own: only the law holds.
  public static RuleSet unstated(Municipality municipality) {
    return new RuleSet(
        municipality,
        LAW,
        LAW,
        LocalDate.EPOCH,
        Optional.empty(),
        Reaching.UNSTATED,
        Frame.UNSTATED,
        FollowUp.UNSTATED,
        Terms.UNSTATED,
        Office.UNSTATED,
        Records.UNSTATED,
        Map.of());
  }

  /// Whether the municipality states a rule of this kind.
  public boolean states(RuleKey key) {
    return texts.containsKey(key);
  }

  /// The municipality's words for a rule; empty where it does not state it.
  public Optional<RuleText> text(RuleKey key) {
    return Optional.ofNullable(texts.get(key));
  }

  /// Whether a case may end for this reason. Only the two ways of giving up on a citizen who cannot
  /// be reached depend on the rules.
  public boolean knows(ClosingReason reason) {
    return switch (reason) {
      case UNREACHABLE_PROTOCOL ->
          reaching.protocol().filter(AttemptProtocol.VisitsAndCalls.class::isInstance).isPresent();
      case UNREACHABLE_ASSESSED ->
          reaching
              .protocol()
              .filter(AttemptProtocol.IndividualAssessment.class::isInstance)
              .isPresent();
      case DECLINED_FIRST_CONTACT,
          CITIZEN_WISH,
          DECLINED_LATER,
          ISOLATION_BROKEN,
          MOVED_TO_OTHER_SUPPORT,
          SELF_RELIANT,
          HANDED_OVER_UNDER_18,
          HANDED_OVER_OVER_65,
          MOVED_AWAY,
          IMPRISONED,
          DECEASED ->
          true;
    };
  }
}
