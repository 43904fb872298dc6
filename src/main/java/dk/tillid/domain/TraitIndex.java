package dk.tillid.domain;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Search over non-identifying traits. A search sees every commit that was acknowledged before it
/// began. A case that lies in another is not found: the surviving one speaks for it.
public interface TraitIndex {
  /// A place in the order: newest opening first, then by a random rank that says nothing of the
  /// case. Stable while other cases come and go.
  ///
  /// @param openedDay days since 1970-01-01 of the latest episode's opening (or the enquiry's
  ///   receipt)
  /// @param rank unsigned 64-bit tie-breaker
  record Place(long openedDay, long rank) {}

  /// A hit and its place.
  record Hit<T>(T id, Place place) {}

  /// The first `limit` cases after `after`.
  List<Hit<CaseId>> cases(TraitQuery query, Optional<Place> after, int limit);

  /// The first `limit` enquiries after `after`.
  ///
  /// @param open only those without an outcome (`true`) or with one (`false`); any when absent
  List<Hit<ReferralId>> referrals(
      Municipality municipality,
      Set<TeamId> teams,
      Optional<Boolean> open,
      Optional<Place> after,
      int limit);

  /// How many cases match, counted up to `cap`.
  int countUpTo(TraitQuery query, int cap);
}
