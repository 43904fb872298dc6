package dk.tillid.domain;

import dk.tillid.domain.code.Answer;
import dk.tillid.domain.code.MeasurementKind;
import dk.tillid.domain.code.Service;
import java.time.LocalDate;
import java.util.Set;

/// An effect measurement (effektmåling): which services the citizen uses on a day.
///
/// @param episode the episode's place in the case, from 0
/// @param servicesInUse the services that the citizen uses
/// @param usesSociety whether society's possibilities (samfundets muligheder) are used
/// @param isolationBroken whether isolation is broken (isolationen brudt)
public record Measurement(
    int episode,
    LocalDate on,
    MeasurementKind kind,
    Set<Service> servicesInUse,
    Answer usesSociety,
    Answer isolationBroken) {
  /// Copies the set.
  public Measurement {
    servicesInUse = Codes.copy(servicesInUse, Service.class);
  }
}
