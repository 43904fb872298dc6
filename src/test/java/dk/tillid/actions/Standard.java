package dk.tillid.actions;

import dk.tillid.domain.Outcome;
import dk.tillid.domain.Refusal;
import dk.tillid.domain.Warning;
import dk.tillid.domain.code.CaseAction;
import dk.tillid.domain.code.ClosingReason;
import dk.tillid.domain.code.Code;
import dk.tillid.domain.code.HandoverUnit;
import dk.tillid.domain.code.MeasurementKind;
import dk.tillid.domain.code.Phase;
import dk.tillid.domain.code.RecipientKind;
import dk.tillid.domain.code.SafetyActor;
import dk.tillid.rules.RuleKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A documented set of answers, for tests: what the law alone gives, and each departure from it
/// with the sentence of the municipality's standard that it comes of.
///
/// An action is named by its code and, where the answer hangs on a choice, the choice's code, as in
/// `CLOSE_CASE DECEASED`; the code alone stands for all choices.
final class Standard {
  /// What is answered.
  record Answer(Optional<Outcome.Refused> refused, List<Warning> warnings) {
    static final Answer YES = new Answer(Optional.empty(), List.of());

    static Answer no(Refusal reason, Optional<RuleKey> rule) {
      return new Answer(
          Optional.of(new Outcome.Refused(reason, rule.map(RuleKey::key))), List.of());
    }

    private Answer but(Warning warning) {
      return new Answer(refused, Stream.concat(warnings.stream(), Stream.of(warning)).toList());
    }

    @Override
    public String toString() {
      return refused
          .map(it -> "no: " + it.reason() + it.rule().map(rule -> " by " + rule).orElse(""))
          .orElse(warnings.isEmpty() ? "yes" : "yes, but " + warnings);
    }
  }

  /// The sentence behind a departure.
  record Source(RuleKey rule, String sentence) {}

  private static final Map<CaseAction, List<Code>> CHOICES =
      Map.of(
          CaseAction.RECORD_OBSERVATION, List.of(Phase.values()),
          CaseAction.MEASURE_EFFECT, List.of(MeasurementKind.values()),
          CaseAction.CLOSE_CASE, List.of(ClosingReason.values()),
          CaseAction.RECORD_HANDOVER, List.of(HandoverUnit.values()),
          CaseAction.RECORD_SAFETY_EVENT, List.of(SafetyActor.values()),
          CaseAction.RECORD_DISCLOSURE, List.of(RecipientKind.values()));

  private final Map<String, Answer> answers;
  private final List<Source> sources = new ArrayList<>();

  private Standard(Map<String, Answer> answers) {
    this.answers = new TreeMap<>(answers);
  }

  /// Every action, with every choice where the answer hangs on one: possible, unless a line
  /// refuses.
  static Standard everything() {
    Map<String, Answer> all = new TreeMap<>();
    for (CaseAction action : CaseAction.values()) {
      if (!CHOICES.containsKey(action) || action == CaseAction.RECORD_OBSERVATION) {
        all.put(action.name(), Answer.YES);
      }
      CHOICES
          .getOrDefault(action, List.of())
          .forEach(choice -> all.put(action + " " + choice.name(), Answer.YES));
    }
    return new Standard(all);
  }

  /// The name of an answer.
  static String name(PossibleAction told) {
    return told.action() + told.choice().map(it -> " " + it.name()).orElse("");
  }

  static Map<String, Answer> told(List<PossibleAction> all) {
    Map<String, Answer> told = new TreeMap<>();
    all.forEach(it -> told.put(name(it), new Answer(it.refused(), it.warnings())));
    return told;
  }

  /// The names of an action with every choice but some.
  static String[] allBut(CaseAction action, Code... some) {
    return CHOICES.getOrDefault(action, List.of()).stream()
        .filter(it -> !List.of(some).contains(it))
        .map(it -> action + " " + it.name())
        .toArray(String[]::new);
  }

  /// Refused everywhere.
  Standard refuses(Refusal reason, String... names) {
    return set(Answer.no(reason, Optional.empty()), names);
  }

  /// Refused where the rule says nothing, under its key.
  Standard refusesUnstated(Refusal reason, RuleKey rule, String... names) {
    return set(Answer.no(reason, Optional.of(rule)), names);
  }

  /// Warned of everywhere.
  Standard warns(Warning warning, String... names) {
    each(names).forEach(name -> answers.computeIfPresent(name, (_, it) -> it.but(warning)));
    return this;
  }

  /// A sentence refuses these, and the answer names its rule.
  Standard refuses(Refusal reason, RuleKey rule, String sentence, String... names) {
    sources.add(new Source(rule, sentence));
    return set(Answer.no(reason, Optional.of(rule)), names);
  }

  /// These are refused in the state into which a sentence led.
  Standard follows(Refusal reason, RuleKey rule, String sentence, String... names) {
    sources.add(new Source(rule, sentence));
    return set(Answer.no(reason, Optional.empty()), names);
  }

  /// A sentence allows these, or they are possible in the state into which it led.
  Standard allows(RuleKey rule, String sentence, String... names) {
    sources.add(new Source(rule, sentence));
    return set(Answer.YES, names);
  }

  /// A sentence is pointed out with these.
  Standard warns(Warning warning, RuleKey rule, String sentence, String... names) {
    sources.add(new Source(rule, sentence));
    return warns(warning, names);
  }

  Map<String, Answer> answers() {
    return answers;
  }

  List<Source> sources() {
    return sources;
  }

  /// The names of what may be done.
  List<String> permitted() {
    return answers.keySet().stream()
        .filter(name -> answers.getOrDefault(name, Answer.YES).refused().isEmpty())
        .toList();
  }

  private Standard set(Answer answer, String... names) {
    each(names).forEach(name -> answers.put(name, answer));
    return this;
  }

  private List<String> each(String... names) {
    return Arrays.stream(names).flatMap(this::known).toList();
  }

  private Stream<String> known(String name) {
    List<String> found =
        answers.keySet().stream()
            .filter(it -> it.equals(name) || it.startsWith(name + " "))
            .toList();
    if (found.isEmpty()) {
      throw new IllegalArgumentException("no answer is named " + name);
    }
    return found.stream();
  }
}
