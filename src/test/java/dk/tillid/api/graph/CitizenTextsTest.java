package dk.tillid.api.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.domain.Attempt;
import dk.tillid.domain.Bridge;
import dk.tillid.domain.CaseCard;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Closure;
import dk.tillid.domain.CodeTag;
import dk.tillid.domain.Consent;
import dk.tillid.domain.Contact;
import dk.tillid.domain.ContactBook;
import dk.tillid.domain.ContactPage;
import dk.tillid.domain.Course;
import dk.tillid.domain.Episode;
import dk.tillid.domain.Goal;
import dk.tillid.domain.Handle;
import dk.tillid.domain.Measurement;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.Observation;
import dk.tillid.domain.PhaseEntry;
import dk.tillid.domain.Proceedings;
import dk.tillid.domain.Referral;
import dk.tillid.domain.ReferralId;
import dk.tillid.domain.TeamId;
import dk.tillid.domain.Traits;
import dk.tillid.domain.View;
import dk.tillid.domain.Words;
import dk.tillid.domain.WorkerId;
import dk.tillid.domain.code.AgeBand;
import dk.tillid.domain.code.Answer;
import dk.tillid.domain.code.AssessmentGround;
import dk.tillid.domain.code.AttemptKind;
import dk.tillid.domain.code.AttemptResult;
import dk.tillid.domain.code.BridgeStage;
import dk.tillid.domain.code.CivilStatus;
import dk.tillid.domain.code.ClosingReason;
import dk.tillid.domain.code.ComplaintForm;
import dk.tillid.domain.code.ComplaintStatus;
import dk.tillid.domain.code.ConsentScope;
import dk.tillid.domain.code.ContactFrequency;
import dk.tillid.domain.code.ContactMode;
import dk.tillid.domain.code.FormalDecisionKind;
import dk.tillid.domain.code.FurtherProblem;
import dk.tillid.domain.code.Gender;
import dk.tillid.domain.code.GoalStatus;
import dk.tillid.domain.code.GoalType;
import dk.tillid.domain.code.HandoverUnit;
import dk.tillid.domain.code.HousingSituation;
import dk.tillid.domain.code.IncomeBasis;
import dk.tillid.domain.code.InitiatedBy;
import dk.tillid.domain.code.IsolationBrokenBy;
import dk.tillid.domain.code.LivingSituation;
import dk.tillid.domain.code.MeasurementKind;
import dk.tillid.domain.code.OverrideReason;
import dk.tillid.domain.code.Phase;
import dk.tillid.domain.code.PlaceKind;
import dk.tillid.domain.code.PrimaryProblem;
import dk.tillid.domain.code.RecipientKind;
import dk.tillid.domain.code.ReferralChannel;
import dk.tillid.domain.code.ReferralOutcome;
import dk.tillid.domain.code.ReferralSource;
import dk.tillid.domain.code.ReferrerKind;
import dk.tillid.domain.code.SafetyActor;
import dk.tillid.domain.code.SafetyEventKind;
import dk.tillid.domain.code.Service;
import dk.tillid.domain.code.SupportActivity;
import dk.tillid.domain.code.TargetGroup;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The citizen is told everything that is held: each value of a case that has one of everything.
class CitizenTextsTest {
  private static final CaseId ID = new CaseId(1, 2);
  private static final ReferralId ENQUIRY = new ReferralId(3, 4);
  private static final Municipality PLACE = new Municipality("0999");
  private static final TeamId TEAM = new TeamId("team-9");

  @Test
  void tellsEveryValueOfACaseInBothLanguages() {
    assertThat(held(Language.EN))
        .containsExactly(
            "The case belongs to Somewhere, team team-9, with 2 workers of its own.",
            "About you is noted: woman, 36–45 (40), divorced, lives alone.",
            "Reasons for the support: drug misuse, isolated.",
            "You chose to be anonymous.",
            "A course of support began on 2 January 2026 (shelter).",
            "The enquiry came on 1 January 2026.",
            "The first contact was on 3 January 2026.",
            "It ended on 20 January 2026: isolation broken, network, no contact for a long time."
                + " Services in use: general practitioner.",
            "Of the enquiry of 1 January 2026 is noted: shelter, professional, in writing,"
                + " visible distress. Outcome: case opened (2 January 2026).",
            "Attempt on 3 January 2026: visit to address or place of stay, park, a note was left,"
                + " reached, accepted.",
            "Noted on 4 January 2026: housed, cash benefit, misuse, crime, weekly.",
            "Phase from 5 January 2026: motivating.",
            "Goal of 6 January 2026: keep own home, set together with you (reached since 7 January"
                + " 2026).",
            "Bridge on 8 January 2026: dentist, introduced.",
            "Effect measured on 9 January 2026 (follow-up): services in use: job centre; uses"
                + " society's possibilities: yes; isolation broken: no.",
            "Contact on 10 January 2026: by telephone, library, 45 minutes, initiative: citizen"
                + " (crisis support, outreach, crisis).",
            "Consent to passing on information to job centre: given 11 January 2026, until 12"
                + " January 2026, withdrawn 13 January 2026.",
            "The team spoke of the case on 14 January 2026; workers: 2.",
            "Danger on 15 January 2026: acute illness; who acted: hospital.",
            "Information passed on on 16 January 2026 to job centre with your consent.",
            "Handed over on 17 January 2026 to support under § 85 because of the danger on 15"
                + " January 2026.",
            "Complaint of 18 January 2026 (oral): passed on since 19 January 2026.",
            "Formal decision of 20 January 2026: granted.");
    assertThat(held(Language.DA))
        .hasSameSizeAs(held(Language.EN))
        .noneMatch(it -> it.contains(" on "));
  }

  private static List<String> held(Language language) {
    return CitizenTexts.held(file(), "Somewhere", new OneCase(), language);
  }

  private static LocalDate january(int day) {
    return LocalDate.of(2026, 1, day);
  }

  private static CaseFile file() {
    Traits traits =
        new Traits(
            Gender.FEMALE,
            AgeBand.A36_45,
            OptionalInt.of(40),
            CivilStatus.DIVORCED,
            LivingSituation.ALONE,
            Set.of(TargetGroup.DRUG_MISUSE, TargetGroup.ISOLATED),
            true);
    CaseCard card =
        new CaseCard(
            new Handle("00000000"),
            new Words("hav", "sten"),
            PLACE,
            TEAM,
            List.of(new WorkerId("canary-a"), new WorkerId("canary-b")));
    Consent consent =
        new Consent(
            ConsentScope.SHARING,
            Optional.of(RecipientKind.JOB_CENTRE),
            january(11),
            Optional.of(january(12)),
            Optional.of(january(13)));
    return CaseFile.opened(ID, card, traits, course())
        .with(ContactBook.EMPTY.with(january(10)))
        .withConsents(List.of(consent))
        .with(proceedings());
  }

  private static Proceedings proceedings() {
    return Proceedings.NONE
        .with(new Proceedings.TeamReview(january(14), 2))
        .with(
            new Proceedings.SafetyEvent(
                january(15), SafetyEventKind.ACUTE_ILLNESS, SafetyActor.HOSPITAL))
        .with(
            new Proceedings.Disclosure(january(16), RecipientKind.JOB_CENTRE, OptionalInt.empty()))
        .with(new Proceedings.Handover(january(17), HandoverUnit.SEL_85, OptionalInt.of(0)))
        .with(
            new Proceedings.Complaint(
                january(18), ComplaintForm.ORAL, ComplaintStatus.PASSED_ON, january(19)))
        .with(new Proceedings.FormalDecision(january(20), FormalDecisionKind.GRANTED));
  }

  private static Course course() {
    Closure closure =
        new Closure(
            january(20),
            ClosingReason.ISOLATION_BROKEN,
            Set.of(IsolationBrokenBy.NETWORK),
            Set.of(AssessmentGround.NO_CONTACT_LONG_TIME),
            Set.of(Service.GP));
    Episode episode =
        new Episode(
            january(2),
            ReferralSource.SHELTER,
            Optional.of(ENQUIRY),
            Optional.of(january(1)),
            Optional.of(january(3)),
            Optional.of(closure));
    return new Course(
        List.of(episode),
        List.of(
            new Attempt(
                0,
                january(3),
                AttemptKind.VISIT,
                PlaceKind.PARK,
                true,
                AttemptResult.REACHED_ACCEPTED)),
        List.of(
            new Observation(
                january(4),
                Optional.of(HousingSituation.HOUSED),
                Optional.of(IncomeBasis.CASH_BENEFIT),
                Optional.of(PrimaryProblem.SUBSTANCE_ONLY),
                Set.of(FurtherProblem.CRIME),
                Optional.of(ContactFrequency.WEEKLY))),
        List.of(new PhaseEntry(Phase.MOTIVATING, january(5))),
        List.of(new Goal(GoalType.KEEP_HOME, january(6), true, GoalStatus.REACHED, january(7))),
        List.of(
            new Bridge(
                Service.DENTIST, List.of(new Bridge.Step(BridgeStage.INTRODUCED, january(8))))),
        List.of(
            new Measurement(
                0,
                january(9),
                MeasurementKind.FOLLOW_UP,
                Set.of(Service.JOB_CENTRE),
                Answer.YES,
                Answer.NO)));
  }

  /// Holds the one enquiry and the one page of the case.
  private record OneCase() implements View {
    @Override
    public LocalDate today() {
      return january(31);
    }

    @Override
    public Optional<CaseFile> caseFile(CaseId id) {
      return Optional.empty();
    }

    @Override
    public Optional<CaseId> caseOf(Handle handle) {
      return Optional.empty();
    }

    @Override
    public Optional<CaseId> caseOf(CodeTag code) {
      return Optional.empty();
    }

    @Override
    public Optional<ContactPage> contacts(CaseId id, int page) {
      Contact contact =
          new Contact(
              january(10),
              ContactMode.PHONE,
              PlaceKind.LIBRARY,
              45,
              Optional.of(Phase.OUTREACH),
              InitiatedBy.CITIZEN,
              Set.of(SupportActivity.CRISIS_SUPPORT),
              Optional.of(OverrideReason.CRISIS));
      return Optional.of(ContactPage.empty(id, page).with(contact));
    }

    @Override
    public Optional<Referral> referral(ReferralId id) {
      return Optional.of(
          new Referral(
              ENQUIRY,
              PLACE,
              TEAM,
              january(1),
              ReferralSource.SHELTER,
              ReferrerKind.PROFESSIONAL,
              ReferralChannel.WRITTEN,
              Set.of(TargetGroup.VISIBLE_DISTRESS),
              ReferralOutcome.CASE_OPENED,
              Optional.of(ID),
              Optional.of(january(2))));
    }
  }
}
