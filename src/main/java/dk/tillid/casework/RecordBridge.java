package dk.tillid.casework;

import dk.tillid.domain.Actor;
import dk.tillid.domain.Bridge;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Change;
import dk.tillid.domain.Command;
import dk.tillid.domain.Course;
import dk.tillid.domain.Decision;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.View;
import dk.tillid.domain.code.BridgeStage;
import dk.tillid.domain.code.Service;
import dk.tillid.rules.Practice;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/// Records a step of a bridge (brobygning) to a service. A case has one bridge to each service.
public record RecordBridge(
    Actor actor, Practice practice, CaseId caseId, LocalDate on, Service service, BridgeStage stage)
    implements Command {
  @Override
  public Decision decide(View view) {
    return Guard.within(view, practice, actor, caseId, on, this::decide);
  }

  private Decision decide(Guard guard) {
    Course course = guard.file().course();
    int index = place(course.bridges());
    Bridge.Step step = new Bridge.Step(stage, on);
    if (index == course.bridges().size()) {
      Bridge first = new Bridge(service, List.of(step));
      return guard.open().dated().then(() -> recorded(guard, index, first));
    }
    Bridge known = course.bridges().get(index);
    return guard
        .open()
        .dated()
        .room(known.steps())
        .then(() -> recorded(guard, index, known.with(step)));
  }

  private int place(List<Bridge> bridges) {
    return IntStream.range(0, bridges.size())
        .filter(i -> bridges.get(i).service() == service)
        .findFirst()
        .orElse(bridges.size());
  }

  private Decision recorded(Guard guard, int index, Bridge bridge) {
    return Decision.of(
        caseId,
        new Outcome.CaseRecorded(caseId, index, List.of()),
        new Change.CaseWritten(guard.file().with(guard.file().course().with(index, bridge))));
  }
}
