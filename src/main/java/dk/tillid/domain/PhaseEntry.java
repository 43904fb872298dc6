package dk.tillid.domain;

import dk.tillid.domain.code.Phase;
import java.time.LocalDate;

/// The day from which a case is in a phase (fase).
public record PhaseEntry(Phase phase, LocalDate from) {}
