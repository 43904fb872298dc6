package dk.tillid.casework;

import static dk.tillid.casework.Fieldwork.HEDENSTED;
import static dk.tillid.casework.Fieldwork.MONDAY;
import static dk.tillid.casework.Fieldwork.RUDERSDAL;
import static dk.tillid.casework.Fieldwork.recorded;
import static dk.tillid.casework.Fieldwork.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.tillid.domain.CaseId;
import dk.tillid.domain.Decision;
import dk.tillid.domain.Refusal;
import dk.tillid.domain.Rejected;
import dk.tillid.domain.Traits;
import dk.tillid.domain.Warning;
import dk.tillid.domain.code.AgeBand;
import dk.tillid.domain.code.CivilStatus;
import dk.tillid.domain.code.ClosingReason;
import dk.tillid.domain.code.Gender;
import dk.tillid.domain.code.LivingSituation;
import dk.tillid.domain.code.TargetGroup;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Filling in and correcting what is known of a citizen.
class CorrectTraitsTest {
  private final Fieldwork field = new Fieldwork(RUDERSDAL);
  private final CaseId id = field.opened(MONDAY);

  private static CorrectTraits.Correction ages(Optional<AgeBand> band, OptionalInt age) {
    return new CorrectTraits.Correction(
        Optional.empty(),
        band,
        age,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static CorrectTraits.Correction everything(Gender gender) {
    return new CorrectTraits.Correction(
        Optional.of(gender),
        Optional.of(AgeBand.A36_45),
        OptionalInt.empty(),
        Optional.of(CivilStatus.DIVORCED),
        Optional.of(LivingSituation.ALONE),
        Optional.of(Set.of(TargetGroup.HOMELESS)),
        Optional.of(false));
  }

  private CorrectTraits correct(Fieldwork at, CaseId about, CorrectTraits.Correction correction) {
    return new CorrectTraits(at.worker, at.practice, about, correction);
  }

  @Test
  void whatWasUnknownIsFilledInAndMayBecomeUnknownAgain() {
    assertThat(field.run(correct(field, id, everything(Gender.FEMALE)))).isEqualTo(recorded(id, 0));
    assertThat(field.file(id).traits())
        .isEqualTo(
            new Traits(
                Gender.FEMALE,
                AgeBand.A36_45,
                OptionalInt.empty(),
                CivilStatus.DIVORCED,
                LivingSituation.ALONE,
                Set.of(TargetGroup.HOMELESS),
                false));
    field.run(correct(field, id, everything(Gender.UNKNOWN)));
    assertThat(field.file(id).traits().gender()).isEqualTo(Gender.UNKNOWN);
  }

  @Test
  void whatIsNotCorrectedStaysAlsoInAClosedCase() {
    field.run(field.closing(id, MONDAY, ClosingReason.MOVED_AWAY));
    Traits before = field.file(id).traits();
    field.run(correct(field, id, ages(Optional.of(AgeBand.A56_65), OptionalInt.empty())));
    Traits after = field.file(id).traits();
    assertThat(after.ageBand()).isEqualTo(AgeBand.A56_65);
    assertThat(after.targetGroups()).isEqualTo(before.targetGroups()).isNotEmpty();
    assertThat(after.anonymousInDialogue()).isEqualTo(before.anonymousInDialogue()).isTrue();
  }

  @Test
  void exactAgeIsKeptOnlyByRuleAndDroppedWithItsBand() {
    CorrectTraits.Correction aged = ages(Optional.of(AgeBand.OVER_65), OptionalInt.of(68));
    assertThat(field.run(correct(field, id, aged)))
        .isEqualTo(recorded(id, 0, Warning.AGE_OUTSIDE_TARGET_GROUP));
    field.run(correct(field, id, ages(Optional.empty(), OptionalInt.empty())));
    assertThat(field.file(id).traits().age()).hasValue(68);
    field.run(correct(field, id, ages(Optional.of(AgeBand.A56_65), OptionalInt.empty())));
    assertThat(field.file(id).traits().age()).isEmpty();
    Fieldwork hedensted = new Fieldwork(HEDENSTED);
    CaseId there = hedensted.opened(MONDAY);
    assertThat(hedensted.run(correct(hedensted, there, aged)))
        .isEqualTo(refused(Refusal.AGE_NOT_IN_RULES, "exactAge"));
  }

  @Test
  void ageThatContradictsItsBandIsMalformed() {
    CorrectTraits wrong = correct(field, id, ages(Optional.of(AgeBand.A18_25), OptionalInt.of(30)));
    assertThatThrownBy(() -> wrong.decide(field.ledger.view())).isInstanceOf(Rejected.class);
  }

  @Test
  void outOfReachAndMissingAreAnsweredAlike() {
    Fieldwork stranger = new Fieldwork(HEDENSTED);
    CorrectTraits.Correction all = everything(Gender.MALE);
    assertThat(correct(stranger, id, all).decide(field.ledger.view()))
        .isEqualTo(correct(field, new CaseId(7, 7), all).decide(field.ledger.view()))
        .isEqualTo(Decision.notFound());
  }
}
