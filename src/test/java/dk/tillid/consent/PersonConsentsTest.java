package dk.tillid.consent;

import static dk.tillid.casework.Fieldwork.HEDENSTED;
import static dk.tillid.casework.Fieldwork.MONDAY;
import static dk.tillid.casework.Fieldwork.refused;
import static dk.tillid.domain.code.ConsentStatus.EXPIRED;
import static dk.tillid.domain.code.ConsentStatus.NONE;
import static dk.tillid.domain.code.ConsentStatus.REVOKED;
import static dk.tillid.domain.code.ConsentStatus.VALID;
import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.casework.Fieldwork;
import dk.tillid.casework.MergeCases;
import dk.tillid.casework.RecordDisclosure;
import dk.tillid.casework.UndoMerge;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Change;
import dk.tillid.domain.CodeTag;
import dk.tillid.domain.Consent;
import dk.tillid.domain.Consents;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.Person;
import dk.tillid.domain.Refusal;
import dk.tillid.domain.code.ConsentScope;
import dk.tillid.domain.code.ConsentStatus;
import dk.tillid.domain.code.RecipientKind;
import dk.tillid.domain.code.WithdrawalScope;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The consents of merged cases.
class PersonConsentsTest {
  private static final LocalDate OPENED = MONDAY.minusDays(20);
  private static final Optional<RecipientKind> HEALTH = Optional.of(RecipientKind.HEALTH_SERVICE);
  private static final CodeTag CODE = new CodeTag(1, 1);

  private final Fieldwork field = new Fieldwork(HEDENSTED);
  private final CaseId first = field.opened(OPENED);
  private final CaseId second = field.opened(OPENED);
  private final CaseId third = field.opened(OPENED);

  /// What a case can hold on the day of the merger, `MONDAY`: day numbers count from the opening,
  /// the merger is made on day 20.
  enum Held {
    NOTHING,
    GIVEN,
    EXPIRED_SINCE,
    OPEN_ENDED,
    WITHDRAWN,
    GIVEN_ANEW;

    List<Consent> list() {
      return switch (this) {
        case NOTHING -> List.of();
        case GIVEN -> List.of(consent(3, 30));
        case EXPIRED_SINCE -> List.of(consent(3, 9));
        case OPEN_ENDED -> List.of(consent(3));
        case WITHDRAWN -> List.of(consent(3).revoked(day(5)));
        case GIVEN_ANEW -> List.of(consent(3).revoked(day(5)), consent(7));
      };
    }
  }

  private static LocalDate day(int number) {
    return OPENED.plusDays(number);
  }

  private static Consent consent(int given) {
    return new Consent(
        ConsentScope.SHARING, HEALTH, day(given), Optional.empty(), Optional.empty());
  }

  private static Consent consent(int given, int last) {
    return new Consent(
        ConsentScope.SHARING, HEALTH, day(given), Optional.of(day(last)), Optional.empty());
  }

  static Stream<Arguments> truthTable() {
    return Stream.of(
            row(Held.NOTHING, NONE, NONE, EXPIRED, NONE, REVOKED, NONE),
            row(Held.GIVEN, NONE, VALID, EXPIRED, VALID, REVOKED, REVOKED),
            row(Held.EXPIRED_SINCE, EXPIRED, EXPIRED, EXPIRED, EXPIRED, REVOKED, REVOKED),
            row(Held.OPEN_ENDED, NONE, VALID, EXPIRED, VALID, REVOKED, REVOKED),
            row(Held.WITHDRAWN, REVOKED, REVOKED, REVOKED, REVOKED, REVOKED, REVOKED),
            row(Held.GIVEN_ANEW, NONE, REVOKED, REVOKED, REVOKED, REVOKED, VALID))
        .flatMap(row -> row);
  }

  private static Stream<Arguments> row(Held one, ConsentStatus... expected) {
    return Stream.of(Held.values())
        .map(other -> Arguments.of(one, other, expected[other.ordinal()]));
  }

  @ParameterizedTest(name = "{0} and {1}: {2}")
  @MethodSource("truthTable")
  void consentOfAPersonFollowsTheTruthTable(Held one, Held other, ConsentStatus expected) {
    hold(first, one.list());
    hold(second, other.list());
    merge(first, second);
    assertThat(status()).isEqualTo(expected);
    field.run(new UndoMerge(field.lead, field.practice, second));
    assertThat(status(first)).isEqualTo(alone(one));
    assertThat(status(second)).isEqualTo(alone(other));
  }

  private static ConsentStatus alone(Held held) {
    return Consents.status(held.list(), ConsentScope.SHARING, HEALTH, MONDAY);
  }

  private void hold(CaseId id, List<Consent> consents) {
    CaseFile file = field.file(id).withConsents(consents);
    field.ledger.given(new Change.CaseWritten(file));
  }

  private void merge(CaseId surviving, CaseId absorbed) {
    assertThat(field.run(new MergeCases(field.lead, field.practice, surviving, absorbed)))
        .isInstanceOf(Outcome.CaseRecorded.class);
  }

  private ConsentStatus status() {
    assertThat(status(second)).as("the same from every case").isEqualTo(status(first));
    return status(first);
  }

  private ConsentStatus status(CaseId id) {
    return status(id, ConsentScope.SHARING, HEALTH);
  }

  private ConsentStatus status(CaseId id, ConsentScope scope, Optional<RecipientKind> to) {
    Person person = Person.of(field.ledger.view(), field.file(id));
    return Consents.status(person, scope, to, field.ledger.view().today());
  }

  static Stream<Arguments> lastDays() {
    return Stream.of(
        Arguments.of("none", List.of(), 0, -1),
        Arguments.of("until a day", List.of(consent(0, 9)), 3, 9),
        Arguments.of("on that day", List.of(consent(0, 9)), 9, 9),
        Arguments.of("expired", List.of(consent(0, 9)), 10, -1),
        Arguments.of("open-ended", List.of(consent(0)), 3, -1),
        Arguments.of("open-ended beside one that ends", List.of(consent(0), consent(1, 9)), 3, -1),
        Arguments.of("the later of two", List.of(consent(0, 9), consent(1, 7)), 3, 9),
        Arguments.of("one that takes over", List.of(consent(0, 9), consent(9, 12)), 9, 12),
        Arguments.of("a gap", List.of(consent(0, 9), consent(11, 12)), 9, 9),
        Arguments.of("withdrawn", List.of(consent(0, 9).revoked(day(2))), 3, -1),
        Arguments.of("given anew", List.of(consent(0).revoked(day(2)), consent(2, 5)), 3, 5));
  }

  @ParameterizedTest(name = "{0}: {3}")
  @MethodSource("lastDays")
  void theLastDayIsTheLastOneWithoutABreak(
      String situation, List<Consent> consents, int day, int last) {
    hold(first, consents);
    assertThat(lastDay(day)).as(situation).isEqualTo(last < 0 ? List.of() : List.of(day(last)));
  }

  @Test
  void theLastDayOfAPersonIsThatOfTheCaseWhereItEndsFirst() {
    hold(first, List.of(consent(3, 30)));
    hold(second, List.of(consent(3, 25), consent(4, 26)));
    merge(first, second);
    assertThat(lastDay(20)).containsExactly(day(26));
    assertThat(lastDay(27)).isEmpty();
  }

  private List<LocalDate> lastDay(int day) {
    Person person = Person.of(field.ledger.view(), field.file(first));
    return Consents.lastDay(person, ConsentScope.SHARING, HEALTH, day(day)).stream().toList();
  }

  private Outcome give(CaseId id, LocalDate on, CodeTag code) {
    return field.run(
        new GiveConsent(
            field.worker,
            field.practice,
            id,
            ConsentScope.SHARING,
            HEALTH,
            on,
            Optional.empty(),
            code,
            "PRINTED"));
  }

  @Test
  void withdrawalOfTheSameDayEndsWhatTheOtherCaseGave() {
    hold(first, List.of(consent(5)));
    hold(second, List.of(consent(3).revoked(day(5)), consent(6)));
    merge(first, second);
    assertThat(status()).isEqualTo(REVOKED);
  }

  @Test
  void withdrawalCountsForEveryRecipientOfItsScopeAndForNoOtherScope() {
    Consent relatives =
        new Consent(
            ConsentScope.SHARING,
            Optional.of(RecipientKind.RELATIVES),
            day(3),
            Optional.empty(),
            Optional.of(day(9)));
    Consent statistics =
        new Consent(
            ConsentScope.STATISTICS,
            Optional.empty(),
            day(3),
            Optional.empty(),
            Optional.of(day(9)));
    hold(first, List.of(consent(5)));
    hold(second, List.of(consent(6), statistics));
    merge(first, second);
    assertThat(status()).isEqualTo(VALID);
    hold(third, List.of(consent(6), relatives));
    merge(first, third);
    assertThat(status()).isEqualTo(REVOKED);
  }

  @Test
  void objectionToStatisticsInOneCaseExcludesThePerson() {
    give(second, MONDAY, CODE);
    field.run(new RevokeConsent(CODE, WithdrawalScope.STATISTICS));
    assertThat(status(first, ConsentScope.STATISTICS, Optional.empty())).isEqualTo(NONE);
    merge(first, second);
    assertThat(status(first, ConsentScope.STATISTICS, Optional.empty())).isEqualTo(REVOKED);
  }

  @Test
  void consentGivenAfterTheMergerHoldsForTheWholePersonAlsoOnItsDay() {
    hold(second, List.of(consent(3).revoked(MONDAY)));
    merge(first, second);
    assertThat(give(first, MONDAY, CODE)).isInstanceOf(Outcome.CodeIssued.class);
    assertThat(status()).isEqualTo(VALID);
    assertThat(field.file(second).consents()).hasSize(1);
  }

  @Test
  void consentGivenBeforeTheMergerAndRecordedAfterItHoldsForItsCaseOnly() {
    merge(first, second);
    assertThat(give(first, MONDAY.minusDays(1), CODE)).isInstanceOf(Outcome.CodeIssued.class);
    assertThat(status()).isEqualTo(NONE);
  }

  @Test
  void consentGivenBetweenTwoMergersCoversThoseAbsorbedByThen() {
    merge(first, second);
    give(first, MONDAY, CODE);
    assertThat(status()).isEqualTo(VALID);
    merge(first, third);
    assertThat(status()).isEqualTo(NONE);
    give(first, MONDAY, new CodeTag(2, 2));
    assertThat(status()).isEqualTo(VALID);
  }

  @Test
  void consentGivenAtTheTopCoversCasesAtAnyDepth() {
    merge(second, third);
    merge(first, second);
    give(first, MONDAY, CODE);
    assertThat(status(third)).isEqualTo(VALID);
    field.run(new UndoMerge(field.lead, field.practice, second));
    assertThat(status(third)).as("it stays with the surviving case").isEqualTo(NONE);
    assertThat(status(first)).isEqualTo(VALID);
  }

  @Test
  void consentIsGivenInTheSurvivingCaseOnly() {
    merge(first, second);
    assertThat(give(second, MONDAY, CODE)).isEqualTo(refused(Refusal.CASE_MERGED));
  }

  @Test
  void consentRecordedLateCannotUndoAWithdrawalInAnotherCase() {
    hold(second, List.of(consent(3).revoked(day(9))));
    merge(first, second);
    assertThat(give(first, day(8), CODE)).isEqualTo(refused(Refusal.DATE_TOO_OLD));
  }

  @Test
  void withdrawalWithTheCodeOfEitherCaseIsWrittenInAllAndStaysAfterUndo() {
    give(second, MONDAY, CODE);
    give(first, MONDAY, new CodeTag(2, 2));
    merge(first, second);
    assertThat(status()).isEqualTo(VALID);
    field.run(new RevokeConsent(CODE, WithdrawalScope.SHARING));
    assertThat(field.ledger.lastChanges()).hasSize(2);
    field.run(new RevokeConsent(CODE, WithdrawalScope.STATISTICS));
    field.run(new UndoMerge(field.lead, field.practice, second));
    for (CaseId id : List.of(first, second)) {
      assertThat(status(id)).isEqualTo(REVOKED);
      assertThat(status(id, ConsentScope.STATISTICS, Optional.empty())).isEqualTo(REVOKED);
    }
  }

  @Test
  void everythingErasesAllCasesWhicheverCodeAsked() {
    give(third, MONDAY, CODE);
    merge(second, third);
    merge(first, second);
    assertThat(field.run(new RevokeConsent(CODE, WithdrawalScope.EVERYTHING)))
        .isEqualTo(new Outcome.Withdrawn(3));
    for (CaseId id : List.of(first, second, third)) {
      assertThat(field.ledger.view().caseFile(id)).isEmpty();
    }
  }

  @Test
  void nothingIsToldOutsideOnTheConsentOfOneCaseAlone() {
    hold(first, List.of(consent(3)));
    RecordDisclosure told =
        new RecordDisclosure(
            field.worker, field.practice, first, MONDAY, HEALTH.orElseThrow(), OptionalInt.empty());
    assertThat(told.decide(field.ledger.view()).outcome()).isInstanceOf(Outcome.CaseRecorded.class);
    merge(first, second);
    assertThat(field.run(told))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            it -> assertThat(it.reason()).isEqualTo(Refusal.CONSENT_MISSING));
    give(first, MONDAY, CODE);
    assertThat(field.run(told)).isInstanceOf(Outcome.CaseRecorded.class);
  }

  @Test
  void singleConsentHoldsOnlyWhereThePersonsDoes() {
    hold(first, List.of(consent(3)));
    merge(first, second);
    Person person = Person.of(field.ledger.view(), field.file(first));
    assertThat(Consents.status(person, consent(3), MONDAY)).isEqualTo(NONE);
    assertThat(Consents.status(person, consent(3, 9), MONDAY)).isEqualTo(EXPIRED);
    assertThat(Consents.status(Person.of(field.file(first)), consent(3), MONDAY)).isEqualTo(VALID);
  }
}
