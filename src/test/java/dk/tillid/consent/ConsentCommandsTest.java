package dk.tillid.consent;

import static dk.tillid.casework.Fieldwork.HEDENSTED;
import static dk.tillid.casework.Fieldwork.MONDAY;
import static dk.tillid.casework.Fieldwork.RUDERSDAL;
import static dk.tillid.casework.Fieldwork.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.casework.Fieldwork;
import dk.tillid.casework.Origin;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Change;
import dk.tillid.domain.CodeTag;
import dk.tillid.domain.Consent;
import dk.tillid.domain.Consents;
import dk.tillid.domain.Decision;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.ReferralId;
import dk.tillid.domain.Refusal;
import dk.tillid.domain.code.ClosingReason;
import dk.tillid.domain.code.ConsentScope;
import dk.tillid.domain.code.ConsentStatus;
import dk.tillid.domain.code.RecipientKind;
import dk.tillid.domain.code.WithdrawalScope;
import dk.tillid.rules.Practice;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Giving and withdrawing.
class ConsentCommandsTest {
  private static final LocalDate OPENED = MONDAY.minusDays(14);
  private static final CodeTag CODE = new CodeTag(1, 1);
  private static final CodeTag SECOND = new CodeTag(2, 2);
  private static final Optional<RecipientKind> HEALTH = Optional.of(RecipientKind.HEALTH_SERVICE);

  private final Fieldwork field = new Fieldwork(HEDENSTED);
  private final ReferralId enquiry = field.received(OPENED);
  private final CaseId id = field.opened(OPENED, new Origin.Enquiry(enquiry));

  private GiveConsent sharing(LocalDate on, CodeTag code) {
    return giving(ConsentScope.SHARING, HEALTH, on, Optional.empty(), code);
  }

  private GiveConsent giving(
      ConsentScope scope,
      Optional<RecipientKind> recipient,
      LocalDate on,
      Optional<LocalDate> expires,
      CodeTag code) {
    return new GiveConsent(
        field.worker, field.practice, id, scope, recipient, on, expires, code, "PRINTED");
  }

  private Outcome withdraw(CodeTag code, WithdrawalScope scope) {
    return field.run(new RevokeConsent(code, scope));
  }

  private ConsentStatus status(ConsentScope scope, Optional<RecipientKind> recipient) {
    return Consents.status(
        field.file(id).consents(), scope, recipient, field.ledger.view().today());
  }

  @Test
  void consentComesWithAFreshCodeAndOlderCodesStayGood() {
    assertThat(field.run(sharing(MONDAY, CODE)))
        .isEqualTo(new Outcome.CodeIssued(id, 0, "PRINTED"));
    field.run(giving(ConsentScope.STATISTICS, Optional.empty(), MONDAY, Optional.empty(), SECOND));
    assertThat(field.ledger.view().caseOf(CODE)).contains(id);
    assertThat(field.ledger.view().caseOf(SECOND)).contains(id);
    assertThat(field.file(id).codes()).containsExactly(CODE, SECOND);
    assertThat(status(ConsentScope.SHARING, HEALTH)).isEqualTo(ConsentStatus.VALID);
  }

  @Test
  void sharingNamesARecipientAndStatisticsNone() {
    assertThat(
            field.run(
                giving(ConsentScope.SHARING, Optional.empty(), MONDAY, Optional.empty(), CODE)))
        .isEqualTo(refused(Refusal.RECIPIENT_MISSING));
    assertThat(field.run(giving(ConsentScope.STATISTICS, HEALTH, MONDAY, Optional.empty(), CODE)))
        .isEqualTo(refused(Refusal.RECIPIENT_NOT_APPLICABLE));
    assertThat(field.ledger.view().caseOf(CODE)).isEmpty();
  }

  @Test
  void consentMustLieWithinTheCaseAndExpireAfterItBegins() {
    assertThat(field.run(sharing(MONDAY.plusDays(1), CODE)))
        .isEqualTo(refused(Refusal.DATE_IN_FUTURE));
    assertThat(field.run(sharing(OPENED.minusDays(1), CODE)))
        .isEqualTo(refused(Refusal.DATE_BEFORE_OPENING));
    Optional<LocalDate> before = Optional.of(MONDAY.minusDays(1));
    assertThat(field.run(giving(ConsentScope.SHARING, HEALTH, MONDAY, before, CODE)))
        .isEqualTo(refused(Refusal.EXPIRY_BEFORE_CONSENT));
    Optional<LocalDate> sameDay = Optional.of(MONDAY);
    assertThat(field.run(giving(ConsentScope.SHARING, HEALTH, MONDAY, sameDay, CODE)))
        .isInstanceOf(Outcome.CodeIssued.class);
  }

  @Test
  void consentCanBeGivenOnAClosedCase() {
    field.run(field.closing(id, MONDAY, ClosingReason.SELF_RELIANT));
    assertThat(field.run(sharing(MONDAY, CODE))).isInstanceOf(Outcome.CodeIssued.class);
  }

  @Test
  void consentsDoNotGrowWithoutEnd() {
    field.practice = new Practice(field.practice.rules(), field.practice.deadlines(), 92, 1, 30);
    field.run(sharing(MONDAY, CODE));
    assertThat(field.run(sharing(MONDAY, SECOND))).isEqualTo(refused(Refusal.TOO_MANY_ENTRIES));
  }

  @Test
  void foreignAndUnknownCasesAreAnsweredAlike() {
    Fieldwork stranger = new Fieldwork(RUDERSDAL);
    GiveConsent own = sharing(MONDAY, CODE);
    GiveConsent foreign =
        new GiveConsent(
            stranger.worker,
            own.practice(),
            id,
            own.scope(),
            own.recipient(),
            own.givenOn(),
            own.expiresOn(),
            own.code(),
            own.printed());
    assertThat(foreign.decide(field.ledger.view())).isEqualTo(Decision.notFound());
    assertThat(own.decide(stranger.ledger.view())).isEqualTo(Decision.notFound());
  }

  @Test
  void withdrawingSharingEndsItForEveryRecipientAndKeepsStatistics() {
    Optional<RecipientKind> relatives = Optional.of(RecipientKind.RELATIVES);
    field.run(sharing(MONDAY, CODE));
    field.run(giving(ConsentScope.SHARING, relatives, MONDAY, Optional.empty(), SECOND));
    field.run(
        giving(
            ConsentScope.STATISTICS,
            Optional.empty(),
            MONDAY,
            Optional.empty(),
            new CodeTag(3, 3)));
    assertThat(withdraw(CODE, WithdrawalScope.SHARING)).isEqualTo(new Outcome.Withdrawn(0));
    assertThat(status(ConsentScope.SHARING, HEALTH)).isEqualTo(ConsentStatus.REVOKED);
    assertThat(status(ConsentScope.SHARING, relatives)).isEqualTo(ConsentStatus.REVOKED);
    assertThat(status(ConsentScope.STATISTICS, Optional.empty())).isEqualTo(ConsentStatus.VALID);
    assertThat(field.file(id).consents()).hasSize(3);
  }

  @Test
  void objectionToStatisticsIsKeptAlsoWithoutAConsent() {
    field.run(sharing(MONDAY, CODE));
    assertThat(status(ConsentScope.STATISTICS, Optional.empty())).isEqualTo(ConsentStatus.NONE);
    withdraw(CODE, WithdrawalScope.STATISTICS);
    assertThat(status(ConsentScope.STATISTICS, Optional.empty())).isEqualTo(ConsentStatus.REVOKED);
    assertThat(status(ConsentScope.SHARING, HEALTH)).isEqualTo(ConsentStatus.VALID);
    List<Consent> once = field.file(id).consents();
    withdraw(CODE, WithdrawalScope.STATISTICS);
    assertThat(field.file(id).consents()).isEqualTo(once);
    assertThat(field.ledger.lastChanges()).isEmpty();
  }

  @Test
  void consentRecordedLateCannotUndoAWithdrawal() {
    field.run(sharing(OPENED, CODE));
    withdraw(CODE, WithdrawalScope.SHARING);
    assertThat(field.run(sharing(MONDAY.minusDays(1), SECOND)))
        .isEqualTo(refused(Refusal.DATE_TOO_OLD));
    assertThat(status(ConsentScope.SHARING, HEALTH)).isEqualTo(ConsentStatus.REVOKED);
    assertThat(field.run(sharing(MONDAY, SECOND))).isInstanceOf(Outcome.CodeIssued.class);
    assertThat(status(ConsentScope.SHARING, HEALTH)).isEqualTo(ConsentStatus.VALID);
  }

  @Test
  void withdrawingEverythingErasesTheCaseAndItsEnquiry() {
    field.run(field.contact(id, MONDAY, 30));
    field.run(sharing(MONDAY, CODE));
    assertThat(field.ledger.view().referral(enquiry)).isPresent();
    assertThat(withdraw(CODE, WithdrawalScope.EVERYTHING)).isEqualTo(new Outcome.Withdrawn(1));
    assertThat(field.ledger.lastChanges()).last().isEqualTo(new Change.CaseErased(id));
    assertThat(field.ledger.view().caseFile(id)).isEmpty();
    assertThat(field.ledger.view().contacts(id, 0)).isEmpty();
    assertThat(field.ledger.view().caseOf(CODE)).isEmpty();
    assertThat(field.ledger.view().referral(enquiry)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(WithdrawalScope.class)
  void unknownUsedAndFreshCodesAreAnsweredAlike(WithdrawalScope scope) {
    field.run(sharing(MONDAY, CODE));
    RevokeConsent command = new RevokeConsent(CODE, scope);
    Outcome fresh = command.decide(field.ledger.view()).outcome();
    field.run(command);
    Outcome used = command.decide(field.ledger.view()).outcome();
    Decision unknown = new RevokeConsent(SECOND, scope).decide(field.ledger.view());
    assertThat(fresh).isEqualTo(used).isEqualTo(unknown.outcome());
    assertThat(unknown).isEqualTo(Decision.of(new Outcome.Withdrawn(0)).on(SECOND));
  }

  @Test
  void codeIsNeverToldByItsCommand() {
    assertThat(sharing(MONDAY, CODE).toString()).isEqualTo("GiveConsent");
  }
}
