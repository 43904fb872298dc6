package dk.tillid.api.graph;

import dk.tillid.api.Answer;
import dk.tillid.api.Caller;
import dk.tillid.api.Departures;
import dk.tillid.api.ErrorCode;
import dk.tillid.api.GraphqlRequest;
import dk.tillid.api.GraphqlService;
import dk.tillid.api.OperationKind;
import dk.tillid.api.Subscription;
import dk.tillid.domain.Commit;
import dk.tillid.domain.Gone;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.AsyncSerialExecutionStrategy;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.Document;
import graphql.schema.GraphQLSchema;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Executes the operations of `schema.graphqls` over the ledger. Safe from any thread.
///
/// The order of a request: document (known, or parsed and validated), limits, execution, audit
/// entry of what was looked at, answer. Nothing of an answer leaves before the audit entry is
/// synced.
public final class GraphqlEngine implements GraphqlService, AutoCloseable {
  private static final String DOCUMENT = "document";

  private final Services services;
  private final GraphSettings settings;
  private final Errors errors;
  private final AnswerWriter writer;
  private final Limits limits;
  private final Documents documents;
  private final TodayFeed feed;
  private final GraphQL engine;

  /// Joins the schema to the operations.
  ///
  /// @param clock ends subscriptions with their token
  /// @throws IllegalStateException if schema and operations differ
  public GraphqlEngine(Services services, GraphSettings settings, Clock clock) {
    this.services = services;
    this.settings = settings;
    this.errors = new Errors(services.log());
    this.writer = new AnswerWriter(settings.maxErrors());
    this.limits = new Limits(settings);
    this.feed = new TodayFeed(clock, services.practice());
    GraphQLSchema schema = SchemaFile.join(SchemaFile.text(), Operations.wiring(settings));
    this.documents = new Documents(schema, settings, errors);
    this.engine =
        GraphQL.newGraphQL(schema)
            .queryExecutionStrategy(new AsyncExecutionStrategy(errors))
            .mutationExecutionStrategy(new AsyncSerialExecutionStrategy(errors))
            // An event is an execution of its own, over the change that it tells.
            .subscriptionExecutionStrategy(new AsyncExecutionStrategy(errors))
            .preparsedDocumentProvider((input, _) -> prepared(input))
            .build();
  }

  /// What subscriptions are fed by: give it every commit.
  public Commit.Listener listener() {
    return feed;
  }

  @Override
  public OperationKind kindOf(GraphqlRequest request) {
    try {
      return documents.kind(request);
    } catch (RuntimeException e) {
      errors.of(e);
      return OperationKind.INVALID;
    }
  }

  @Override
  public Answer execute(GraphqlRequest request, Caller caller) {
    try {
      return answered(request, caller);
    } catch (RuntimeException e) {
      return writer.refusal(List.of(errors.of(e)));
    }
  }

  private Answer answered(GraphqlRequest request, Caller caller) {
    return switch (admit(request, caller)) {
      case Refused(Answer answer) -> answer;
      case Admitted(Facts facts, _) when facts.kind() == OperationKind.SUBSCRIPTION ->
          writer.refusal(List.of(Errors.Told.of(ErrorCode.BAD_REQUEST)));
      case Admitted(Facts facts, Document document) when facts.kind() == OperationKind.QUERY ->
          read(document, request, caller);
      case Admitted(_, Document document) -> run(document, request, call(caller));
    };
  }

  /// Reads once more where a case was erased between reading and its audit entry.
  private Answer read(Document document, GraphqlRequest request, Caller caller) {
    try {
      return run(document, request, call(caller));
    } catch (Gone _) {
      return run(document, request, call(caller));
    }
  }

  @Override
  public Subscription subscribe(GraphqlRequest request, Caller caller, Subscription.Sink sink) {
    try {
      return switch (admit(request, caller)) {
        case Refused(Answer answer) -> feed.refused(sink, answer);
        case Admitted(Facts facts, _) when facts.kind() != OperationKind.SUBSCRIPTION ->
            feed.refused(sink, writer.refusal(List.of(Errors.Told.of(ErrorCode.BAD_REQUEST))));
        case Admitted(_, Document document) -> started(document, request, caller, sink);
      };
    } catch (RuntimeException e) {
      return feed.refused(sink, writer.refusal(List.of(errors.of(e))));
    }
  }

  private Subscription started(
      Document document, GraphqlRequest request, Caller caller, Subscription.Sink sink) {
    return feed.start(
        caller,
        sink,
        change -> {
          try {
            return run(document, request, call(caller).with(change));
          } catch (RuntimeException e) {
            return writer.refusal(List.of(errors.of(e)));
          }
        });
  }

  private sealed interface Admission {}

  private record Admitted(Facts facts, Document document) implements Admission {}

  private record Refused(Answer answer) implements Admission {}

  private Admission admit(GraphqlRequest request, Caller caller) {
    return switch (documents.of(request.query())) {
      case Documents.Invalid(List<Errors.Told> told) -> new Refused(writer.refusal(told));
      case Documents.Valid valid -> admit(valid, request, caller);
    };
  }

  private Admission admit(Documents.Valid valid, GraphqlRequest request, Caller caller) {
    Optional<Facts> facts = valid.facts(request);
    if (facts.isEmpty()) {
      return refused(ErrorCode.BAD_REQUEST);
    }
    return limits
        .refusal(facts.get(), request, caller)
        .map(this::refused)
        .orElseGet(() -> new Admitted(facts.get(), valid.document()));
  }

  /// Ends the subscriptions and waits shortly for those that are being told something.
  @Override
  public void close() {
    feed.close();
  }

  private Admission refused(ErrorCode code) {
    return new Refused(writer.refusal(List.of(Errors.Told.of(code))));
  }

  private Call call(Caller caller) {
    return new Call(services, caller, System::nanoTime, settings.timeoutMillis() * 1_000_000L);
  }

  private Answer run(Document document, GraphqlRequest request, Call call) {
    ExecutionResult result = engine.execute(input(document, request, call));
    List<Errors.Told> told = new ArrayList<>();
    result.getErrors().forEach(error -> told.add(errors.of(error)));
    call.record();
    Answer answer =
        result.isDataPresent() ? writer.result(result.getData(), told) : writer.refusal(told);
    return call.looksAtCases() ? departing(answer, call) : admitted(answer, call);
  }

  private static Answer admitted(Answer answer, Call call) {
    call.awaitRecorded();
    return answer;
  }

  /// The answer departs before it is asked whether its cases are still there.
  private Answer departing(Answer answer, Call call) {
    Departures.Departure departure = services.departures().depart();
    try {
      return admitted(answer.departing(departure), call);
    } catch (RuntimeException e) {
      departure.left();
      throw e;
    }
  }

  private static ExecutionInput input(Document document, GraphqlRequest request, Call call) {
    ExecutionInput.Builder input =
        ExecutionInput.newExecutionInput()
            .query("") // the document is at hand
            .variables(request.variables())
            .graphQLContext(Map.of(Call.KEY, call, DOCUMENT, document));
    request.operationName().ifPresent(input::operationName);
    return input.build();
  }

  private static CompletableFuture<PreparsedDocumentEntry> prepared(ExecutionInput input) {
    Document document = Objects.requireNonNull(input.getGraphQLContext().get(DOCUMENT));
    return CompletableFuture.completedFuture(new PreparsedDocumentEntry(document));
  }
}
