package dk.tillid.effect;

import dk.tillid.domain.Observation;
import dk.tillid.domain.code.HousingSituation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Where a citizen lived through a year (boligsituation).
///
/// @param during every situation observed in the year, and the one the citizen brought into it
/// @param latest the last one known on the report's last day
/// @param housedAfterHomelessness whether housing was found in the year by one who was homeless
record Lodging(
    Set<HousingSituation> during,
    Optional<HousingSituation> latest,
    boolean housedAfterHomelessness) {
  private record Stay(LocalDate on, HousingSituation where) {}

  /// @param sorted the observations up to the last day, oldest first
  /// @param carriedOver whether the citizen was a citizen of the team already when the year began:
  ///   only then does an older observation count for the year
  static Lodging of(List<Observation> sorted, ReportYear year, boolean carriedOver) {
    List<Stay> stays = stays(sorted);
    Set<HousingSituation> during = EnumSet.noneOf(HousingSituation.class);
    stays.stream().filter(stay -> year.contains(stay.on)).map(Stay::where).forEach(during::add);
    if (carriedOver) {
      stays.stream()
          .filter(stay -> stay.on.isBefore(year.first()))
          .reduce((_, later) -> later)
          .ifPresent(stay -> during.add(stay.where));
    }
    Optional<HousingSituation> latest =
        stays.isEmpty() ? Optional.empty() : Optional.of(stays.getLast().where);
    return new Lodging(during, latest, housed(stays, year));
  }

  private static List<Stay> stays(List<Observation> sorted) {
    List<Stay> stays = new ArrayList<>();
    for (Observation seen : sorted) {
      seen.housing().ifPresent(where -> stays.add(new Stay(seen.on(), where)));
    }
    return stays;
  }

  private static boolean housed(List<Stay> stays, ReportYear year) {
    boolean homeless = false;
    for (Stay stay : stays) {
      boolean housed = stay.where == HousingSituation.HOUSED;
      if (housed && homeless && year.contains(stay.on)) return true;
      // What is unknown neither ends homelessness nor begins it.
      homeless = stay.where.homeless() || (homeless && !housed);
    }
    return false;
  }

  boolean homelessDuring() {
    return during.stream().anyMatch(HousingSituation::homeless);
  }

  boolean homelessAtEnd() {
    return latest.filter(HousingSituation::homeless).isPresent();
  }

  boolean sleptOutdoors() {
    return during.contains(HousingSituation.ROUGH);
  }
}
