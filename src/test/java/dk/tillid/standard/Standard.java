package dk.tillid.standard;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.casework.Fieldwork;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.Refusal;
import dk.tillid.domain.Warning;
import dk.tillid.rules.Practice;
import dk.tillid.rules.RuleBook;
import dk.tillid.rules.RuleKey;
import dk.tillid.rules.RuleSet;
import dk.tillid.rules.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A municipality's shipped rules (kvalitetsstandard) on a Monday, and what can be claimed of them.
record Standard(String municipality, LocalDate today) {
  static final Standard HEDENSTED = new Standard(Fieldwork.HEDENSTED, Fieldwork.MONDAY);
  static final Standard VORDINGBORG = new Standard(Fieldwork.VORDINGBORG, Fieldwork.MONDAY);
  static final Standard BALLERUP = new Standard(Fieldwork.BALLERUP, Fieldwork.MONDAY);
  static final Standard RUDERSDAL = new Standard(Fieldwork.RUDERSDAL, Fieldwork.MONDAY);

  /// Monday 1 March 2010, while Rudersdal's first rules were in force.
  static final Standard RUDERSDAL_BEFORE_THE_GUIDANCE =
      new Standard(Fieldwork.RUDERSDAL, LocalDate.of(2010, 3, 1));

  /// The invented municipality, which states what none of the four do.
  static final Standard EXAMPLE = new Standard(Fieldwork.EXAMPLE, Fieldwork.MONDAY);

  private static final RuleBook SHIPPED = RuleBook.shipped();

  /// The rules in force on the day.
  RuleSet rules() {
    return SHIPPED.ruleSet(new Municipality(municipality), today);
  }

  /// A day's work under these rules, with a citizen somebody spoke of eleven weeks ago.
  Day day() {
    return new Day(this);
  }

  /// Whether the team works on the day.
  boolean works(LocalDate on) {
    return Practice.of(SHIPPED).deadlines().isWorkingDay(rules().office().daysOff(), on);
  }

  /// The event passes without a word here, and not in the other municipality.
  void acceptsUnlike(Standard other, Function<Day, Outcome> event) {
    assertThat(words(event.apply(other.day()))).as("under the rule").isNotEmpty();
    accepted(event.apply(day()));
  }

  /// Nothing is shown of the rule here, but it is in the other municipality.
  void saysNothingUnlike(Standard other, RuleKey key) {
    assertThat(Statement.of(other.rules(), key)).isPresent();
    assertThat(Edge.shown(other, key).get("stated").asBoolean()).isTrue();
    assertThat(Edge.shown(this, key).get("stated").asBoolean()).isFalse();
    assertThat(Edge.shown(this, key).get("quote").isNull()).isTrue();
  }

  /// Worker and citizen can read the rule: in few words, and in the municipality's own.
  void shows(RuleKey key, String inFewWords) {
    assertThat(Edge.shown(this, key).get("statement").asText()).isEqualTo(inFewWords);
    assertThat(Edge.shown(this, key).get("quote").asText())
        .isEqualTo(rules().text(key).orElseThrow().da());
  }

  /// Claims that the event was recorded without a word.
  static void accepted(Outcome outcome) {
    assertThat(words(outcome)).as("refusal or warnings").isEmpty();
  }

  /// Claims that the event was recorded, with these warnings.
  static void warned(Outcome outcome, Warning... warnings) {
    assertThat(outcome).isInstanceOf(Outcome.CaseRecorded.class);
    assertThat(words(outcome)).isEqualTo(List.of(warnings));
  }

  /// Claims that a rule of the municipality refused the event.
  static void refused(Outcome outcome, Refusal reason, RuleKey rule) {
    assertThat(outcome).isEqualTo(new Outcome.Refused(reason, Optional.of(rule.key())));
  }

  /// Claims that the event was refused everywhere alike, by no municipality's rule.
  static void refused(Outcome outcome, Refusal reason) {
    assertThat(outcome).isEqualTo(Outcome.Refused.because(reason));
  }

  /// What was said against an event: the refusal, or the warnings.
  private static List<?> words(Outcome outcome) {
    return switch (outcome) {
      case Outcome.CaseRecorded(_, _, List<Warning> warnings) -> warnings;
      case Outcome.ReferralRecorded _, Outcome.CodeIssued _, Outcome.Withdrawn _ -> List.of();
      case Outcome.Refused refused -> List.of(refused);
      case Outcome.NotFound _, Outcome.KeyReused _ -> List.of(outcome);
    };
  }
}
