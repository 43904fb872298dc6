package dk.tillid.effect;

import dk.tillid.domain.Traits;
import dk.tillid.domain.code.Answer;
import dk.tillid.domain.code.AttemptKind;
import dk.tillid.domain.code.AttemptResult;
import dk.tillid.domain.code.BridgeStage;
import dk.tillid.domain.code.ClosingReason;
import dk.tillid.domain.code.ContactMode;
import dk.tillid.domain.code.FurtherProblem;
import dk.tillid.domain.code.HousingSituation;
import dk.tillid.domain.code.IncomeBasis;
import dk.tillid.domain.code.MeasurementKind;
import dk.tillid.domain.code.PlaceKind;
import dk.tillid.domain.code.PrimaryProblem;
import dk.tillid.domain.code.ReferralChannel;
import dk.tillid.domain.code.ReferralSource;
import dk.tillid.domain.code.ReferrerKind;
import dk.tillid.domain.code.Service;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/// One recorded event of a case history, told without saying how it is recorded. Each step is made
/// on its own day.
public sealed interface Step {
  /// The day of the event and of its record.
  LocalDate on();

  /// The fixture's own number of the case; it is no part of any record.
  int caseNo();

  /// An enquiry; the case's next `Open` or `Reopen` answers it.
  record Enquire(
      LocalDate on, int caseNo, ReferralSource source, ReferrerKind by, ReferralChannel channel)
      implements Step {}

  /// A case is opened. Its source is the enquiry's where there is one, else `source`.
  record Open(LocalDate on, int caseNo, ReferralSource source, Traits traits) implements Step {}

  /// A closed case is opened again. Its source is the enquiry's where there is one, else `source`.
  record Reopen(LocalDate on, int caseNo, ReferralSource source) implements Step {}

  /// An attempt to reach the citizen.
  record Try(LocalDate on, int caseNo, AttemptKind kind, PlaceKind place, AttemptResult result)
      implements Step {}

  /// A contact.
  record Meet(LocalDate on, int caseNo, ContactMode mode, PlaceKind place, int minutes)
      implements Step {}

  /// An observation.
  record Observe(
      LocalDate on,
      int caseNo,
      Optional<HousingSituation> housing,
      Optional<IncomeBasis> income,
      Optional<PrimaryProblem> primaryProblem,
      Set<FurtherProblem> furtherProblems)
      implements Step {}

  /// A stage of a bridge to a service.
  record Bridge(LocalDate on, int caseNo, Service service, BridgeStage stage) implements Step {}

  /// An effect measurement.
  record Measure(
      LocalDate on,
      int caseNo,
      MeasurementKind kind,
      Set<Service> servicesInUse,
      Answer usesSociety,
      Answer isolationBroken)
      implements Step {}

  /// The end of an episode.
  record Close(LocalDate on, int caseNo, ClosingReason reason) implements Step {}
}
