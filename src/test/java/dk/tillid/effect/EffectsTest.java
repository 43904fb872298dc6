package dk.tillid.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.domain.CaseFile;
import dk.tillid.domain.code.Answer;
import dk.tillid.domain.code.MeasurementKind;
import dk.tillid.domain.code.Service;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EffectsTest {
  private static final LocalDate START = LocalDate.of(2010, 1, 4);
  private static final LocalDate END = LocalDate.of(2010, 9, 6);

  private final CaseFile bare = Cases.reached(START);
  private final CaseFile baseline =
      Cases.measured(bare, START, MeasurementKind.BASELINE, Answer.NO, Service.GP);

  @Test
  void newIsWhatIsUsedAtFollowUpAndWasNotAtBaseline() {
    Effects effects =
        Effects.of(followedUp(baseline, END, Answer.YES, Service.GP, Service.DENTIST), 0);
    assertThat(effects.newServices()).contains(Set.of(Service.DENTIST));
    assertThat(effects.usesNewService()).contains(Answer.YES);
    assertThat(effects.isolationBroken()).contains(Answer.YES);
  }

  @Test
  void aServiceGivenUpIsNotNew() {
    Effects effects = Effects.of(followedUp(baseline, END, Answer.NO), 0);
    assertThat(effects.newServices()).contains(Set.of());
    assertThat(effects.usesNewService()).contains(Answer.NO);
  }

  @Test
  void withoutFollowUpNothingIsAnswered() {
    Effects effects = Effects.of(baseline, 0);
    assertThat(effects.newServices()).isEmpty();
    assertThat(effects.usesNewService()).isEmpty();
    assertThat(effects.usesSociety()).isEmpty();
    assertThat(effects.isolationBroken()).isEmpty();
  }

  @Test
  void withoutBaselineIsolationIsAnsweredAndNewServicesAreNot() {
    Effects effects = Effects.of(followedUp(bare, END, Answer.YES, Service.GP), 0);
    assertThat(effects.isolationBroken()).contains(Answer.YES);
    assertThat(effects.usesNewService()).isEmpty();
  }

  @Test
  void theLatestFollowUpCountsByItsDay() {
    CaseFile file = followedUp(baseline, END, Answer.YES, Service.DENTIST);
    file = followedUp(file, END.minusDays(30), Answer.NO, Service.HOSPITAL);
    assertThat(Effects.of(file, 0).newServices()).contains(Set.of(Service.DENTIST));
  }

  @Test
  void anotherEpisodesMeasurementsDoNotCount() {
    CaseFile closed = Cases.closed(baseline, END);
    CaseFile again = closed.with(closed.course().reopened(Cases.episode(END.plusDays(30))));
    CaseFile followed = followedUp(again, END.plusDays(60), Answer.YES, Service.DENTIST);
    assertThat(Effects.of(followed, 0).followUp()).isEmpty();
    assertThat(Effects.of(followed, 1).baseline()).isEmpty();
    assertThat(Effects.of(followed, 1).followUp()).isPresent();
  }

  private static CaseFile followedUp(
      CaseFile file, LocalDate on, Answer isolation, Service... services) {
    return Cases.measured(file, on, MeasurementKind.FOLLOW_UP, isolation, services);
  }
}
