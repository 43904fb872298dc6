package dk.tillid.effect;

import dk.tillid.domain.Bridge;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.ContactTally;
import dk.tillid.domain.code.BridgeStage;
import dk.tillid.domain.code.Service;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What the records say of one person over all years, before anything is counted: the episodes of
/// all cases that are about the person, and how far each bridge came when.
///
/// @param spells the episodes
/// @param seen the days on which the person was met, see [Spell]
/// @param bridges for each service the earliest day of each step of [Bridging]
record Journey(List<Spell> spells, Days seen, Map<Service, Map<Bridging, LocalDate>> bridges) {
  /// How far a bridge came. A later stage is an earlier one too: who uses a service was introduced
  /// to it. A step back takes nothing away.
  enum Bridging {
    OFFERED,
    INTRODUCED,
    /// In contact with the service or using it.
    ATTAINED;

    static Bridging of(BridgeStage stage) {
      return switch (stage) {
        case OFFERED -> OFFERED;
        case INTRODUCED -> INTRODUCED;
        case IN_CONTACT, USING -> ATTAINED;
      };
    }
  }

  /// @param files the cases about the person
  static Journey of(List<CaseFile> files, ContactTally tally) {
    List<Spell> spells =
        files.stream()
            .flatMap(file -> Spell.of(file, Days.of(Arrays.stream(tally.days(file.id())))).stream())
            .toList();
    Days seen = Days.of(spells.stream().flatMapToInt(spell -> spell.seen().stream()));
    return new Journey(spells, seen, bridges(files));
  }

  private static Map<Service, Map<Bridging, LocalDate>> bridges(List<CaseFile> files) {
    Map<Service, Map<Bridging, LocalDate>> earliest = new EnumMap<>(Service.class);
    for (CaseFile file : files) {
      for (Bridge bridge : file.course().bridges()) {
        Map<Bridging, LocalDate> days =
            earliest.computeIfAbsent(bridge.service(), _ -> new EnumMap<>(Bridging.class));
        bridge.steps().forEach(step -> add(days, step));
      }
    }
    return earliest;
  }

  private static void add(Map<Bridging, LocalDate> days, Bridge.Step step) {
    Bridging came = Bridging.of(step.stage());
    Arrays.stream(Bridging.values())
        .filter(it -> it.compareTo(came) <= 0)
        .forEach(it -> days.merge(it, step.on(), Journey::earlier));
  }

  private static LocalDate earlier(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }
}
