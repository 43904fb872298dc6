package dk.tillid.api.graph;

import dk.tillid.casework.SetNote;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Note;
import dk.tillid.domain.Operation;
import dk.tillid.screening.Finding;
import dk.tillid.screening.Rule;
import dk.tillid.screening.Screening;
import dk.tillid.screening.Severity;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// The short note (notat). It is screened before the ledger is asked: a note held back changes
/// nothing, uses up no idempotency key, and leaves nothing of itself anywhere.
final class NoteOperations {
  private record Held(List<Finding> findings) implements Typed {
    @Override
    public String type() {
      return "NoteHeld";
    }
  }

  private NoteOperations() {}

  static void wire(Wiring wiring) {
    wiring.root("Mutation", Operation.SET_NOTE, NoteOperations::set);
    wiring.type("NoteHeld", Held.class).field("findings", Held::findings);
    wiring
        .type("NoteFinding", Finding.class)
        .field("rule", it -> it.rule().id())
        .field("severity", it -> it.rule().severity())
        .field("start", Finding::start)
        .field("length", Finding::length)
        .asked("message", (it, in) -> message(it.rule(), in.language()))
        .field("replacements", it -> it.rule().replacements());
  }

  private static String message(Rule rule, Language language) {
    return language.pick(rule.message().da(), rule.message().en());
  }

  private static Typed set(Call call, Input arguments) {
    Input in = arguments.inner("input");
    String text = in.text("text").orElse("");
    Optional<Note> note = text.isBlank() ? Optional.empty() : Optional.of(new Note(text));
    Optional<CaseId> id = in.caseId("case", call.view());
    List<Finding> held = held(call, id, text, in.flag("confirmed"));
    if (!held.isEmpty()) {
      return new Held(held);
    }
    SetNote command =
        new SetNote(call.actor(), call.services().practice(), id.orElse(Mutations.NOBODY), note);
    LocalDate today = call.view().today();
    return Outcomes.of(
        "NoteSet",
        call,
        today,
        call.services()
            .ledger()
            .transact(Mutations.request(call, Operation.SET_NOTE, in), command));
  }

  /// What holds the text back. Nothing is told of a text that could not be set anyhow.
  private static List<Finding> held(
      Call call, Optional<CaseId> id, String text, boolean confirmed) {
    LocalDate today = call.view().today();
    boolean possible =
        Access.reached(call.actor(), call.view(), id)
            .filter(it -> SetNote.possible(call.services().practice(), it, today))
            .isPresent();
    List<Finding> found = possible ? Screening.standard().of(text) : List.of();
    boolean blocked = found.stream().anyMatch(it -> it.rule().severity() == Severity.BLOCK);
    return blocked || !confirmed ? found : List.of();
  }
}
