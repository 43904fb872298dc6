package dk.tillid.api.graph;

import dk.tillid.domain.Proceedings;
import dk.tillid.domain.code.Code;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// What was done about a case, told to its citizen in plain sentences. The enquiries are told with
/// the case.
final class CitizenProceedings {
  private final Language language;
  private final List<String> sentences = new ArrayList<>();

  private CitizenProceedings(Language language) {
    this.language = language;
  }

  /// Everything that is held of it.
  static List<String> told(Proceedings done, Language language) {
    CitizenProceedings texts = new CitizenProceedings(language);
    done.teamReviews().forEach(texts::review);
    done.safetyEvents().forEach(texts::danger);
    done.disclosures().forEach(it -> texts.disclosure(it, done));
    done.handovers().forEach(it -> texts.handover(it, done));
    done.complaints().forEach(texts::complaint);
    done.formalDecisions().forEach(texts::decision);
    return List.copyOf(texts.sentences);
  }

  private void review(Proceedings.TeamReview it) {
    say(
        "Teamet talte om sagen %s; medarbejdere: %d.".formatted(day(it.on()), it.workers()),
        "The team spoke of the case on %s; workers: %d.".formatted(day(it.on()), it.workers()));
  }

  private void danger(Proceedings.SafetyEvent it) {
    say(
        "Fare %s: %s; hvem greb ind: %s."
            .formatted(day(it.on()), label(it.kind()), label(it.actedBy())),
        "Danger on %s: %s; who acted: %s."
            .formatted(day(it.on()), label(it.kind()), label(it.actedBy())));
  }

  private void disclosure(Proceedings.Disclosure it, Proceedings done) {
    String why = why(it.safetyEvent(), done);
    say(
        "Oplysninger givet videre %s til %s%s.".formatted(day(it.on()), label(it.recipient()), why),
        "Information passed on on %s to %s%s.".formatted(day(it.on()), label(it.recipient()), why));
  }

  private void handover(Proceedings.Handover it, Proceedings done) {
    String why = why(it.safetyEvent(), done);
    say(
        "Overdraget %s til %s%s.".formatted(day(it.on()), label(it.unit()), why),
        "Handed over on %s to %s%s.".formatted(day(it.on()), label(it.unit()), why));
  }

  private String why(OptionalInt safetyEvent, Proceedings done) {
    if (safetyEvent.isEmpty()) {
      return language.pick(" med dit samtykke", " with your consent");
    }
    String day = day(done.safetyEvents().get(safetyEvent.getAsInt()).on());
    return language.pick(" på grund af faren " + day, " because of the danger on " + day);
  }

  private void complaint(Proceedings.Complaint it) {
    say(
        "Klage %s (%s): %s siden %s."
            .formatted(day(it.on()), label(it.form()), label(it.status()), day(it.statusOn())),
        "Complaint of %s (%s): %s since %s."
            .formatted(day(it.on()), label(it.form()), label(it.status()), day(it.statusOn())));
  }

  private void decision(Proceedings.FormalDecision it) {
    say(
        "Afgørelse %s: %s.".formatted(day(it.on()), label(it.kind())),
        "Formal decision of %s: %s.".formatted(day(it.on()), label(it.kind())));
  }

  private void say(String da, String en) {
    sentences.add(language.pick(da, en));
  }

  private String day(LocalDate day) {
    return language.day(day);
  }

  private String label(Code code) {
    return language.label(code);
  }
}
