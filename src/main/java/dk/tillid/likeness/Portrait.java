package dk.tillid.likeness;

import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.ContactTally;
import dk.tillid.domain.Episode;
import dk.tillid.domain.Goal;
import dk.tillid.domain.Observation;
import dk.tillid.domain.Person;
import dk.tillid.domain.WorkerId;
import dk.tillid.domain.code.AgeBand;
import dk.tillid.domain.code.CivilStatus;
import dk.tillid.domain.code.Code;
import dk.tillid.domain.code.ComparedTrait;
import dk.tillid.domain.code.FurtherProblem;
import dk.tillid.domain.code.Gender;
import dk.tillid.domain.code.GoalType;
import dk.tillid.domain.code.HousingSituation;
import dk.tillid.domain.code.IncomeBasis;
import dk.tillid.domain.code.LivingSituation;
import dk.tillid.domain.code.MeasurementKind;
import dk.tillid.domain.code.PrimaryProblem;
import dk.tillid.domain.code.ReferralSource;
import dk.tillid.domain.code.Service;
import dk.tillid.domain.code.TargetGroup;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the cases of a person say of the citizen, as far as two cases are compared in it.
///
/// @param id of the surviving case
/// @param answers of each question every answer ever recorded, one bit a code by its place in the
///   list; 0 where nothing is known
public record Portrait(
    CaseId id, Map<ComparedTrait, Integer> answers, Years born, Presence presence) {
  /// The name of a code that says nothing.
  private static final String UNKNOWN = "UNKNOWN";

  /// Copies the answers.
  public Portrait {
    answers = Map.copyOf(answers);
  }

  /// The portrait that a person's cases give.
  public static Portrait of(Person person, ContactTally tally) {
    return new Portrait(
        person.surviving().id(),
        answers(person),
        person.files().stream()
            .map(Portrait::born)
            .filter(Years::known)
            .findFirst()
            .orElse(Years.UNKNOWN),
        presence(person, tally));
  }

  int bits(ComparedTrait trait) {
    return answers.getOrDefault(trait, 0);
  }

  /// What two portraits have in common; of the age the bands of both.
  List<Code> common(Portrait other, ComparedTrait trait) {
    int one = bits(trait);
    int bits = trait == ComparedTrait.AGE ? one | other.bits(trait) : one & other.bits(trait);
    return Arrays.stream(list(trait)).filter(code -> (bits >> code.ordinal() & 1) == 1).toList();
  }

  private static Code[] list(ComparedTrait trait) {
    return switch (trait) {
      case GENDER -> Gender.values();
      case AGE -> AgeBand.values();
      case CIVIL_STATUS -> CivilStatus.values();
      case LIVING_SITUATION -> LivingSituation.values();
      case HOUSING -> HousingSituation.values();
      case INCOME -> IncomeBasis.values();
      case PRIMARY_PROBLEM -> PrimaryProblem.values();
      case FURTHER_PROBLEMS -> FurtherProblem.values();
      case TARGET_GROUPS -> TargetGroup.values();
      case GOALS -> GoalType.values();
      case SERVICES_IN_USE -> Service.values();
    };
  }

  private static Map<ComparedTrait, Integer> answers(Person person) {
    Map<ComparedTrait, Integer> answers = new EnumMap<>(ComparedTrait.class);
    for (ComparedTrait trait : ComparedTrait.values()) {
      answers.put(
          trait,
          person.files().stream().mapToInt(it -> bits(it, trait)).reduce(0, (a, b) -> a | b));
    }
    return answers;
  }

  private static int bits(CaseFile file, ComparedTrait trait) {
    return switch (trait) {
      case GENDER -> bits(List.of(file.traits().gender()));
      case AGE -> bits(List.of(file.traits().ageBand()));
      case CIVIL_STATUS -> bits(List.of(file.traits().civilStatus()));
      case LIVING_SITUATION -> bits(List.of(file.traits().livingSituation()));
      case HOUSING -> seen(file, it -> it.housing().stream());
      case INCOME -> seen(file, it -> it.income().stream());
      case PRIMARY_PROBLEM -> seen(file, it -> it.primaryProblem().stream());
      case FURTHER_PROBLEMS -> seen(file, it -> it.furtherProblems().stream());
      case TARGET_GROUPS -> bits(file.traits().targetGroups());
      case GOALS -> bits(file.course().goals().stream().map(Goal::type).toList());
      case SERVICES_IN_USE -> bits(inUse(file));
    };
  }

  private static int seen(CaseFile file, Function<Observation, Stream<? extends Code>> answer) {
    return bits(file.course().observations().stream().flatMap(answer).toList());
  }

  private static List<Service> inUse(CaseFile file) {
    return file.course().measurements().stream()
        .filter(it -> it.kind() == MeasurementKind.BASELINE)
        .flatMap(it -> it.servicesInUse().stream())
        .toList();
  }

  private static int bits(Collection<? extends Code> codes) {
    return codes.stream()
        .filter(code -> !code.name().equals(UNKNOWN))
        .mapToInt(code -> 1 << code.ordinal())
        .reduce(0, (a, b) -> a | b);
  }

  /// Traits are recorded at the opening of the first episode.
  private static Years born(CaseFile file) {
    return Years.of(file.traits(), opened(file).getYear());
  }

  private static LocalDate opened(CaseFile file) {
    return file.course().episodes().getFirst().openedOn();
  }

  private static Presence presence(Person person, ContactTally tally) {
    Set<WorkerId> workers =
        person.files().stream()
            .flatMap(it -> it.card().workers().stream())
            .collect(Collectors.toUnmodifiableSet());
    Set<Integer> days = new HashSet<>();
    person
        .files()
        .forEach(it -> {
          for (int day : tally.days(it.id())) {
            days.add(day);
          }
        });
    return new Presence(
        person.episodes().stream().map(it -> stay(it.episode())).toList(), workers, days);
  }

  private static Presence.Stay stay(Episode episode) {
    return new Presence.Stay(
        episode.openedOn().toEpochDay(),
        episode.closure().map(it -> it.on().toEpochDay()).orElse(Long.MAX_VALUE),
        episode.source() == ReferralSource.OWN_OUTREACH);
  }

  /// Says nothing of the citizen.
  @Override
  public String toString() {
    return "Portrait";
  }
}
