package dk.tillid.casework;

import static dk.tillid.casework.Fieldwork.EXAMPLE;
import static dk.tillid.casework.Fieldwork.HEDENSTED;
import static dk.tillid.casework.Fieldwork.MONDAY;
import static dk.tillid.casework.Fieldwork.RUDERSDAL;
import static dk.tillid.casework.Fieldwork.TEAM;
import static dk.tillid.casework.Fieldwork.recorded;
import static dk.tillid.casework.Fieldwork.refused;
import static dk.tillid.casework.Fieldwork.traits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.tillid.domain.CaseId;
import dk.tillid.domain.Change;
import dk.tillid.domain.Decision;
import dk.tillid.domain.Episode;
import dk.tillid.domain.Handle;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.ReferralId;
import dk.tillid.domain.Refusal;
import dk.tillid.domain.Role;
import dk.tillid.domain.TeamId;
import dk.tillid.domain.Traits;
import dk.tillid.domain.Warning;
import dk.tillid.domain.WorkerId;
import dk.tillid.domain.code.AgeBand;
import dk.tillid.domain.code.CivilStatus;
import dk.tillid.domain.code.ClosingReason;
import dk.tillid.domain.code.Gender;
import dk.tillid.domain.code.LivingSituation;
import dk.tillid.domain.code.ReferralOutcome;
import dk.tillid.domain.code.ReferralSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Enquiries, opening, reopening, assigning.
class OpeningTest {
  private static final Origin MET = new Origin.Met(ReferralSource.OWN_OUTREACH);

  private final Fieldwork field = new Fieldwork(HEDENSTED);

  @Test
  void recordsAnEnquiryWithoutACase() {
    RegisterReferral enquiry = field.enquiry(MONDAY);
    assertThat(field.run(enquiry)).isEqualTo(new Outcome.ReferralRecorded(enquiry.id()));
    assertThat(field.file(enquiry.id()).outcome()).isEqualTo(ReferralOutcome.OPEN);
    assertThat(field.ledger.view().caseFiles()).isEmpty();
  }

  @Test
  void refusesAnEnquiryOfTomorrowOrOfLongAgo() {
    assertThat(field.run(field.enquiry(MONDAY.plusDays(1))))
        .isEqualTo(refused(Refusal.DATE_IN_FUTURE));
    assertThat(field.run(field.enquiry(MONDAY.minusDays(93))))
        .isEqualTo(refused(Refusal.DATE_TOO_OLD));
    assertThat(field.run(field.enquiry(MONDAY.minusDays(92))))
        .isInstanceOf(Outcome.ReferralRecorded.class);
    assertThat(field.ledger.view().referrals()).hasSize(1);
  }

  @Test
  void enquiryToAForeignTeamIsNotFound() {
    RegisterReferral own = field.enquiry(MONDAY);
    RegisterReferral foreign =
        new RegisterReferral(
            own.actor(),
            own.practice(),
            own.id(),
            new TeamId("syd"),
            own.receivedOn(),
            own.source(),
            own.referrerKind(),
            own.channel(),
            own.concerns());
    assertThat(foreign.decide(field.ledger.view())).isEqualTo(Decision.notFound());
  }

  @Test
  void caseOfAnEnquiryTakesItsSourceAndDeadline() {
    ReferralId enquiry = field.received(MONDAY.minusDays(3));
    CaseId id = field.opened(MONDAY, new Origin.Enquiry(enquiry));
    Episode episode = field.file(id).course().episode();
    assertThat(episode.source()).isEqualTo(ReferralSource.OTHERS_NEIGHBOURS);
    assertThat(episode.receivedOn()).contains(MONDAY.minusDays(3));
    assertThat(field.file(enquiry).outcome()).isEqualTo(ReferralOutcome.CASE_OPENED);
    assertThat(field.file(enquiry).openedCase()).contains(id);
  }

  @Test
  void caseNeedsNoEnquiry() {
    OpenCase opening = field.opening(MONDAY, MET);
    assertThat(field.run(opening)).isEqualTo(recorded(opening.id(), 0));
    assertThat(field.file(opening.id()).course().episode().receivedOn()).isEmpty();
    assertThat(field.ledger.lastChanges()).hasSize(1);
  }

  @Test
  void secondCaseOfOneEnquiryIsRefused() {
    Origin origin = new Origin.Enquiry(field.received(MONDAY));
    field.opened(MONDAY, origin);
    assertThat(field.run(field.opening(MONDAY, origin)))
        .isEqualTo(refused(Refusal.REFERRAL_HAS_CASE));
  }

  @Test
  void caseCannotOpenBeforeItsEnquiryNorInTheFuture() {
    Origin origin = new Origin.Enquiry(field.received(MONDAY));
    assertThat(field.run(field.opening(MONDAY.minusDays(1), origin)))
        .isEqualTo(refused(Refusal.DATE_BEFORE_ENQUIRY));
    assertThat(field.run(field.opening(MONDAY.plusDays(1), origin)))
        .isEqualTo(refused(Refusal.DATE_IN_FUTURE));
    assertThat(field.ledger.view().caseFiles()).isEmpty();
  }

  @Test
  void foreignAndUnknownEnquiriesAreAnsweredAlike() {
    ReferralId foreign = field.received(MONDAY);
    Fieldwork other = new Fieldwork(RUDERSDAL);
    other.ledger.given(new Change.ReferralWritten(field.file(foreign)));
    Decision unknown =
        other.opening(MONDAY, new Origin.Enquiry(new ReferralId(9, 9))).decide(other.ledger.view());
    Decision outOfReach =
        other.opening(MONDAY, new Origin.Enquiry(foreign)).decide(other.ledger.view());
    assertThat(outOfReach).isEqualTo(unknown).isEqualTo(Decision.notFound());
  }

  @Test
  void handleInUseGivesWayToTheNext() {
    OpenCase first = field.opening(MONDAY, MET);
    field.run(first);
    OpenCase second = field.opening(MONDAY, MET);
    Handle taken = first.handles().getFirst();
    Handle free = second.handles().getFirst();
    field.run(withHandles(second, List.of(taken, free)));
    assertThat(field.file(second.id()).card().handle()).isEqualTo(free);
    OpenCase third = field.opening(MONDAY, MET);
    assertThatThrownBy(() -> field.run(withHandles(third, List.of(taken, free))))
        .isInstanceOf(IllegalStateException.class);
  }

  private static OpenCase withHandles(OpenCase it, List<Handle> handles) {
    return new OpenCase(
        it.actor(),
        it.practice(),
        it.id(),
        handles,
        it.words(),
        it.origin(),
        it.team(),
        it.workers(),
        it.openedOn(),
        it.traits());
  }

  @Test
  void exactAgeIsKeptOnlyWhereTheReportAsksForIt() {
    Traits aged = traits(OptionalInt.of(41));
    assertThat(field.run(field.opening(MONDAY, MET, aged, List.of())))
        .isEqualTo(refused(Refusal.AGE_NOT_IN_RULES, "exactAge"));
    Fieldwork rudersdal = new Fieldwork(RUDERSDAL);
    OpenCase opening = rudersdal.opening(MONDAY, MET, aged, List.of());
    assertThat(rudersdal.run(opening)).isEqualTo(recorded(opening.id(), 0));
  }

  @Test
  void ageOutsideTheTargetGroupIsAcceptedWithAWarning() {
    Fieldwork rudersdal = new Fieldwork(RUDERSDAL);
    OpenCase old = rudersdal.opening(MONDAY, MET, traits(OptionalInt.of(82)), List.of());
    assertThat(rudersdal.run(old))
        .isEqualTo(recorded(old.id(), 0, Warning.AGE_OUTSIDE_TARGET_GROUP));
    OpenCase edge = rudersdal.opening(MONDAY, MET, traits(OptionalInt.of(65)), List.of());
    assertThat(rudersdal.run(edge)).isEqualTo(recorded(edge.id(), 0));
    OpenCase young = rudersdal.opening(MONDAY, MET, band(AgeBand.UNDER_18), List.of());
    assertThat(rudersdal.run(young))
        .isEqualTo(recorded(young.id(), 0, Warning.AGE_OUTSIDE_TARGET_GROUP));
    OpenCase unstated = field.opening(MONDAY, MET, band(AgeBand.OVER_65), List.of());
    assertThat(field.run(unstated)).isEqualTo(recorded(unstated.id(), 0));
  }

  private static Traits band(AgeBand band) {
    return new Traits(
        Gender.UNKNOWN,
        band,
        OptionalInt.empty(),
        CivilStatus.UNKNOWN,
        LivingSituation.UNKNOWN,
        Set.of(),
        false);
  }

  @Test
  void refusesAThirdWorker() {
    List<WorkerId> three = List.of(new WorkerId("a"), new WorkerId("b"), new WorkerId("c"));
    assertThat(field.run(field.opening(MONDAY, MET, traits(OptionalInt.empty()), three)))
        .isEqualTo(refused(Refusal.TOO_MANY_WORKERS));
    Fieldwork example = new Fieldwork(EXAMPLE);
    assertThat(example.run(example.opening(MONDAY, MET, traits(OptionalInt.empty()), three)))
        .isEqualTo(refused(Refusal.TOO_MANY_WORKERS, "workersPerCase"));
    OpenCase two = field.opening(MONDAY, MET, traits(OptionalInt.empty()), three.subList(0, 2));
    assertThat(field.run(two)).isEqualTo(recorded(two.id(), 0));
  }

  @Test
  void reopeningMakesANewEpisodeOfTheSameCase() {
    LocalDate closed = MONDAY.minusDays(10);
    CaseId id = field.opened(MONDAY.minusDays(30));
    field.run(field.closing(id, closed, ClosingReason.CITIZEN_WISH));
    ReferralId enquiry = field.received(MONDAY.minusDays(1));
    Outcome outcome =
        field.run(
            new ReopenCase(field.worker, field.practice, id, MONDAY, new Origin.Enquiry(enquiry)));
    assertThat(outcome).isEqualTo(recorded(id, 1));
    assertThat(field.ledger.view().caseFiles()).hasSize(1);
    assertThat(field.file(id).course().episodes())
        .extracting(Episode::openedOn)
        .containsExactly(MONDAY.minusDays(30), MONDAY);
    assertThat(field.file(enquiry).openedCase()).contains(id);
  }

  @Test
  void reopeningAnOpenCaseOrBeforeItsClosingIsRefused() {
    CaseId id = field.opened(MONDAY.minusDays(30));
    assertThat(field.run(field.reopening(id, MONDAY))).isEqualTo(refused(Refusal.CASE_OPEN));
    field.run(field.closing(id, MONDAY.minusDays(10), ClosingReason.CITIZEN_WISH));
    assertThat(field.run(field.reopening(id, MONDAY.minusDays(11))))
        .isEqualTo(refused(Refusal.DATE_BEFORE_CLOSING));
    assertThat(field.run(field.reopening(id, MONDAY.minusDays(10)))).isEqualTo(recorded(id, 1));
  }

  @Test
  void leadPutsACaseIntoOtherHands() {
    CaseId id = field.opened(MONDAY);
    TeamId south = new TeamId("syd");
    List<WorkerId> workers = List.of(new WorkerId("a"), new WorkerId("a"));
    assertThat(field.run(new AssignCase(field.lead, field.practice, id, south, workers)))
        .isEqualTo(recorded(id, 0));
    assertThat(field.file(id).card().team()).isEqualTo(south);
    assertThat(field.file(id).card().workers()).containsExactly(new WorkerId("a"));
    assertThat(field.run(field.missedVisit(id, MONDAY))).isEqualTo(new Outcome.NotFound());
  }

  @Test
  void assigningAForeignCaseIsNotFoundAndAThirdWorkerRefused() {
    CaseId id = field.opened(MONDAY);
    var foreign = Fieldwork.actor(Role.TEAMLEAD, RUDERSDAL, "nord");
    assertThat(
            new AssignCase(foreign, field.practice, id, TEAM, List.of())
                .decide(field.ledger.view()))
        .isEqualTo(Decision.notFound());
    List<WorkerId> three = List.of(new WorkerId("a"), new WorkerId("b"), new WorkerId("c"));
    assertThat(field.run(new AssignCase(field.lead, field.practice, id, TEAM, three)))
        .isEqualTo(refused(Refusal.TOO_MANY_WORKERS));
    assertThat(Optional.of(field.file(id).card().workers())).contains(List.of());
  }
}
