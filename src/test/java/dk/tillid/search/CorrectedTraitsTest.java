package dk.tillid.search;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.casework.CorrectTraits;
import dk.tillid.casework.Fieldwork;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.TraitIndex.Hit;
import dk.tillid.domain.TraitQuery;
import dk.tillid.domain.code.AgeBand;
import dk.tillid.domain.code.ClosingReason;
import dk.tillid.domain.code.Gender;
import dk.tillid.domain.code.TargetGroup;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the index finds after traits were corrected by the command: the new value, and no longer
/// the old one.
class CorrectedTraitsTest {
  private final Fieldwork field = new Fieldwork(Fieldwork.HEDENSTED);
  private final LuceneIndex index = RandomCases.index(1);
  private final CaseId other = field.opened(Fieldwork.MONDAY);
  private final CaseId corrected = field.opened(Fieldwork.MONDAY);

  @BeforeEach
  void follow() {
    index.add(field.file(other));
    index.add(field.file(corrected));
    index.ready();
    field.ledger.listen(index);
  }

  @AfterEach
  void close() {
    index.close();
  }

  @Test
  void genderAndAgeAreFoundByTheNewValueAndNotByTheOld() {
    assertThat(found(Optional.of(Gender.UNKNOWN), Optional.empty(), Set.of()))
        .containsExactlyInAnyOrder(other, corrected);
    correct(Optional.of(Gender.FEMALE), Optional.of(AgeBand.A36_45), Optional.empty());
    assertThat(found(Optional.of(Gender.UNKNOWN), Optional.empty(), Set.of()))
        .containsExactly(other);
    assertThat(found(Optional.of(Gender.FEMALE), Optional.empty(), Set.of()))
        .containsExactly(corrected);
    assertThat(found(Optional.empty(), Optional.of(AgeBand.UNKNOWN), Set.of()))
        .containsExactly(other);
    assertThat(found(Optional.empty(), Optional.of(AgeBand.A36_45), Set.of()))
        .containsExactly(corrected);
    correct(Optional.of(Gender.UNKNOWN), Optional.of(AgeBand.UNKNOWN), Optional.empty());
    assertThat(found(Optional.of(Gender.FEMALE), Optional.empty(), Set.of())).isEmpty();
    assertThat(found(Optional.of(Gender.UNKNOWN), Optional.of(AgeBand.UNKNOWN), Set.of()))
        .containsExactlyInAnyOrder(other, corrected);
  }

  @Test
  void targetGroupsAreFoundByTheNewSetAndNotByTheOld() {
    correct(Optional.empty(), Optional.empty(), Optional.of(Set.of(TargetGroup.HOMELESS)));
    assertThat(found(Optional.empty(), Optional.empty(), Set.of(TargetGroup.ISOLATED)))
        .containsExactly(other);
    assertThat(found(Optional.empty(), Optional.empty(), Set.of(TargetGroup.HOMELESS)))
        .containsExactly(corrected);
  }

  @Test
  void closedCaseIsFoundByWhatWasCorrectedAfterItsClosing() {
    field.run(field.closing(corrected, Fieldwork.MONDAY, ClosingReason.MOVED_AWAY));
    correct(Optional.of(Gender.MALE), Optional.empty(), Optional.empty());
    TraitQuery closed =
        TraitQuery.closed(field.worker.municipality())
            .narrowed(Optional.of(Gender.MALE), Optional.empty(), Set.of());
    assertThat(ids(closed)).containsExactly(corrected);
    assertThat(index.countUpTo(closed, 9)).isEqualTo(1);
  }

  private void correct(
      Optional<Gender> gender, Optional<AgeBand> band, Optional<Set<TargetGroup>> groups) {
    field.run(
        new CorrectTraits(
            field.worker,
            field.practice,
            corrected,
            new CorrectTraits.Correction(
                gender,
                band,
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                groups,
                Optional.empty())));
  }

  private List<CaseId> found(
      Optional<Gender> gender, Optional<AgeBand> band, Set<TargetGroup> groups) {
    return ids(TraitQuery.everything(field.worker.municipality()).narrowed(gender, band, groups));
  }

  private List<CaseId> ids(TraitQuery query) {
    return index.cases(query, Optional.empty(), 9).stream().map(Hit::id).toList();
  }
}
