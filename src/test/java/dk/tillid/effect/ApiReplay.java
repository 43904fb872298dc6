package dk.tillid.effect;

import com.fasterxml.jackson.databind.JsonNode;
import dk.tillid.domain.Traits;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Sends steps as a worker would through the public GraphQL API, each on its own day. Every answer
/// must be the operation's success.
public final class ApiReplay {
  /// Sends one request and gives the answer's `data`.
  @FunctionalInterface
  public interface Endpoint {
    /// Fails where the answer has errors.
    JsonNode send(String query, Map<String, Object> variables);
  }

  private final Endpoint endpoint;
  private final Consumer<LocalDate> calendar;
  private final Map<Integer, String> cases = new HashMap<>();
  private final Map<Integer, String> waiting = new HashMap<>();
  private int sent;

  /// @param calendar sets the registry's day
  public ApiReplay(Endpoint endpoint, Consumer<LocalDate> calendar) {
    this.endpoint = endpoint;
    this.calendar = calendar;
  }

  /// Sends the steps in their order.
  public void send(List<Step> steps) {
    for (Step step : steps) {
      calendar.accept(step.on());
      take(step);
    }
  }

  private void take(Step step) {
    switch (step) {
      case Step.Enquire enquiry -> enquire(enquiry);
      case Step.Open open -> open(open);
      case Step.Reopen(var on, int no, var source) -> {
        Map<String, Object> input = ofCase(no, on);
        addOrigin(input, no, source);
        send("reopenCase", "ReopenCaseInput", "CaseReopened", "index", input);
      }
      case Step.Try(var on, int no, var kind, var place, var result) -> {
        Map<String, Object> input = ofCase(no, on);
        input.put("kind", kind.name());
        input.put("place", place.name());
        input.put("result", result.name());
        send("recordAttempt", "RecordAttemptInput", "AttemptRecorded", "index", input);
      }
      case Step.Meet(var on, int no, var mode, var place, int minutes) -> {
        Map<String, Object> input = ofCase(no, on);
        input.put("mode", mode.name());
        input.put("place", place.name());
        input.put("minutes", minutes);
        send("recordContact", "RecordContactInput", "ContactRecorded", "index", input);
      }
      case Step.Observe seen -> observe(seen);
      case Step.Bridge(var on, int no, var service, var stage) -> {
        Map<String, Object> input = ofCase(no, on);
        input.put("service", service.name());
        input.put("stage", stage.name());
        send("recordBridge", "RecordBridgeInput", "BridgeRecorded", "index", input);
      }
      case Step.Measure measure -> measure(measure);
      case Step.Close(var on, int no, var reason) -> {
        Map<String, Object> input = ofCase(no, on);
        input.put("reason", reason.name());
        send("closeCase", "CloseCaseInput", "CaseClosed", "index", input);
      }
    }
  }

  private void enquire(Step.Enquire enquiry) {
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("team", RudersdalFixture.TEAM.value());
    input.put("receivedOn", enquiry.on().toString());
    input.put("source", enquiry.source().name());
    input.put("referrerKind", enquiry.by().name());
    input.put("channel", enquiry.channel().name());
    JsonNode answer =
        send("registerReferral", "RegisterReferralInput", "ReferralRegistered", "id", input);
    waiting.put(enquiry.caseNo(), answer.path("id").asText());
  }

  private void open(Step.Open open) {
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("team", RudersdalFixture.TEAM.value());
    input.put("openedOn", open.on().toString());
    input.put("traits", traits(open.traits()));
    addOrigin(input, open.caseNo(), open.source());
    JsonNode answer = send("openCase", "OpenCaseInput", "CaseOpened", "case { id }", input);
    cases.put(open.caseNo(), answer.path("case").path("id").asText());
  }

  private void observe(Step.Observe seen) {
    Map<String, Object> input = ofCase(seen.caseNo(), seen.on());
    seen.housing().ifPresent(code -> input.put("housing", code.name()));
    seen.income().ifPresent(code -> input.put("income", code.name()));
    seen.primaryProblem().ifPresent(code -> input.put("primaryProblem", code.name()));
    input.put("furtherProblems", names(seen.furtherProblems()));
    send("recordObservation", "RecordObservationInput", "ObservationRecorded", "index", input);
  }

  private void measure(Step.Measure measure) {
    Map<String, Object> input = ofCase(measure.caseNo(), measure.on());
    input.put("kind", measure.kind().name());
    input.put("servicesInUse", names(measure.servicesInUse()));
    input.put("usesSociety", measure.usesSociety().name());
    input.put("isolationBroken", measure.isolationBroken().name());
    send("measureEffect", "MeasureEffectInput", "EffectMeasured", "index", input);
  }

  /// By the enquiry that waits for an answer, else by the source.
  private void addOrigin(Map<String, Object> input, int caseNo, Enum<?> source) {
    String referral = waiting.remove(caseNo);
    if (referral == null) {
      input.put("source", source.name());
    } else {
      input.put("referral", referral);
    }
  }

  private Map<String, Object> ofCase(int caseNo, LocalDate on) {
    String id = cases.get(caseNo);
    if (id == null) throw new AssertionError("step before the case is opened");
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("case", Map.of("id", id));
    input.put("on", on.toString());
    return input;
  }

  private static Map<String, Object> traits(Traits traits) {
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("gender", traits.gender().name());
    input.put("ageBand", traits.ageBand().name());
    traits.age().ifPresent(years -> input.put("age", years));
    input.put("civilStatus", traits.civilStatus().name());
    input.put("livingSituation", traits.livingSituation().name());
    input.put("targetGroups", names(traits.targetGroups()));
    input.put("anonymousInDialogue", traits.anonymousInDialogue());
    return input;
  }

  private static List<String> names(Set<? extends Enum<?>> codes) {
    return codes.stream().map(Enum::name).toList();
  }

  private JsonNode send(
      String field, String inputType, String success, String selection, Map<String, Object> input) {
    input.put("idempotencyKey", String.format(Locale.ROOT, "rudersdal-%05d", sent++));
    String query =
        "mutation($input: %s!) { %s(input: $input) { __typename ... on %s { %s } ... on Refused { reason } } }"
            .formatted(inputType, field, success, selection);
    JsonNode answer = endpoint.send(query, Map.of("input", input)).path(field);
    if (!answer.path("__typename").asText().equals(success)) {
      throw new AssertionError(field + " was refused: " + answer.path("reason").asText());
    }
    return answer;
  }
}
