package dk.tillid.effect;

import dk.tillid.domain.Person;
import dk.tillid.domain.Rejected;
import dk.tillid.domain.code.AgeBand;
import dk.tillid.domain.code.Answer;
import dk.tillid.domain.code.BridgeStage;
import dk.tillid.domain.code.CivilStatus;
import dk.tillid.domain.code.DurationBand;
import dk.tillid.domain.code.FurtherProblem;
import dk.tillid.domain.code.Gender;
import dk.tillid.domain.code.HousingSituation;
import dk.tillid.domain.code.IncomeBasis;
import dk.tillid.domain.code.IsolationBrokenBy;
import dk.tillid.domain.code.LivingSituation;
import dk.tillid.domain.code.PrimaryProblem;
import dk.tillid.domain.code.ReferralSource;
import dk.tillid.domain.code.Service;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// The annual status report (statusrapport) of one municipality: exact, for its team lead, **not
/// for publication**. Its tables are those of Rudersdal's report for 2010. The contacts by mode and
/// month stand in [ContactTable], which needs no case; [AnnualReport] joins the two.
///
/// The year's citizens are those with an episode that was first reached on or before 31 December
/// (declined at the first attempt is reached) and not closed before 1 January. People who were
/// never reached are not among them. In the year that runs, "31 December" and "year end" mean
/// today.
///
/// @param year the calendar year
public record StatusReport(
    int year,
    Citizens citizens,
    Courses courses,
    Situation situation,
    Housing housing,
    Bridges bridges,
    Effect effect) {
  /// What every copy must be marked with, in Danish.
  public static final String MARKING_DA = "Internt. Må ikke offentliggøres.";

  /// What every copy must be marked with, in English.
  public static final String MARKING_EN = "Internal. Not for publication.";

  /// Who the citizens are (borgerne).
  ///
  /// @param comparison with the year asked to compare with
  /// @param anonymous those who wish anonymity in dialogue (ønsker anonymitet)
  public record Citizens(
      Population population,
      Optional<Comparison> comparison,
      Partition ageBands,
      Partition civilStatus,
      Partition livingSituations,
      Share anonymous) {}

  /// The citizens of a year by gender (køn).
  ///
  /// @param total the year's citizens, each counted once
  /// @param ages absent where no citizen's exact age is kept
  public record Population(int year, int total, Partition genders, Optional<AgeRange> ages) {}

  /// The change (ændring) from an earlier year.
  ///
  /// @param total more (or, if negative, fewer) citizens than in that year
  /// @param genders one for each code of the list, in its order
  public record Comparison(Population with, int total, List<Difference> genders) {
    /// Copies the differences.
    public Comparison {
      genders = List.copyOf(genders);
    }
  }

  /// More, or if negative fewer, citizens of a gender.
  public record Difference(Gender gender, int by) {}

  /// How the courses began and how long they lasted (forløb).
  ///
  /// @param episodes the year's episodes: a citizen whose case was reopened has more than one
  /// @param running citizens with an episode that ran on at year end
  /// @param sources the first source (henvendelseskilde) of each citizen
  /// @param durations of each citizen's latest episode of the year, from first contact to closing
  ///   or year end: [0,3], (3,6], (6,∞) calendar months, counted to the same day of the month
  public record Courses(int episodes, Share running, Partition sources, Partition durations) {}

  /// Problems and income as last known at year end (problemer, forsørgelse).
  ///
  /// @param furtherProblems a citizen may stand in several cells
  public record Situation(
      Partition primaryProblems, List<Cell> furtherProblems, Partition incomes) {
    /// Copies the cells.
    public Situation {
      furtherProblems = List.copyOf(furtherProblems);
    }
  }

  /// Housing and homelessness (bolig og hjemløshed) by the nine categories of the national count.
  ///
  /// @param duringYear every situation seen in the year or brought into it; a citizen may stand in
  ///   several cells
  /// @param homelessDuringYear citizens who were in any of the nine categories
  /// @param atYearEnd citizens whose course ran on at year end, by the situation last known; the
  ///   percentages are still of the year's citizens
  /// @param homelessAtYearEnd those of them in any of the nine categories
  /// @param housedAfterHomelessness citizens who found housing in the year after being homeless
  /// @param sleptOutdoors citizens who were in category 1 (gade, trappeopgang, skur) in the year
  /// @param sleptOutdoorsStillHomeless those of them who are in `homelessAtYearEnd`
  public record Housing(
      List<Cell> duringYear,
      Share homelessDuringYear,
      Partition atYearEnd,
      Share homelessAtYearEnd,
      Share housedAfterHomelessness,
      Share sleptOutdoors,
      Share sleptOutdoorsStillHomeless) {
    /// Copies the cells.
    public Housing {
      duringYear = List.copyOf(duringYear);
    }
  }

  /// The bridges (brobygning) up to year end: attained, and not only offered.
  ///
  /// @param offered citizens with a bridge to any service, at whatever stage
  /// @param attained citizens who came into contact with any service or used it, also where that
  ///   ended again
  /// @param services one row for each service of the list, in its order
  public record Bridges(Share offered, Share attained, List<Bridging> services) {
    /// Copies the rows.
    public Bridges {
      services = List.copyOf(services);
    }
  }

  /// The bridges (brobygning) to one service by the stage last reached at year end. A citizen
  /// counts once a service.
  ///
  /// @param offered citizens with a bridge to it, at whatever stage
  /// @param attained citizens who came into contact with it or used it
  public record Bridging(Service service, Share offered, Share attained, List<Cell> stages) {
    /// Copies the cells.
    public Bridging {
      stages = List.copyOf(stages);
    }
  }

  /// The effect (effekt) for citizens whose course ended in the year. `notRecorded` is a missing
  /// measurement and never a "no". A follow-up counts also when it was made after the year.
  ///
  /// @param ended citizens with an episode closed in the year; the latest counts
  /// @param usesNewService whether a service is used that was not used at baseline; not recorded
  ///   where baseline or follow-up is missing
  /// @param newServices the services used anew; a citizen may stand in several cells
  /// @param usesSociety whether society's possibilities are used
  /// @param isolationBroken whether isolation is broken
  /// @param isolationBrokenBy by what, of those whose episode was closed for it; a citizen may
  ///   stand in several cells
  public record Effect(
      Share ended,
      Partition usesNewService,
      List<Cell> newServices,
      Partition usesSociety,
      Partition isolationBroken,
      List<Cell> isolationBrokenBy) {
    /// Copies the cells.
    public Effect {
      isolationBrokenBy = List.copyOf(isolationBrokenBy);
      newServices = List.copyOf(newServices);
    }
  }

  /// Computes the report in one pass.
  ///
  /// @param compareWith another year, for the change
  /// @param today the registry's day; what lies after it is not yet known
  /// @param persons everybody with a case in the municipality, and in no other, each once
  /// @throws Rejected for a year before 1998 or in the future
  public static StatusReport of(
      int year, OptionalInt compareWith, LocalDate today, Stream<Person> persons) {
    ReportYear days = ReportYear.of(year, today);
    Optional<ReportYear> other =
        compareWith.isPresent()
            ? Optional.of(ReportYear.of(compareWith.getAsInt(), today))
            : Optional.empty();
    List<Citizen> now = new ArrayList<>();
    List<Citizen> then = new ArrayList<>();
    persons.forEach(person -> {
      Citizen.in(person, days).ifPresent(now::add);
      other.flatMap(with -> Citizen.in(person, with)).ifPresent(then::add);
    });
    Optional<Population> with = other.map(past -> population(past, new Tables(then)));
    return of(days, new Tables(now), with);
  }

  private static StatusReport of(ReportYear days, Tables tables, Optional<Population> with) {
    return new StatusReport(
        days.year(),
        citizens(days, tables, with),
        courses(tables),
        situation(tables),
        housing(tables),
        bridges(tables),
        effect(tables));
  }

  private static Citizens citizens(ReportYear days, Tables tables, Optional<Population> with) {
    Population population = population(days, tables);
    return new Citizens(
        population,
        with.map(other -> comparison(population, other)),
        tables.by(AgeBand.values(), citizen -> citizen.traits().ageBand()),
        tables.by(CivilStatus.values(), citizen -> citizen.traits().civilStatus()),
        tables.by(LivingSituation.values(), citizen -> citizen.traits().livingSituation()),
        tables.share(citizen -> citizen.traits().anonymousInDialogue()));
  }

  private static Population population(ReportYear days, Tables tables) {
    IntSummaryStatistics ages =
        tables.citizens().stream()
            .flatMapToInt(citizen -> citizen.traits().age().stream())
            .summaryStatistics();
    return new Population(
        days.year(),
        tables.count(),
        tables.by(Gender.values(), citizen -> citizen.traits().gender()),
        ages.getCount() == 0
            ? Optional.empty()
            : Optional.of(new AgeRange(ages.getMin(), ages.getMax())));
  }

  private static Comparison comparison(Population now, Population then) {
    return new Comparison(
        then,
        now.total() - then.total(),
        Arrays.stream(Gender.values())
            .map(gender -> new Difference(gender, count(now, gender) - count(then, gender)))
            .toList());
  }

  private static int count(Population population, Gender gender) {
    return population.genders().cells().get(gender.ordinal()).count();
  }

  private static Courses courses(Tables tables) {
    return new Courses(
        tables.citizens().stream().mapToInt(Citizen::episodes).sum(),
        tables.share(Citizen::running),
        tables.by(ReferralSource.values(), Citizen::source),
        tables.by(DurationBand.values(), Citizen::duration));
  }

  private static Situation situation(Tables tables) {
    return new Situation(
        tables.by(PrimaryProblem.values(), _ -> true, one -> one.situation().primaryProblem()),
        tables.bySeveral(FurtherProblem.values(), one -> one.situation().furtherProblems()),
        tables.by(IncomeBasis.values(), _ -> true, one -> one.situation().income()));
  }

  private static Housing housing(Tables tables) {
    return new Housing(
        tables.bySeveral(HousingSituation.values(), citizen -> citizen.lodging().during()),
        tables.share(citizen -> citizen.lodging().homelessDuring()),
        tables.by(
            HousingSituation.values(), Citizen::running, citizen -> citizen.lodging().latest()),
        tables.share(StatusReport::homelessAtEnd),
        tables.share(citizen -> citizen.lodging().housedAfterHomelessness()),
        tables.share(citizen -> citizen.lodging().sleptOutdoors()),
        tables.share(one -> one.lodging().sleptOutdoors() && homelessAtEnd(one)));
  }

  private static boolean homelessAtEnd(Citizen citizen) {
    return citizen.running() && citizen.lodging().homelessAtEnd();
  }

  private static Bridges bridges(Tables tables) {
    return new Bridges(
        tables.share(citizen -> !citizen.bridges().isEmpty()),
        tables.share(citizen -> !citizen.attained().isEmpty()),
        Arrays.stream(Service.values()).map(service -> bridging(tables, service)).toList());
  }

  private static Bridging bridging(Tables tables, Service service) {
    return new Bridging(
        service,
        tables.share(citizen -> citizen.bridges().containsKey(service)),
        tables.share(citizen -> citizen.attained().contains(service)),
        stages(tables, service));
  }

  private static List<Cell> stages(Tables tables, Service service) {
    return tables.bySeveral(
        BridgeStage.values(),
        citizen ->
            Optional.ofNullable(citizen.bridges().get(service)).map(List::of).orElse(List.of()));
  }

  private static Effect effect(Tables tables) {
    return new Effect(
        tables.share(citizen -> citizen.ended().isPresent()),
        answers(tables, Effects::usesNewService),
        tables.bySeveral(
            Service.values(),
            one -> one.ended().flatMap(it -> it.effects().newServices()).orElse(Set.of())),
        answers(tables, Effects::usesSociety),
        answers(tables, Effects::isolationBroken),
        tables.bySeveral(
            IsolationBrokenBy.values(),
            one -> one.ended().map(Citizen.Ending::isolationBrokenBy).orElse(Set.of())));
  }

  private static Partition answers(Tables tables, Function<Effects, Optional<Answer>> question) {
    return tables.by(
        Answer.values(),
        citizen -> citizen.ended().isPresent(),
        citizen -> citizen.ended().map(Citizen.Ending::effects).flatMap(question));
  }
}
