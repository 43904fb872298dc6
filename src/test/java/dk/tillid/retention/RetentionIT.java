package dk.tillid.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.DayClock;
import dk.tillid.audit.AuditEntry;
import dk.tillid.audit.Chain;
import dk.tillid.casework.Retention;
import dk.tillid.casework.WithdrawLapsed;
import dk.tillid.daily.Daily;
import dk.tillid.domain.Actor;
import dk.tillid.domain.CaseCard;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Change;
import dk.tillid.domain.Closure;
import dk.tillid.domain.CodeTag;
import dk.tillid.domain.Course;
import dk.tillid.domain.Episode;
import dk.tillid.domain.Merger;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.Operation;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.Referral;
import dk.tillid.domain.ReferralId;
import dk.tillid.domain.Request;
import dk.tillid.domain.Role;
import dk.tillid.domain.TeamId;
import dk.tillid.domain.Traits;
import dk.tillid.domain.WorkerId;
import dk.tillid.domain.code.AgeBand;
import dk.tillid.domain.code.CivilStatus;
import dk.tillid.domain.code.ClosingReason;
import dk.tillid.domain.code.Gender;
import dk.tillid.domain.code.LivingSituation;
import dk.tillid.domain.code.Purpose;
import dk.tillid.domain.code.ReferralChannel;
import dk.tillid.domain.code.ReferralOutcome;
import dk.tillid.domain.code.ReferralSource;
import dk.tillid.domain.code.ReferrerKind;
import dk.tillid.keys.KeyRing;
import dk.tillid.keys.Randomness;
import dk.tillid.log.EventLog;
import dk.tillid.rules.Practice;
import dk.tillid.rules.RuleBook;
import dk.tillid.search.LuceneIndex;
import dk.tillid.store.RocksLedger;
import dk.tillid.store.StoreSettings;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With the rules of the fictive municipality 0999, which keeps cases for 60 months, and of
/// Hedensted, which states nothing.
class RetentionIT {
  private static final Municipality STATED = new Municipality("0999");
  private static final Municipality UNSTATED = new Municipality("0766");
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 31);
  private static final LocalDate LAPSED = TODAY.minusMonths(60);
  private static final TeamId TEAM = new TeamId("team-1");

  @TempDir Path folder;

  private final DayClock clock = new DayClock(TODAY);
  private final StringBuilder events = new StringBuilder();
  private final Randomness chance = new Randomness();
  private final Retention retention = new Retention(Practice.of(RuleBook.shipped()));
  private KeyRing keys;
  private RocksLedger ledger;
  private LuceneIndex index;
  private Daily round;

  @BeforeEach
  void open() {
    Path passphrase = folder.resolve("passphrase");
    KeyRing.writeNewPassphrase(passphrase);
    keys = KeyRing.create(folder.resolve("keys"), passphrase);
    EventLog log = new EventLog(events, clock);
    ledger = RocksLedger.open(StoreSettings.of(folder.resolve("data")), keys, clock);
    index = new LuceneIndex(1, log);
    ledger.follow(index);
    index.ready();
    used(TODAY.minusDays(Steadiness.AT_LEAST_DAYS));
    round =
        new Daily(
            new RetentionRound(
                new RetentionRound.Means(
                    ledger,
                    ledger,
                    index,
                    retention,
                    () -> keys.tags().codeTag(chance.citizenCode())),
                log),
            0,
            clock,
            log);
  }

  @AfterEach
  void close() {
    round.close();
    ledger.close();
    index.close();
    keys.close();
  }

  private CaseFile put(Municipality where, Merger merger, Episode... episodes) {
    CaseCard card = new CaseCard(chance.handle(), chance.words(), where, TEAM, List.of());
    Traits traits =
        new Traits(
            Gender.MALE,
            AgeBand.UNKNOWN,
            OptionalInt.empty(),
            CivilStatus.UNKNOWN,
            LivingSituation.UNKNOWN,
            Set.of(),
            false);
    Course course =
        new Course(
            List.of(episodes), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    CaseFile file = CaseFile.opened(chance.caseId(), card, traits, course).with(merger);
    load(new Change.CaseWritten(file));
    return file;
  }

  private CaseFile put(Municipality where, Episode... episodes) {
    return put(where, Merger.NONE, episodes);
  }

  private void load(Change... changes) {
    ledger.load(request(Operation.LOAD_DEMONSTRATION), Stream.of(List.of(changes)));
  }

  /// Has an entry written on a day, and sets the clock back to today.
  private void used(LocalDate on) {
    clock.day(on);
    ledger.record(request(Operation.CODE_LISTS), List.of()).await();
    clock.day(TODAY);
  }

  private static Request request(Operation operation) {
    Actor operator =
        new Actor(new WorkerId("operator"), Role.OPERATOR, new Municipality("0000"), Set.of());
    return Request.read(operator, operation, Purpose.OPERATION);
  }

  private static Episode open(LocalDate on) {
    return new Episode(
        on,
        ReferralSource.SELF,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Episode closed(LocalDate on) {
    return open(on.minusDays(40))
        .closed(new Closure(on, ClosingReason.CITIZEN_WISH, Set.of(), Set.of(), Set.of()));
  }

  private Referral enquiry(Municipality where, Optional<LocalDate> answered, Optional<CaseId> of) {
    Referral referral =
        new Referral(
            chance.referralId(),
            where,
            TEAM,
            LAPSED.minusDays(9),
            ReferralSource.SELF,
            ReferrerKind.PRIVATE,
            ReferralChannel.PHONE,
            Set.of(),
            answered.isPresent() ? ReferralOutcome.PASSED_ON : ReferralOutcome.OPEN,
            of,
            answered);
    load(new Change.ReferralWritten(referral));
    return referral;
  }

  private boolean there(CaseFile file) {
    return ledger.view().caseFile(file.id()).isPresent();
  }

  private boolean there(Referral referral) {
    return ledger.view().referral(referral.id()).isPresent();
  }

  @Test
  void aCaseGoesOnTheDayItsPeriodHasPassedAndOneADayYoungerStays() {
    CaseFile due = put(STATED, closed(LAPSED));
    CaseFile younger = put(STATED, closed(LAPSED.plusDays(1)));
    CaseFile unstated = put(UNSTATED, closed(LAPSED.minusYears(20)));
    round.look();
    assertThat(List.of(there(due), there(younger), there(unstated)))
        .containsExactly(false, true, true);
    assertThat(ledger.view().caseOf(due.card().handle())).isEmpty();
    clock.day(TODAY.plusDays(1));
    round.look();
    assertThat(there(younger)).isFalse();
    assertThat(there(unstated)).isTrue();
  }

  @Test
  void whatIsOpenIsNeverTouchedAndTheLastClosingCounts() {
    CaseFile open = put(STATED, closed(LAPSED.minusYears(3)), open(LAPSED.minusYears(2)));
    CaseFile reopened = put(STATED, closed(LAPSED.minusYears(3)), closed(LAPSED.plusDays(90)));
    CaseFile longAgo = put(STATED, closed(LAPSED.minusYears(3)), closed(LAPSED.minusDays(1)));
    round.look();
    assertThat(List.of(there(open), there(reopened), there(longAgo)))
        .containsExactly(true, true, false);
  }

  @Test
  void aPersonWithMergedCasesCountsByTheLatestClosingAndGoesWhole() {
    CaseFile inner = put(STATED, closed(LAPSED.plusDays(5)));
    CaseFile outer = put(STATED, absorbing(inner), closed(LAPSED.minusDays(5)));
    load(new Change.CaseWritten(inner.with(within(outer))));
    round.look();
    assertThat(List.of(there(outer), there(inner))).containsExactly(true, true);
    clock.day(TODAY.plusDays(5));
    round.look();
    assertThat(List.of(there(outer), there(inner))).containsExactly(false, false);
  }

  private static Merger absorbing(CaseFile inner) {
    return new Merger.Surviving(List.of(new Merger.Absorbed(inner.id(), LAPSED, false, 0)));
  }

  private static Merger within(CaseFile outer) {
    return new Merger.Within(outer.id(), LAPSED, List.of());
  }

  @Test
  void enquiriesWithoutACaseGoFromTheirAnswerAndThoseOfACaseGoWithIt() {
    CaseFile kept = put(STATED, closed(LAPSED.plusDays(9)));
    Referral answered = enquiry(STATED, Optional.of(LAPSED), Optional.empty());
    Referral younger = enquiry(STATED, Optional.of(LAPSED.plusDays(1)), Optional.empty());
    Referral open = enquiry(STATED, Optional.empty(), Optional.empty());
    Referral unstated = enquiry(UNSTATED, Optional.of(LAPSED), Optional.empty());
    Referral ofKept = enquiry(STATED, Optional.of(LAPSED), Optional.of(kept.id()));
    load(new Change.CaseWritten(kept.with(kept.proceedings().with(ofKept.id()))));
    round.look();
    assertThat(Stream.of(answered, younger, open, unstated, ofKept).map(this::there))
        .containsExactly(false, true, true, true, true);
    clock.day(TODAY.plusDays(9));
    round.look();
    assertThat(Stream.of(younger, open, unstated, ofKept).map(this::there))
        .containsExactly(false, true, true, false);
  }

  @Test
  void everyErasureIsInTheTrailAndTheLogHoldsCountsAlone() {
    CaseFile due = put(STATED, closed(LAPSED));
    enquiry(STATED, Optional.of(LAPSED), Optional.empty());
    round.look();
    round.look();
    List<AuditEntry> erasures =
        ledger.entries(0, 100).stream()
            .filter(it -> it.operation() == Operation.RETENTION_ERASURE)
            .toList();
    assertThat(erasures).hasSize(2).extracting(AuditEntry::role).containsOnly(Role.OPERATOR);
    assertThat(events.toString().lines().filter(line -> line.contains("RETENTION")))
        .singleElement()
        .asString()
        .contains("RETENTION_ERASED", "1");
    assertThat(events.toString()).doesNotContain(due.card().handle().value());
    assertThat(ledger.verifyTrail(Optional.empty())).isInstanceOf(Chain.Verdict.Whole.class);
  }

  @Test
  void aDayDoesABoundedPartAndTheNextGoesOnAlsoAfterDaysOff() {
    List<CaseFile> due =
        Stream.generate(() -> put(STATED, closed(LAPSED.minusDays(30))))
            .limit(RetentionRound.MOST + 3)
            .toList();
    clock.day(TODAY.plusDays(14));
    round.look();
    round.look();
    assertThat(due.stream().filter(this::there)).hasSize(3);
    clock.day(TODAY.plusDays(17));
    round.look();
    assertThat(due.stream().filter(this::there)).isEmpty();
  }

  /// A dead battery, a wrong time server: eleven years ahead everything closed has lapsed.
  @Test
  void aClockThatJumpedErasesNothingUntilAWeekOfUseBearsItOut() {
    CaseFile closed = put(STATED, closed(TODAY.minusDays(1)));
    LocalDate wrong = TODAY.plusYears(11);
    clock.day(wrong);
    round.look();
    ledger.record(request(Operation.CODE_LISTS), List.of()).await();
    clock.day(wrong.plusDays(Steadiness.AT_LEAST_DAYS - 1));
    round.look();
    assertThat(there(closed)).isTrue();
    assertThat(events.toString()).contains("RETENTION_HELD").doesNotContain("RETENTION_ERASED");

    clock.day(TODAY);
    round.look();
    assertThat(there(closed)).as("the clock was put right").isTrue();

    clock.day(wrong.plusDays(Steadiness.AT_LEAST_DAYS));
    round.look();
    assertThat(there(closed)).as("in use for a week on these days").isFalse();
  }

  @Test
  void withoutAnythingLapsedNothingIsHeld() {
    put(STATED, closed(TODAY.minusDays(1)));
    clock.day(TODAY.plusDays(Steadiness.AT_MOST_DAYS + 1));
    round.look();
    assertThat(events.toString()).doesNotContain("RETENTION_HELD");
  }

  @Test
  void whatWasReopenedSinceItWasListedStays() {
    CaseFile due = put(STATED, closed(LAPSED));
    WithdrawLapsed command =
        new WithdrawLapsed(
            retention, new WithdrawLapsed.Lapsed.OfCase(due.id()), new CodeTag(1, 2));
    load(new Change.CaseWritten(due.with(due.course().reopened(open(TODAY)))));
    assertThat(ledger.transact(request(Operation.RETENTION_ERASURE), command))
        .isInstanceOf(Outcome.NotFound.class);
    assertThat(there(due)).isTrue();
  }

  @Test
  void whatIsNotYetDueWhenItsTurnComesStays() {
    CaseFile later = put(STATED, closed(LAPSED.plusDays(1)));
    WithdrawLapsed command =
        new WithdrawLapsed(
            retention, new WithdrawLapsed.Lapsed.OfCase(later.id()), new CodeTag(1, 2));
    assertThat(ledger.transact(request(Operation.RETENTION_ERASURE), command))
        .isInstanceOf(Outcome.NotFound.class);
    assertThat(there(later)).isTrue();
    clock.day(TODAY.plusDays(1));
    assertThat(ledger.transact(request(Operation.RETENTION_ERASURE), command))
        .isInstanceOf(Outcome.Withdrawn.class);
  }

  @Test
  void aClosedRoundDoesNothing() {
    CaseFile due = put(STATED, closed(LAPSED));
    round.close();
    round.look();
    assertThat(there(due)).isTrue();
  }

  @Test
  void anEnquiryThatCameFromElsewhereLeavesItsNameSpent() {
    ReferralId id = chance.referralId();
    Referral referral =
        new Referral(
            id,
            STATED,
            TEAM,
            LAPSED.minusDays(1),
            ReferralSource.SELF,
            ReferrerKind.PRIVATE,
            ReferralChannel.PHONE,
            Set.of(),
            ReferralOutcome.PASSED_ON,
            Optional.empty(),
            Optional.of(LAPSED));
    var arrival =
        new dk.tillid.domain.Arrival.OfEnquiry(
            id,
            new dk.tillid.domain.Digest(1, 2),
            _ ->
                dk.tillid.domain.Decision.of(
                    new Outcome.ReferralRecorded(id), new Change.ReferralWritten(referral)));
    ledger.admit(request(Operation.IMPORT_CASES), List.of(arrival)).join();
    assertThat(there(referral)).isTrue();
    round.look();
    assertThat(there(referral)).isFalse();
    assertThat(ledger.admit(request(Operation.IMPORT_CASES), List.of(arrival)).join())
        .containsExactly(dk.tillid.domain.Arrival.Admission.KNOWN);
    assertThat(there(referral)).isFalse();
  }
}
