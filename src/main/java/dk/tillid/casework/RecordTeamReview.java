package dk.tillid.casework;

import dk.tillid.domain.Actor;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Command;
import dk.tillid.domain.Decision;
import dk.tillid.domain.Episode;
import dk.tillid.domain.Proceedings;
import dk.tillid.domain.View;
import dk.tillid.domain.Warning;
import dk.tillid.rules.Practice;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Records a team's look at a case (teammøde), which decides by how many workers it is taken.
///
/// @param workers 1 or 2, as the rules allow
public record RecordTeamReview(
    Actor actor, Practice practice, CaseId caseId, LocalDate on, int workers) implements Command {
  private static final int DAYS_OF_A_WEEK = 7;

  @Override
  public Decision decide(View view) {
    return Guard.within(view, practice, actor, caseId, on, this::decide);
  }

  private Decision decide(Guard guard) {
    List<Proceedings.TeamReview> known = guard.file().proceedings().teamReviews();
    Proceedings.TeamReview review = new Proceedings.TeamReview(on, workers);
    return guard
        .open()
        .dated()
        .unless(Workers.refusal(guard.rules(), workers))
        .room(known)
        .then(() ->
            guard.done(
                guard.file().proceedings().with(review), known.size(), warnings(guard, known)));
  }

  /// A team that meets so often a week has met once by this day.
  private static List<Warning> warnings(Guard guard, List<Proceedings.TeamReview> known) {
    Episode episode = guard.file().course().episode();
    boolean first = known.stream().allMatch(it -> it.on().isBefore(episode.openedOn()));
    long days = ChronoUnit.DAYS.between(episode.openedOn(), guard.on());
    boolean late =
        guard.rules().frame().teamReviewsPerWeek().stream()
            .anyMatch(times -> days > Math.ceilDiv(DAYS_OF_A_WEEK, times));
    return first && late ? List.of(Warning.TEAM_REVIEW_LATE) : List.of();
  }
}
