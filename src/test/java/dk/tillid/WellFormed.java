package dk.tillid;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Values that fit wherever the schema must have one, about a case with a safety event.
///
/// @param subject the `handle` of the case that requests are about, a citizen's `code` for it, and
///   the identifier of an open `referral`
record WellFormed(
    String worker, String team, String municipality, LocalDate day, Map<String, String> subject)
    implements SchemaInputs.Samples {
  /// A note that no rule holds back.
  static final String NOTE = "kanarifuglenotatxq";

  @Override
  public Optional<Object> of(String owner, String name, String type) {
    return switch (owner + "." + name) {
      case "OpenCaseInput.source", "ReopenCaseInput.source" -> code("OWN_OUTREACH");
      case "RecordObservationInput.housing" -> code("UNKNOWN");
      case "AnswerReferralInput.referral" -> Optional.ofNullable(subject.get("referral"));
      case "movements.length" -> code("YEAR");
      case "AnswerReferralInput.outcome" -> code("UNABLE_TO_LOCATE");
      case "RecordTeamReviewInput.workers" -> Optional.of(1);
      case "RecordHandoverInput.safetyEvent", "RecordDisclosureInput.safetyEvent" -> Optional.of(0);
      case "SetNoteInput.text" -> Optional.of(NOTE);
      case "MergeCasesInput.absorbed", "UndoMergeInput.case" -> key("absorbed");
      case "GiveConsentInput.recipient" -> code("JOB_CENTRE");
      // Without an old code every code of the case is ended.
      case "GiveConsentInput.expiresOn", "ReplaceCodeInput.code" -> Optional.empty();
      default -> byName(name, type);
    };
  }

  private Optional<Object> byName(String name, String type) {
    return switch (name) {
      case "idempotencyKey" -> Optional.of(UUID.randomUUID().toString());
      case "team" -> Optional.of(team);
      case "workers" -> Optional.of(List.of(worker));
      case "municipality" -> Optional.of(municipality);
      case "first", "within" -> Optional.of(1);
      case "minutes" -> Optional.of(5);
      case "year" -> Optional.of(day.getYear());
      case "handle" -> Optional.ofNullable(subject.get("handle"));
      case "token" -> Optional.ofNullable(subject.get("code"));
      default -> type.equals("Date") ? Optional.of(day.toString()) : Optional.empty();
    };
  }

  /// The key of a case beside the subject, where there is one.
  private Optional<Object> key(String name) {
    return Optional.ofNullable(subject.get(name))
        .map(handle -> new LinkedHashMap<>(Map.of("handle", handle)));
  }

  private static Optional<Object> code(String name) {
    return Optional.of(new SchemaInputs.Code(name));
  }
}
