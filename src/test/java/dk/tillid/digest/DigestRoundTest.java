package dk.tillid.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.DayClock;
import dk.tillid.casework.Fieldwork;
import dk.tillid.casework.Origin;
import dk.tillid.casework.Worklist;
import dk.tillid.digest.DigestSettings.Recipient;
import dk.tillid.digest.DigestSettings.Relay;
import dk.tillid.digest.DigestSettings.Security;
import dk.tillid.domain.CaseCard;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Denmark;
import dk.tillid.domain.MemoryIndex;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.Operation;
import dk.tillid.domain.ReferralId;
import dk.tillid.domain.Role;
import dk.tillid.domain.StoreFailure;
import dk.tillid.log.EventLog;
import java.io.StringWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The daily message says how much waits, once a working day, and nothing else.
class DigestRoundTest {
  private static final LocalDate MONDAY = Fieldwork.MONDAY;

  private final Fieldwork field = new Fieldwork(Fieldwork.HEDENSTED);
  private final DayClock clock = new DayClock(Instant.EPOCH);
  private final StringWriter log = new StringWriter();
  private final List<String> sent = new ArrayList<>();
  private boolean reachable = true;

  private final DigestRound round =
      new DigestRound(
          new DigestSettings(
              new Relay("127.0.0.1", 25, Security.NONE, Optional.empty(), Optional.empty()),
              "tillid@example.dk",
              7,
              List.of(
                  new Recipient(
                      new Municipality(Fieldwork.HEDENSTED), Fieldwork.TEAM, "skp@example.dk"))),
          field.ledger,
          new Worklist(
              field.practice, field.ledger::view, new MemoryIndex(field.ledger.view()), 5_000),
          this::take,
          new DigestRound.Means(field.practice, clock, new EventLog(log, clock)));

  private void take(String address, String subject, String text) throws Post.Undelivered {
    if (!reachable) {
      throw new Post.Undelivered("nobody listens", new IllegalStateException());
    }
    sent.add(address + "\n" + subject + "\n" + text);
  }

  @Test
  void countsWhatIsOverdueWhatIsDueAndWhatHasNoOutcome() {
    at(MONDAY.plusDays(8), 7);
    field.received(MONDAY); // due on Monday of the week after
    ReferralId second = field.received(MONDAY.plusDays(1));
    field.opened(MONDAY.plusDays(1), new Origin.Enquiry(second)); // due on the Tuesday
    round.look();
    assertThat(sent)
        .singleElement()
        .asString()
        .contains("Overskredne frister for første kontakt: 1")
        .contains("Aims for the first contact that have passed: 1")
        .contains("Frister i dag: 1")
        .contains("Henvendelser uden udfald: 1");
  }

  /// Nothing leaves that the trail does not hold; it is tried again within the hour.
  @Test
  void nothingIsSentWhoseEntryDidNotReachTheDisk() {
    field.received(MONDAY);
    at(MONDAY.plusDays(8), 7);
    field.ledger.whileSyncing(() -> {
      throw new StoreFailure("as the test wishes");
    });
    round.look();
    assertThat(sent).isEmpty();
    field.ledger.whileSyncing(() -> {});
    round.look();
    assertThat(sent).hasSize(1);
  }

  @Test
  void saysNothingOfAnyCase() {
    CaseId id = field.opened(MONDAY, new Origin.Enquiry(field.received(MONDAY)));
    at(MONDAY.plusDays(8), 7);
    round.look();
    CaseCard card = field.file(id).card();
    String words = "(?s).*\\b(" + card.words().first() + "|" + card.words().second() + ")\\b.*";
    assertThat(sent)
        .singleElement()
        .asString()
        .doesNotContain(card.handle().value())
        .doesNotMatch(words)
        .doesNotContain("2026");
  }

  @Test
  void isSentOnceADayWithinItsHourAndOnWorkingDays() {
    field.received(MONDAY);
    at(MONDAY.plusDays(8), 6);
    round.look();
    at(MONDAY.plusDays(8), 8);
    round.look();
    assertThat(sent).isEmpty();
    at(MONDAY.plusDays(8), 7);
    round.look();
    round.look();
    assertThat(sent).hasSize(1);
    at(MONDAY.plusDays(12), 7); // Saturday
    round.look();
    assertThat(sent).hasSize(1);
    at(MONDAY.plusDays(14), 7);
    round.look();
    assertThat(sent).hasSize(2);
  }

  @Test
  void whereNothingWaitsNothingIsSent() {
    at(MONDAY.plusDays(8), 7);
    round.look();
    assertThat(sent).isEmpty();
  }

  @Test
  void otherTeamsWorkIsNotCounted() {
    new Fieldwork(Fieldwork.RUDERSDAL).received(MONDAY);
    at(MONDAY.plusDays(8), 7);
    round.look();
    assertThat(sent).isEmpty();
  }

  @Test
  void whatTheServerDidNotTakeIsTriedAgainAndLoggedWithoutAddress() {
    field.received(MONDAY);
    at(MONDAY.plusDays(8), 7);
    reachable = false;
    round.look();
    assertThat(log.toString()).contains("DIGEST_FAILED").doesNotContain("@");
    reachable = true;
    round.look();
    assertThat(sent).hasSize(1);
    assertThat(log.toString()).contains("DIGEST_SENT");
  }

  @Test
  void countingIsInTheTrailAsTheOperatorsAndNamesNoCase() {
    field.opened(MONDAY, new Origin.Enquiry(field.received(MONDAY)));
    int before = field.ledger.requests().size();
    at(MONDAY.plusDays(8), 7);
    round.look();
    assertThat(field.ledger.requests()).hasSize(before + 1);
    assertThat(field.ledger.requests().getLast().operation()).isEqualTo(Operation.SEND_DIGEST);
    assertThat(field.ledger.requests().getLast().actor().role()).isEqualTo(Role.OPERATOR);
    assertThat(field.ledger.subjects().getLast()).isEmpty();
  }

  @Test
  void closedRoundReadsNothingMore() {
    field.received(MONDAY);
    at(MONDAY.plusDays(8), 7);
    round.close();
    int before = field.ledger.requests().size();
    round.look();
    assertThat(sent).isEmpty();
    assertThat(field.ledger.requests()).hasSize(before);
  }

  private void at(LocalDate day, int hour) {
    LocalDateTime moment = day.atTime(hour, 5);
    clock.at(moment.atZone(Denmark.ZONE).toInstant());
    field.ledger.view().today(day);
  }
}
