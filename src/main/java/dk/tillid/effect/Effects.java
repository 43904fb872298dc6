package dk.tillid.effect;

import dk.tillid.domain.CaseFile;
import dk.tillid.domain.Measurement;
import dk.tillid.domain.code.Answer;
import dk.tillid.domain.code.MeasurementKind;
import dk.tillid.domain.code.Service;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The effect (effekt) of one episode: what the citizen uses now that was not used before.
///
/// Missing is missing: where a measurement is not there, the answers that need it are absent and
/// never "no".
///
/// @param baseline the measurement at the start
/// @param followUp the latest measurement after it
public record Effects(Optional<Measurement> baseline, Optional<Measurement> followUp) {
  /// The effect of the episode at the given place of the case, from 0.
  public static Effects of(CaseFile file, int episode) {
    return new Effects(
        measured(file, episode, MeasurementKind.BASELINE).findFirst(),
        measured(file, episode, MeasurementKind.FOLLOW_UP).reduce((_, later) -> later));
  }

  private static Stream<Measurement> measured(CaseFile file, int episode, MeasurementKind kind) {
    List<Measurement> all = file.course().measurements();
    return all.stream()
        .filter(one -> one.episode() == episode && one.kind() == kind)
        .sorted(Comparator.comparing(Measurement::on));
  }

  /// The services in use at follow-up that were not in use at baseline; absent unless both were
  /// measured.
  public Optional<Set<Service>> newServices() {
    return baseline.flatMap(before -> followUp.map(after -> added(before, after)));
  }

  private static Set<Service> added(Measurement before, Measurement after) {
    Set<Service> added = EnumSet.noneOf(Service.class);
    added.addAll(after.servicesInUse());
    added.removeAll(before.servicesInUse());
    return added;
  }

  /// Whether any service is new; absent unless both were measured.
  public Optional<Answer> usesNewService() {
    return newServices().map(added -> added.isEmpty() ? Answer.NO : Answer.YES);
  }

  /// Whether society's possibilities (samfundets muligheder) are used; absent without follow-up.
  public Optional<Answer> usesSociety() {
    return followUp.map(Measurement::usesSociety);
  }

  /// Whether isolation is broken (isolationen er brudt); absent without follow-up.
  public Optional<Answer> isolationBroken() {
    return followUp.map(Measurement::isolationBroken);
  }
}
