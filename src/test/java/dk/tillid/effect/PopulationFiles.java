package dk.tillid.effect;

import dk.tillid.domain.Attempt;
import dk.tillid.domain.Bridge;
import dk.tillid.domain.CaseCard;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Closure;
import dk.tillid.domain.ContactTally;
import dk.tillid.domain.Course;
import dk.tillid.domain.Episode;
import dk.tillid.domain.Handle;
import dk.tillid.domain.Measurement;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.Referral;
import dk.tillid.domain.ReferralId;
import dk.tillid.domain.Words;
import dk.tillid.domain.code.AttemptKind;
import dk.tillid.domain.code.AttemptResult;
import dk.tillid.domain.code.PlaceKind;
import dk.tillid.domain.code.ReferralChannel;
import dk.tillid.domain.code.ReferralSource;
import dk.tillid.domain.code.ReferrerKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The cases and contacts that come of a diary, as the commands would leave them.
final class PopulationFiles implements MovementReport.Source, ContactTally {
  private final Map<CaseId, CaseFile> files = new LinkedHashMap<>();
  private final Map<CaseId, List<Integer>> contacts = new LinkedHashMap<>();
  private final List<Referral> enquiries;

  PopulationFiles(Population population) {
    population.diary().forEach(this::take);
    enquiries = population.enquiries().stream().map(PopulationFiles::referral).toList();
  }

  @Override
  public Stream<List<CaseFile>> persons() {
    Map<Long, List<CaseFile>> persons = new TreeMap<>();
    files.forEach(
        (id, file) -> persons.computeIfAbsent(id.high(), _ -> new ArrayList<>()).add(file));
    return persons.values().stream();
  }

  @Override
  public Stream<Referral> enquiries() {
    return enquiries.stream();
  }

  @Override
  public int[] days(CaseId id) {
    return contacts.getOrDefault(id, List.of()).stream().mapToInt(Integer::intValue).toArray();
  }

  @Override
  public int[][] byModeAndMonth(Municipality municipality, int year) {
    throw new AssertionError("movements count by the day");
  }

  private void take(Happening event) {
    CaseId id = new CaseId(event.person(), event.file());
    switch (event.what()) {
      case Happening.Opened opened -> open(id, episode(event, opened));
      case Happening.Tried(var result) -> tried(id, event, result);
      case Happening.Met _ -> {
        contacts.computeIfAbsent(id, _ -> new ArrayList<>()).add((int) event.on().toEpochDay());
        Course course = course(id);
        put(id, course.withEpisode(course.episode().reachedOn(event.on())));
      }
      case Happening.Bridged bridged -> put(id, bridged(course(id), event, bridged));
      case Happening.Measured(var kind, var uses, var society, var isolation) ->
          put(
              id,
              course(id)
                  .with(
                      new Measurement(
                          course(id).episodeIndex(), event.on(), kind, uses, society, isolation)));
      case Happening.Ended(var reason, var by) ->
          put(
              id,
              course(id)
                  .withEpisode(
                      course(id)
                          .episode()
                          .closed(new Closure(event.on(), reason, by, Set.of(), Set.of()))));
    }
  }

  private static Episode episode(Happening event, Happening.Opened opened) {
    return new Episode(
        event.on(),
        ReferralSource.SELF,
        Optional.empty(),
        opened.receivedOn(),
        Optional.empty(),
        Optional.empty());
  }

  private void open(CaseId id, Episode episode) {
    if (files.containsKey(id)) {
      put(id, course(id).reopened(episode));
      return;
    }
    CaseCard card =
        new CaseCard(
            new Handle("00000000"),
            new Words("blå", "sten"),
            RudersdalFixture.MUNICIPALITY,
            RudersdalFixture.TEAM,
            List.of());
    CaseFile like = Cases.file(Course.begin(episode));
    files.put(id, CaseFile.opened(id, card, like.traits(), like.course()));
  }

  private void tried(CaseId id, Happening event, AttemptResult result) {
    Course course = course(id);
    Course more =
        course.with(
            new Attempt(
                course.episodeIndex(),
                event.on(),
                AttemptKind.VISIT,
                PlaceKind.UNKNOWN,
                true,
                result));
    put(
        id,
        result == AttemptResult.NOT_REACHED
            ? more
            : more.withEpisode(course.episode().reachedOn(event.on())));
  }

  private static Course bridged(Course course, Happening event, Happening.Bridged bridged) {
    Bridge.Step step = new Bridge.Step(bridged.stage(), event.on());
    List<Bridge> known = course.bridges();
    for (int place = 0; place < known.size(); place++) {
      if (known.get(place).service() == bridged.service()) {
        return course.with(place, known.get(place).with(step));
      }
    }
    return course.with(known.size(), new Bridge(bridged.service(), List.of(step)));
  }

  private static Referral referral(Population.Enquiry enquiry) {
    return new Referral(
        new ReferralId(0, 0),
        RudersdalFixture.MUNICIPALITY,
        RudersdalFixture.TEAM,
        enquiry.on(),
        ReferralSource.SELF,
        ReferrerKind.UNKNOWN,
        ReferralChannel.PHONE,
        Set.of(),
        enquiry.outcome(),
        Optional.empty(),
        Optional.empty());
  }

  private Course course(CaseId id) {
    CaseFile file = files.get(id);
    if (file == null) throw new AssertionError("a diary that does not begin with an opening");
    return file.course();
  }

  private void put(CaseId id, Course course) {
    files.computeIfPresent(id, (_, file) -> file.with(course));
  }
}
