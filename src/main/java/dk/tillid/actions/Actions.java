package dk.tillid.actions;

import dk.tillid.domain.Actor;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.View;
import dk.tillid.rules.Practice;
import java.util.List;

/// The actions of a case for whoever asks (mulige handlinger).
public final class Actions {
  private Actions() {}

  /// Every action that the actor's role and reach allow, in the order of
  /// [dk.tillid.domain.code.CaseAction], with its answer. Costs some sixty decisions and no more
  /// reads than one of them.
  ///
  /// @param file the case as it is shown
  public static List<PossibleAction> of(Actor actor, Practice practice, View view, CaseFile file) {
    Glance glance = new Glance(view, file);
    return new Trials(actor, practice, file, glance)
        .all()
        .filter(trial -> trial.operation().permits(actor.role()))
        .flatMap(trial -> trial.on(glance).stream())
        .toList();
  }
}
