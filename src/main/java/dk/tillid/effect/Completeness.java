package dk.tillid.effect;

import dk.tillid.domain.CaseFile;
import dk.tillid.domain.Closure;
import dk.tillid.domain.ContactTally;
import dk.tillid.domain.Course;
import dk.tillid.domain.Observation;
import dk.tillid.domain.code.CaseStage;
import dk.tillid.domain.code.ClosingReason;
import dk.tillid.domain.code.CompletenessItem;
import dk.tillid.domain.code.MeasurementKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What a case is asked for at its stage, and what of it is answered (datakvalitet).
///
/// Demands grow with engagement, by the rule of the American HUD: nothing about the citizen is
/// asked before the citizen is met. "Unknown" is an answer. What the citizen may keep back without
/// a code for it – target groups, problems, goals, age – is not asked for, and whether the citizen
/// is anonymous is not looked at, so that nobody's figure is lower for it.
///
/// @param stage of the latest episode
/// @param asked the items asked for, in the order of their list
/// @param answered those of them that are answered
public record Completeness(
    CaseStage stage, List<CompletenessItem> asked, List<CompletenessItem> answered) {
  /// Copies the lists.
  public Completeness {
    asked = List.copyOf(asked);
    answered = List.copyOf(answered);
  }

  /// The items asked for that are not answered yet.
  public List<CompletenessItem> missing() {
    return asked.stream().filter(item -> !answered.contains(item)).toList();
  }

  /// Whole percent answered of what is asked, rounded half up; 100 where nothing is asked.
  public int percent() {
    return percent(answered.size(), asked.size());
  }

  static int percent(int answered, int asked) {
    return asked == 0 ? 100 : Share.percent(answered, asked);
  }

  /// The completeness of what is known of a person.
  ///
  /// @param files the cases about the person, the surviving one first: its latest episode is looked
  ///   at, while an observation may stand in any
  /// @param phases whether the municipality's rules use phases
  public static Completeness of(List<CaseFile> files, ContactTally tally, boolean phases) {
    CaseFile file = files.getFirst();
    Spell spell =
        Spell.of(file, file.course().episodeIndex(), Days.of(Arrays.stream(tally.days(file.id()))));
    List<CompletenessItem> asked = asked(spell, phases);
    List<CompletenessItem> answered = asked.stream().filter(item -> answered(item, files)).toList();
    return new Completeness(stage(spell), asked, answered);
  }

  private static CaseStage stage(Spell spell) {
    return spell.episode().open() ? reached(spell.ladder()) : CaseStage.CLOSING;
  }

  private static CaseStage reached(Ladder ladder) {
    if (ladder.engaged().isPresent()) return CaseStage.ENGAGED;
    if (ladder.reached().isPresent()) return CaseStage.REACHED;
    return ladder.attempted().isPresent() ? CaseStage.ATTEMPTED : CaseStage.REGISTERED;
  }

  private static List<CompletenessItem> asked(Spell spell, boolean phases) {
    // Who declined was met, and told nothing.
    CaseStage came = declined(spell) ? CaseStage.ATTEMPTED : reached(spell.ladder());
    boolean followUp = came == CaseStage.ENGAGED && canBeFollowedUp(spell);
    return Arrays.stream(CompletenessItem.values())
        .filter(item -> phases || item != CompletenessItem.PHASE)
        .filter(
            item -> item.from() == CaseStage.CLOSING ? followUp : item.from().compareTo(came) <= 0)
        .toList();
  }

  private static boolean declined(Spell spell) {
    return reason(spell).filter(it -> it == ClosingReason.DECLINED_FIRST_CONTACT).isPresent();
  }

  private static boolean canBeFollowedUp(Spell spell) {
    return reason(spell).filter(it -> it != ClosingReason.DECEASED).isPresent();
  }

  private static Optional<ClosingReason> reason(Spell spell) {
    return spell.episode().closure().map(Closure::reason);
  }

  private static boolean answered(CompletenessItem item, List<CaseFile> files) {
    return switch (item) {
      case WORKER -> !files.getFirst().card().workers().isEmpty();
      case HOUSING -> observed(files, Observation::housing);
      case INCOME -> observed(files, Observation::income);
      case FREQUENCY -> observed(files, Observation::frequency);
      case PHASE -> files.stream().anyMatch(file -> !file.course().phases().isEmpty());
      case BASELINE -> measured(files.getFirst().course(), MeasurementKind.BASELINE);
      case FOLLOW_UP -> measured(files.getFirst().course(), MeasurementKind.FOLLOW_UP);
    };
  }

  private static boolean observed(
      List<CaseFile> files, Function<Observation, Optional<?>> question) {
    return files.stream()
        .flatMap(file -> file.course().observations().stream())
        .anyMatch(seen -> question.apply(seen).isPresent());
  }

  private static boolean measured(Course course, MeasurementKind kind) {
    return course.measurements().stream()
        .anyMatch(it -> it.episode() == course.episodeIndex() && it.kind() == kind);
  }
}
