package dk.tillid.demo;

import dk.tillid.domain.CaseCard;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Change;
import dk.tillid.domain.CodeTag;
import dk.tillid.domain.Consent;
import dk.tillid.domain.Course;
import dk.tillid.domain.Episode;
import dk.tillid.domain.Handle;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.Referral;
import dk.tillid.domain.ReferralId;
import dk.tillid.domain.TeamId;
import dk.tillid.domain.Traits;
import dk.tillid.domain.Words;
import dk.tillid.domain.WorkerId;
import dk.tillid.domain.code.ConsentScope;
import dk.tillid.domain.code.RecipientKind;
import dk.tillid.domain.code.ReferralChannel;
import dk.tillid.domain.code.ReferralOutcome;
import dk.tillid.domain.code.ReferralSource;
import dk.tillid.domain.code.ReferrerKind;
import dk.tillid.domain.code.TargetGroup;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One invented case: its file, the enquiry it came of, and its contacts.
record Invented(CaseFile file, Referral referral, Diary diary) {
  /// The team of every fictive municipality.
  static final TeamId TEAM = new TeamId("team-1");

  /// The first worker of every fictive municipality.
  static final WorkerId WORKER = new WorkerId("demo-worker");

  private static final WorkerId SECOND = new WorkerId("demo-worker-2");

  private static final List<String> WORDS =
      List.of(
          "ahorn",
          "bakke",
          "birk",
          "blomst",
          "bog",
          "bølge",
          "dal",
          "eng",
          "fjord",
          "fyr",
          "gren",
          "hav",
          "kilde",
          "klit",
          "kløver",
          "kurv",
          "lanterne",
          "lyng",
          "mos",
          "mølle",
          "tang",
          "perle",
          "pil",
          "rav",
          "ribs",
          "sky",
          "skov",
          "spand",
          "sten",
          "stige",
          "vind",
          "æble");

  /// All changes that make the case, and its code where it has one.
  List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    changes.add(new Change.ReferralWritten(referral));
    changes.add(new Change.CaseWritten(file));
    file.codes().forEach(code -> changes.add(new Change.CodeIssued(code, file.id())));
    changes.addAll(diary.pages(file.id()));
    return changes;
  }

  /// A case that came of an enquiry.
  static Invented of(
      Draw draw, CaseCard card, CaseId id, Traits traits, Course course, Diary diary) {
    Referral enquiry = referral(draw, card.municipality(), id, course.episode());
    Course referred = course.withEpisode(referred(course.episode(), enquiry.id()));
    return new Invented(
        CaseFile.opened(id, card, traits, referred).with(diary.book()), enquiry, diary);
  }

  /// The same case, whose citizen consented to sharing and statistics and holds a code.
  Invented with(CodeTag code, LocalDate given, LocalDate today) {
    Consent statistics =
        new Consent(
            ConsentScope.STATISTICS, Optional.empty(), given, Optional.empty(), Optional.empty());
    Consent sharing =
        new Consent(
            ConsentScope.SHARING,
            Optional.of(RecipientKind.JOB_CENTRE),
            given,
            Optional.of(today.plusYears(1)),
            Optional.empty());
    return new Invented(
        file.withConsents(List.of(statistics, sharing)).with(code), referral, diary);
  }

  private static Episode referred(Episode episode, ReferralId referral) {
    return new Episode(
        episode.openedOn(),
        episode.source(),
        Optional.of(referral),
        episode.receivedOn(),
        episode.firstContactOn(),
        episode.closure());
  }

  /// A card whose words differ from those of the 991 cases before it.
  static CaseCard card(Draw draw, Municipality municipality, int number, Handle handle) {
    int first = number % WORDS.size();
    int step = 1 + number / WORDS.size() % (WORDS.size() - 1);
    String second = WORDS.get((first + step) % WORDS.size());
    List<WorkerId> workers =
        draw.percent(60)
            ? List.of(WORKER)
            : draw.percent(50) ? List.of(SECOND) : List.of(WORKER, SECOND);
    return new CaseCard(handle, new Words(WORDS.get(first), second), municipality, TEAM, workers);
  }

  static CaseId id(Draw draw) {
    return new CaseId(draw.bits(), draw.bits());
  }

  private static Referral referral(Draw draw, Municipality where, CaseId id, Episode episode) {
    return enquiry(draw, where, episode.source(), episode.receivedOn().orElse(episode.openedOn()))
        .opened(id, episode.openedOn());
  }

  /// An enquiry nobody has answered yet.
  static Referral enquiry(Draw draw, Municipality where, ReferralSource source, LocalDate on) {
    return new Referral(
        new ReferralId(draw.bits(), draw.bits()),
        where,
        TEAM,
        on,
        source,
        referrer(source),
        draw.one(List.of(ReferralChannel.values())),
        Set.copyOf(draw.some(List.of(TargetGroup.values()), 12)),
        ReferralOutcome.OPEN,
        Optional.empty(),
        Optional.empty());
  }

  private static ReferrerKind referrer(ReferralSource source) {
    return switch (source) {
      case FAMILY_RELATIVES,
          NETWORK_FRIENDS,
          OTHERS_NEIGHBOURS,
          SELF,
          SUPPORTED_CITIZEN,
          RESIDENTS_ASSOCIATION ->
          ReferrerKind.PRIVATE;
      case SUPPORT_ACTIVITY_CENTRE,
          PSYCHIATRY_DISABILITY,
          JOB_CENTRE,
          FAMILY_DEPARTMENT,
          BENEFITS_CENTRE,
          HOUSING_ASSOCIATION,
          SUBSTANCE_COUNSELLING,
          PRISON_PROBATION,
          SHELTER,
          STREET_LAWYER,
          HEALTH_STAFF,
          OTHER_PROFESSIONAL,
          OWN_OUTREACH,
          NEIGHBOUR_MUNICIPALITY_SKP,
          PRIVATE_AID_ORG ->
          ReferrerKind.PROFESSIONAL;
    };
  }
}
