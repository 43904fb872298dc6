package dk.tillid.consent;

import static dk.tillid.casework.Fieldwork.HEDENSTED;
import static dk.tillid.casework.Fieldwork.MONDAY;
import static dk.tillid.casework.Fieldwork.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.casework.Fieldwork;
import dk.tillid.casework.MergeCases;
import dk.tillid.casework.UndoMerge;
import dk.tillid.domain.Actor;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.CodeTag;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.Refusal;
import dk.tillid.domain.Role;
import dk.tillid.domain.code.ConsentScope;
import dk.tillid.domain.code.WithdrawalScope;
import dk.tillid.rules.Practice;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A new paper code for one that was lost.
class ReplaceCodeTest {
  private static final CodeTag OLD = new CodeTag(1, 1);
  private static final CodeTag OTHER = new CodeTag(2, 2);
  private static final CodeTag NEW = new CodeTag(3, 3);
  private static final Optional<CodeTag> NONE = Optional.empty();

  private final Fieldwork field = new Fieldwork(HEDENSTED);
  private final CaseId id = field.opened(MONDAY);

  private void coded(CaseId of, CodeTag code) {
    field.run(
        new GiveConsent(
            field.worker,
            field.practice,
            of,
            ConsentScope.STATISTICS,
            Optional.empty(),
            MONDAY,
            Optional.empty(),
            code,
            "OLD"));
  }

  private Outcome replace(CaseId of, Optional<CodeTag> presented) {
    return field.run(new ReplaceCode(field.lead, field.practice, of, presented, NEW, "NEW"));
  }

  private Optional<CaseId> opens(CodeTag code) {
    return field.ledger.view().caseOf(code);
  }

  @Test
  void besideTheOldCodeWhereThatIsPresented() {
    coded(id, OLD);
    assertThat(replace(id, Optional.of(OLD))).isEqualTo(new Outcome.CodeIssued(id, 0, "NEW"));
    assertThat(opens(OLD)).contains(id);
    assertThat(opens(NEW)).contains(id);
    assertThat(field.file(id).codes()).containsExactly(OLD, NEW);
    assertThat(field.file(id).consents()).hasSize(1);
  }

  @Test
  void inPlaceOfEveryCodeWithoutIt() {
    coded(id, OLD);
    coded(id, OTHER);
    assertThat(replace(id, NONE)).isEqualTo(new Outcome.CodeIssued(id, 0, "NEW"));
    assertThat(opens(OLD)).isEmpty();
    assertThat(opens(OTHER)).isEmpty();
    assertThat(opens(NEW)).contains(id);
    assertThat(field.file(id).codes()).containsExactly(NEW);
  }

  @Test
  void theFirstCodeOfACaseThatHasNone() {
    assertThat(replace(id, NONE)).isEqualTo(new Outcome.CodeIssued(id, 0, "NEW"));
    assertThat(opens(NEW)).contains(id);
  }

  @Test
  void aCodeThatIsNotTheCitizensIsRefusedAlikeWhoseverItIs() {
    CaseId stranger = field.opened(MONDAY);
    coded(id, OLD);
    coded(stranger, OTHER);
    assertThat(replace(id, Optional.of(OTHER))).isEqualTo(refused(Refusal.CODE_NOT_OF_CASE));
    assertThat(replace(id, Optional.of(new CodeTag(9, 9))))
        .isEqualTo(refused(Refusal.CODE_NOT_OF_CASE));
    replace(id, NONE);
    assertThat(replace(id, Optional.of(OLD)))
        .as("a code that was ended")
        .isEqualTo(refused(Refusal.CODE_NOT_OF_CASE));
    assertThat(opens(OTHER)).contains(stranger);
  }

  @Test
  void endsTheCodesOfAllCasesOfThePersonAndTheMergerCanStillBeUndone() {
    CaseId part = field.opened(MONDAY);
    coded(id, OLD);
    coded(part, OTHER);
    field.run(new MergeCases(field.lead, field.practice, id, part));
    assertThat(replace(part, NONE)).isEqualTo(refused(Refusal.CASE_MERGED));
    replace(id, NONE);
    assertThat(opens(OLD)).isEmpty();
    assertThat(opens(OTHER)).isEmpty();
    assertThat(field.file(part).codes()).isEmpty();

    assertThat(field.run(new UndoMerge(field.lead, field.practice, part)))
        .isInstanceOf(Outcome.CaseRecorded.class);
    assertThat(opens(NEW)).contains(id);
    CodeTag own = new CodeTag(4, 4);
    assertThat(field.run(new ReplaceCode(field.lead, field.practice, part, NONE, own, "OWN")))
        .isInstanceOf(Outcome.CodeIssued.class);
    field.run(new RevokeConsent(NEW, WithdrawalScope.EVERYTHING));
    assertThat(field.ledger.view().caseFile(id)).isEmpty();
    assertThat(opens(own)).contains(part);
  }

  @Test
  void aCodeOfAnAbsorbedCaseIsTheCitizensToo() {
    CaseId part = field.opened(MONDAY);
    coded(part, OTHER);
    field.run(new MergeCases(field.lead, field.practice, id, part));
    assertThat(replace(id, Optional.of(OTHER))).isInstanceOf(Outcome.CodeIssued.class);
    assertThat(opens(OTHER)).contains(part);
  }

  @Test
  void erasureByTheNewCodeTakesTheWholePerson() {
    CaseId part = field.opened(MONDAY);
    coded(part, OTHER);
    field.run(new MergeCases(field.lead, field.practice, id, part));
    replace(id, NONE);
    field.run(new RevokeConsent(NEW, WithdrawalScope.EVERYTHING));
    assertThat(field.ledger.view().caseFile(id)).isEmpty();
    assertThat(field.ledger.view().caseFile(part)).isEmpty();
    assertThat(opens(NEW)).isEmpty();
  }

  @Test
  void codesDoNotGrowWithoutEndAndEndingThemMakesRoom() {
    Practice usual = field.practice;
    field.practice = new Practice(usual.rules(), usual.deadlines(), 92, 1, 30);
    coded(id, OLD);
    assertThat(replace(id, Optional.of(OLD))).isEqualTo(refused(Refusal.TOO_MANY_ENTRIES));
    assertThat(replace(id, NONE)).isInstanceOf(Outcome.CodeIssued.class);
  }

  @Test
  void outOfReachAndMissingAreAlike() {
    Actor stranger = Fieldwork.actor(Role.TEAMLEAD, Fieldwork.RUDERSDAL, "nord");
    coded(id, OLD);
    for (Optional<CodeTag> presented : List.of(NONE, Optional.of(OLD))) {
      assertThat(field.run(new ReplaceCode(stranger, field.practice, id, presented, NEW, "NEW")))
          .isEqualTo(new Outcome.NotFound());
    }
    assertThat(replace(new CaseId(7, 7), NONE)).isEqualTo(new Outcome.NotFound());
    assertThat(opens(OLD)).contains(id);
  }

  @Test
  void saysNothingOfACode() {
    assertThat(new ReplaceCode(field.lead, field.practice, id, Optional.of(OLD), NEW, "NEW"))
        .hasToString("ReplaceCode");
  }
}
