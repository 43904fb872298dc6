package dk.tillid.effect;

import dk.tillid.domain.code.AttemptResult;
import dk.tillid.domain.code.BridgeStage;
import dk.tillid.domain.code.ClosingReason;
import dk.tillid.domain.code.MeasurementKind;
import dk.tillid.domain.code.Service;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The movements counted anew from a diary, slowly and from the definitions: periods are running
/// numbers, every figure is a line of text, nothing of the report's own code is used.
final class Recount {
  /// Definitions that are not the report's; with one of them the recount must differ.
  enum Wrong {
    RETURNER_IS_STOCK,
    EVERYBODY_MET_BEFORE_IS_STOCK,
    A_CASE_IS_A_PERSON,
    CLOSED_ON_THE_LAST_DAY_IS_STILL_HERE,
    AN_ATTEMPT_IN_VAIN_REACHES,
    WHO_DECLINED_WAS_NOT_MET,
    ENGAGED_AT_THE_FIRST_MEETING,
    ACCEPTANCE_IS_NOT_NEEDED,
    LOST_IS_NEVER_FOUND,
    OFFERED_IS_ATTAINED,
    ATTAINED_AGAIN_COUNTS_AGAIN,
    FOLLOWED_UP_BY_CLOSING_IS_LATER,
    MISSING_IS_NO
  }

  /// One episode as the diary tells it.
  private static final class Story {
    private final LocalDate opened;
    private final Optional<LocalDate> received;
    private final List<Happening> events = new ArrayList<>();
    private final List<LocalDate> contactDays = new ArrayList<>();

    Story(LocalDate opened, Optional<LocalDate> received) {
      this.opened = opened;
      this.received = received;
    }

    Optional<Happening> end() {
      return events.stream().filter(it -> it.what() instanceof Happening.Ended).findFirst();
    }

    boolean endsWith(ClosingReason... reasons) {
      return end().isPresent()
          && Set.of(reasons).contains(((Happening.Ended) end().get().what()).reason());
    }
  }

  private final Population population;
  private final int perYear;
  private final Set<Wrong> wrong;
  private final Map<String, Map<String, Integer>> figures = new TreeMap<>();
  private final Map<Integer, List<Integer>> daysLater = new TreeMap<>();

  private Recount(Population population, int perYear, Set<Wrong> wrong) {
    this.population = population;
    this.perYear = perYear;
    this.wrong = wrong;
  }

  /// The figures of every period in which anything is to be counted, by its name.
  ///
  /// @param perYear periods in a year, 1 or 4
  static Map<String, Map<String, Integer>> of(Population population, int perYear, Wrong... wrong) {
    Recount recount = new Recount(population, perYear, Set.of(wrong));
    recount.count();
    return recount.figures;
  }

  private boolean is(Wrong definition) {
    return wrong.contains(definition);
  }

  private int number(LocalDate day) {
    return day.getYear() * perYear + (day.getMonthValue() - 1) * perYear / 12;
  }

  private int number(Happening event) {
    return number(event.on());
  }

  private void plus(int period, String figure) {
    plus(period, figure, 1);
  }

  private void plus(int period, String figure, int by) {
    String name = period / perYear + (perYear == 1 ? "" : "-" + (period % perYear + 1));
    figures.computeIfAbsent(name, _ -> new TreeMap<>()).merge(figure, by, Integer::sum);
  }

  private void count() {
    Map<String, List<Happening>> persons = new TreeMap<>();
    for (Happening event : population.diary()) {
      String key = event.person() + (is(Wrong.A_CASE_IS_A_PERSON) ? "/" + event.file() : "");
      persons.computeIfAbsent(key, _ -> new ArrayList<>()).add(event);
    }
    persons.values().forEach(this::person);
    for (Population.Enquiry enquiry : population.enquiries()) {
      plus(number(enquiry.on()), "enquiries total");
      plus(number(enquiry.on()), "enquiries " + enquiry.outcome());
    }
    daysLater.forEach(this::days);
  }

  private void days(int period, List<Integer> days) {
    Collections.sort(days);
    plus(period, "days shortest", days.getFirst());
    plus(period, "days longest", days.getLast());
    List<Integer> middle = new ArrayList<>(days);
    while (middle.size() > 2) {
      middle.removeFirst();
      middle.removeLast();
    }
    plus(period, "days median", middle.getFirst());
  }

  private void person(List<Happening> diary) {
    List<Story> stories = new ArrayList<>();
    for (int file = 0; file < 2; file++) stories.addAll(stories(diary, file));
    seen(stories);
    caseload(stories);
    steps(stories);
    for (Story story : stories) effort(story);
    bridges(diary);
    isolation(stories);
    for (Story story : stories) followUp(story);
  }

  private static List<Story> stories(List<Happening> diary, int file) {
    List<Story> stories = new ArrayList<>();
    for (Happening event : diary) {
      if (event.file() != file) continue;
      if (event.what() instanceof Happening.Opened(var received)) {
        stories.add(new Story(event.on(), received));
      }
      stories.getLast().events.add(event);
    }
    for (Happening event : diary) {
      if (event.file() != file || !(event.what() instanceof Happening.Met)) continue;
      Story owner = stories.getFirst();
      for (Story story : stories) if (!story.opened.isAfter(event.on())) owner = story;
      owner.contactDays.add(event.on());
    }
    return stories;
  }

  /// The days on which the citizen was met, by what was recorded in the episode.
  private List<LocalDate> met(Story story) {
    List<LocalDate> days = new ArrayList<>();
    for (Happening event : story.events) {
      switch (event.what()) {
        case Happening.Met _ -> days.add(event.on());
        case Happening.Tried(var result) -> {
          if (meets(result)) days.add(event.on());
        }
        case Happening.Opened _, Happening.Bridged _, Happening.Measured _, Happening.Ended _ -> {}
      }
    }
    boolean declined = story.endsWith(ClosingReason.DECLINED_FIRST_CONTACT);
    if (days.isEmpty() && declined && !is(Wrong.WHO_DECLINED_WAS_NOT_MET)) {
      days.add(story.end().orElseThrow().on());
    }
    return days;
  }

  private boolean meets(AttemptResult result) {
    return switch (result) {
      case REACHED_ACCEPTED -> true;
      case REACHED_DECLINED -> !is(Wrong.WHO_DECLINED_WAS_NOT_MET);
      case NOT_REACHED -> is(Wrong.AN_ATTEMPT_IN_VAIN_REACHES);
    };
  }

  private void seen(List<Story> stories) {
    TreeSet<Integer> periods = new TreeSet<>();
    for (Story story : stories) for (LocalDate day : met(story)) periods.add(number(day));
    for (int period : periods) {
      plus(period, "seen total");
      boolean first = period == periods.first();
      boolean before = periods.contains(period - 1) || is(Wrong.EVERYBODY_MET_BEFORE_IS_STOCK);
      if (first) {
        plus(period, "seen flow");
      } else if (before || is(Wrong.RETURNER_IS_STOCK)) {
        plus(period, "seen stock");
      } else {
        plus(period, "seen returners");
      }
    }
  }

  private void caseload(List<Story> stories) {
    TreeSet<Integer> here = new TreeSet<>();
    TreeSet<Integer> staying = new TreeSet<>();
    for (Story story : stories) {
      int from = number(story.opened);
      int to = story.end().map(this::number).orElse(number(Population.TODAY) + 1);
      for (int period = from; period <= Math.min(to, number(Population.TODAY)); period++) {
        here.add(period);
        plus(period, "episodes");
        if (period < to || lastDay(story)) staying.add(period);
      }
      plus(from, "opened");
      story
          .end()
          .ifPresent(end -> {
            plus(to, "closed total");
            plus(to, "closed " + ((Happening.Ended) end.what()).reason());
          });
    }
    for (int period : here) {
      plus(period, "persons");
      plus(period, staying.contains(period) ? "stayers" : "leavers");
    }
  }

  private boolean lastDay(Story story) {
    return is(Wrong.CLOSED_ON_THE_LAST_DAY_IS_STILL_HERE)
        && story.end().isPresent()
        && number(story.end().get().on().plusDays(1)) != number(story.end().get().on());
  }

  private Optional<LocalDate> reached(Story story) {
    return met(story).stream().min(LocalDate::compareTo);
  }

  private Optional<LocalDate> engaged(Story story) {
    if (reached(story).isEmpty()) return Optional.empty();
    LocalDate reached = reached(story).get();
    List<LocalDate> accepted = new ArrayList<>();
    for (LocalDate day : story.contactDays) if (!day.isBefore(reached)) accepted.add(day);
    for (Happening event : story.events) {
      if (event.what() instanceof Happening.Tried(var result)
          && result == AttemptResult.REACHED_ACCEPTED) {
        accepted.add(event.on());
      }
    }
    if (is(Wrong.ACCEPTANCE_IS_NOT_NEEDED)) accepted.add(reached);
    if (accepted.isEmpty()) return Optional.empty();
    LocalDate yes = Collections.min(accepted);
    if (is(Wrong.ENGAGED_AT_THE_FIRST_MEETING)) return Optional.of(yes);
    return story.contactDays.stream().filter(day -> day.isAfter(yes)).min(LocalDate::compareTo);
  }

  private void steps(List<Story> stories) {
    Set<String> taken = new TreeSet<>();
    for (Story story : stories) {
      story.received.ifPresent(day -> taken.add(number(day) + " step enquired"));
      List<LocalDate> tries = new ArrayList<>(met(story));
      for (Happening event : story.events) {
        if (event.what() instanceof Happening.Tried) tries.add(event.on());
      }
      tries.stream().sorted().limit(1).forEach(day -> taken.add(number(day) + " step attempted"));
      reached(story).ifPresent(day -> taken.add(number(day) + " step reached"));
      engaged(story).ifPresent(day -> taken.add(number(day) + " step engaged"));
      story.end().ifPresent(end -> ended(story, number(end) + " ", taken));
    }
    for (String step : taken) {
      int space = step.indexOf(' ');
      plus(Integer.parseInt(step.substring(0, space)), step.substring(space + 1));
    }
  }

  private void ended(Story story, String period, Set<String> taken) {
    if (story.endsWith(ClosingReason.DECLINED_FIRST_CONTACT)) taken.add(period + "declined first");
    if (story.endsWith(ClosingReason.DECLINED_LATER)) taken.add(period + "declined later");
    if (story.endsWith(ClosingReason.UNREACHABLE_ASSESSED, ClosingReason.UNREACHABLE_PROTOCOL)) {
      boolean never = met(story).isEmpty() || is(Wrong.LOST_IS_NEVER_FOUND);
      taken.add(period + (never ? "unable to locate" : "lost contact"));
    }
  }

  private void effort(Story story) {
    Optional<LocalDate> engaged = engaged(story);
    for (LocalDate day : story.contactDays) effort("contacts", day, engaged);
    for (Happening event : story.events) {
      if (event.what() instanceof Happening.Tried) effort("attempts", event.on(), engaged);
    }
  }

  private void effort(String what, LocalDate day, Optional<LocalDate> engaged) {
    plus(number(day), what);
    if (engaged.isEmpty() || day.isBefore(engaged.get())) {
      plus(number(day), what + " before engagement");
    }
  }

  private void bridges(List<Happening> diary) {
    Set<String> any = new TreeSet<>();
    for (Service service : Service.values()) {
      for (String step : List.of("offered", "introduced", "attained")) {
        List<LocalDate> days = new ArrayList<>();
        for (Happening event : diary) {
          if (event.what() instanceof Happening.Bridged(var to, var stage)
              && to == service
              && cameTo(stage).contains(step)) {
            days.add(event.on());
          }
        }
        Collections.sort(days);
        if (!is(Wrong.ATTAINED_AGAIN_COUNTS_AGAIN)) days = days.stream().limit(1).toList();
        for (LocalDate day : days) {
          plus(number(day), "bridge " + step + " " + service);
          any.add(number(day) + " bridge " + step);
        }
      }
    }
    for (String came : any) {
      int space = came.indexOf(' ');
      plus(Integer.parseInt(came.substring(0, space)), came.substring(space + 1));
    }
  }

  private List<String> cameTo(BridgeStage stage) {
    return switch (stage) {
      case OFFERED ->
          is(Wrong.OFFERED_IS_ATTAINED) ? List.of("offered", "attained") : List.of("offered");
      case INTRODUCED -> List.of("offered", "introduced");
      case IN_CONTACT, USING -> List.of("offered", "introduced", "attained");
    };
  }

  private void isolation(List<Story> stories) {
    Set<String> broken = new TreeSet<>();
    for (Story story : stories) {
      if (!story.endsWith(ClosingReason.ISOLATION_BROKEN)) continue;
      Happening end = story.end().orElseThrow();
      broken.add(number(end) + " isolation broken");
      ((Happening.Ended) end.what())
          .by()
          .forEach(way -> broken.add(number(end) + " isolation " + way));
    }
    for (String line : broken) {
      int space = line.indexOf(' ');
      plus(Integer.parseInt(line.substring(0, space)), line.substring(space + 1));
    }
  }

  private void followUp(Story story) {
    if (story.end().isEmpty()) return;
    LocalDate closed = story.end().get().on();
    int period = number(closed);
    List<Happening> followUps = measured(story, MeasurementKind.FOLLOW_UP);
    if (followUps.isEmpty()) {
      plus(period, "follow-up missing");
      if (is(Wrong.MISSING_IS_NO)) plus(period, "later isolation NO");
      return;
    }
    Happening latest = followUps.getLast();
    if (!latest.on().isAfter(closed) && !is(Wrong.FOLLOWED_UP_BY_CLOSING_IS_LATER)) {
      plus(period, "followed up by closing");
      return;
    }
    plus(period, "followed up later");
    daysLater
        .computeIfAbsent(period, _ -> new ArrayList<>())
        .add((int) ChronoUnit.DAYS.between(closed, latest.on()));
    Happening.Measured after = (Happening.Measured) latest.what();
    plus(period, "later society " + after.society());
    plus(period, "later isolation " + after.isolation());
    plus(period, "later new service " + newService(story, after));
  }

  private static String newService(Story story, Happening.Measured after) {
    List<Happening> baselines = measured(story, MeasurementKind.BASELINE);
    if (baselines.isEmpty()) return "missing";
    Set<Service> added = EnumSet.noneOf(Service.class);
    added.addAll(after.uses());
    added.removeAll(((Happening.Measured) baselines.getFirst().what()).uses());
    return added.isEmpty() ? "NO" : "YES";
  }

  private static List<Happening> measured(Story story, MeasurementKind kind) {
    return story.events.stream()
        .filter(it -> it.what() instanceof Happening.Measured seen && seen.kind() == kind)
        .toList();
  }
}
