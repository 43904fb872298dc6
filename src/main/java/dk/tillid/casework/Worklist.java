package dk.tillid.casework;

import dk.tillid.domain.Actor;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Referral;
import dk.tillid.domain.ReferralId;
import dk.tillid.domain.TraitIndex;
import dk.tillid.domain.TraitQuery;
import dk.tillid.domain.View;
import dk.tillid.rules.Practice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/// The due list of whoever asks, gathered through the index.
///
/// @param most how many cases, and how many enquiries, are drawn at most, the newest first
public record Worklist(Practice practice, Supplier<View> view, TraitIndex index, int most) {
  private static final int BATCH = 500;

  /// The list of what the actor reaches.
  ///
  /// @param mine only cases of the actor as one of the workers, and no enquiries
  public Today of(Actor actor, boolean mine) {
    View now = view.get();
    List<Referral> referrals = mine ? List.of() : referrals(now, actor);
    return Today.of(practice, now, cases(now, actor, mine), referrals);
  }

  private List<CaseFile> cases(View now, Actor actor, boolean mine) {
    TraitQuery query =
        TraitQuery.open(
            actor.municipality(),
            actor.listedTeams(),
            mine ? Optional.of(actor.worker()) : Optional.empty());
    return all(actor, (after, limit) -> index.cases(query, after, limit)).stream()
        .flatMap((CaseId id) -> now.caseFile(id).stream())
        .filter(actor::reaches)
        .toList();
  }

  private List<Referral> referrals(View now, Actor actor) {
    return all(
            actor,
            (after, limit) ->
                index.referrals(
                    actor.municipality(), actor.listedTeams(), Optional.of(true), after, limit))
        .stream()
        .flatMap((ReferralId id) -> now.referral(id).stream())
        .filter(actor::reaches)
        .toList();
  }

  private <T> List<T> all(
      Actor actor, BiFunction<Optional<TraitIndex.Place>, Integer, List<TraitIndex.Hit<T>>> read) {
    List<T> all = new ArrayList<>();
    Optional<TraitIndex.Place> after = Optional.empty();
    int size = actor.reachesNothing() ? 0 : BATCH;
    while (size == BATCH && all.size() < most) {
      List<TraitIndex.Hit<T>> batch = read.apply(after, BATCH);
      batch.forEach(hit -> all.add(hit.id()));
      size = batch.size();
      after = batch.isEmpty() ? after : Optional.of(batch.getLast().place());
    }
    return all;
  }
}
