package dk.tillid.domain;

import dk.tillid.domain.code.AssessmentGround;
import dk.tillid.domain.code.ClosingReason;
import dk.tillid.domain.code.IsolationBrokenBy;
import dk.tillid.domain.code.Service;
import java.time.LocalDate;
import java.util.Set;

/// The end of an episode (afslutning).
///
/// @param isolationBrokenBy given with `ISOLATION_BROKEN`, else empty
/// @param assessment the coded grounds given with `UNREACHABLE_ASSESSED`, else empty
/// @param servicesInUse the services that the citizen uses at the end
public record Closure(
    LocalDate on,
    ClosingReason reason,
    Set<IsolationBrokenBy> isolationBrokenBy,
    Set<AssessmentGround> assessment,
    Set<Service> servicesInUse) {
  /// Copies the sets.
  public Closure {
    isolationBrokenBy = Codes.copy(isolationBrokenBy, IsolationBrokenBy.class);
    assessment = Codes.copy(assessment, AssessmentGround.class);
    servicesInUse = Codes.copy(servicesInUse, Service.class);
  }
}
