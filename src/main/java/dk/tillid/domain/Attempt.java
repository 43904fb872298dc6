package dk.tillid.domain;

import dk.tillid.domain.code.AttemptKind;
import dk.tillid.domain.code.AttemptResult;
import dk.tillid.domain.code.PlaceKind;
import java.time.LocalDate;

/// An attempt to reach the citizen (kontaktforsøg).
///
/// @param episode the episode's place in the case, from 0
/// @param noteLeft whether a note with the team's telephone was left (seddel i postkassen)
public record Attempt(
    int episode,
    LocalDate on,
    AttemptKind kind,
    PlaceKind place,
    boolean noteLeft,
    AttemptResult result) {}
