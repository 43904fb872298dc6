package dk.tillid.effect;

import dk.tillid.domain.TeamId;
import dk.tillid.domain.code.CaseStage;
import dk.tillid.domain.code.CompletenessItem;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How complete a team's cases are (datakvalitet). It tells of the team and never of a worker.
///
/// @param cases the persons looked at, each counted once
/// @param stages by stage, one row for each of the list
/// @param items one row for each item of the list
public record TeamCompleteness(TeamId team, int cases, List<Tally> stages, List<Row> items) {
  /// How many cases are asked for an item, and how many answer it.
  public record Row(CompletenessItem item, int asked, int answered) {}

  /// One case and whose it is.
  public record Entry(TeamId team, Completeness completeness) {}

  /// Copies the rows.
  public TeamCompleteness {
    stages = List.copyOf(stages);
    items = List.copyOf(items);
  }

  /// The teams by name.
  public static List<TeamCompleteness> of(Stream<Entry> entries) {
    Map<TeamId, List<Completeness>> teams =
        entries.collect(
            Collectors.groupingBy(
                Entry::team,
                () -> new TreeMap<>(Comparator.comparing(TeamId::value)),
                Collectors.mapping(Entry::completeness, Collectors.toList())));
    return teams.entrySet().stream().map(it -> of(it.getKey(), it.getValue())).toList();
  }

  private static TeamCompleteness of(TeamId team, List<Completeness> cases) {
    Counter<CaseStage> stages = new Counter<>(CaseStage.values());
    Counter<CompletenessItem> asked = new Counter<>(CompletenessItem.values());
    Counter<CompletenessItem> answered = new Counter<>(CompletenessItem.values());
    for (Completeness one : cases) {
      stages.add(one.stage());
      one.asked().forEach(asked::add);
      one.answered().forEach(answered::add);
    }
    return new TeamCompleteness(
        team,
        cases.size(),
        Tally.of(CaseStage.values(), stages),
        Arrays.stream(CompletenessItem.values())
            .map(item -> new Row(item, asked.of(item), answered.of(item)))
            .toList());
  }

  /// All that the cases are asked for.
  public int asked() {
    return items.stream().mapToInt(Row::asked).sum();
  }

  /// All that is answered of it.
  public int answered() {
    return items.stream().mapToInt(Row::answered).sum();
  }

  /// Whole percent answered, rounded half up; 100 where nothing is asked.
  public int percent() {
    return Completeness.percent(answered(), asked());
  }
}
