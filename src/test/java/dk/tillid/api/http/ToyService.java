package dk.tillid.api.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.tillid.api.Answer;
import dk.tillid.api.Caller;
import dk.tillid.api.GraphqlRequest;
import dk.tillid.api.GraphqlService;
import dk.tillid.api.OperationKind;
import dk.tillid.api.Subscription;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.language.OperationDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import io.vertx.core.Context;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;

/// A small schema behind the doors, so that a test knows what acted.
final class ToyService implements GraphqlService {
  static final String SCHEMA =
      """
      type Query { ping: String, echo(text: String): String, caller: String, slow: String, boom: String, given: String }
      type Mutation { add: Int }
      type Subscription { ticks(to: Int): Int, boom: Int }
      """;

  final AtomicInteger added = new AtomicInteger();
  final CountDownLatch slowEntered = new CountDownLatch(1);
  final CountDownLatch slowMayEnd = new CountDownLatch(1);
  final CountDownLatch slowCancelled = new CountDownLatch(1);
  volatile boolean slowHeldALoop;
  volatile boolean holdTicks;
  volatile Runnable onAsk = () -> {};
  final List<Ticks> running = new CopyOnWriteArrayList<>();

  private static final ObjectMapper JSON = new ObjectMapper();
  final WrapCount wraps = new WrapCount();
  private final GraphQL engine = GraphQL.newGraphQL(schema(this)).instrumentation(wraps).build();

  static GraphQLSchema schema(ToyService service) {
    RuntimeWiring wiring =
        RuntimeWiring.newRuntimeWiring()
            .type(
                "Query",
                type ->
                    type.dataFetcher("ping", _ -> "pong")
                        .dataFetcher("echo", e -> e.getArgument("text"))
                        .dataFetcher("caller", e -> e.getGraphQlContext().get("caller"))
                        .dataFetcher("slow", _ -> service.slow())
                        .dataFetcher("boom", _ -> boom()))
            .type(
                "Subscription",
                type ->
                    type.dataFetcher("ticks", _ -> (Publisher<Integer>) subscriber -> {})
                        .dataFetcher("boom", _ -> (Publisher<Integer>) ToyService::fail))
            .type("Mutation", type -> type.dataFetcher("add", _ -> service.added.incrementAndGet()))
            .build();
    return new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(SCHEMA), wiring);
  }

  private String slow() throws InterruptedException {
    slowHeldALoop = Context.isOnEventLoopThread();
    slowEntered.countDown();
    slowMayEnd.await();
    return "done";
  }

  private static String boom() {
    throw new IllegalStateException("secret of the house");
  }

  private static void fail(Subscriber<? super Integer> subscriber) {
    subscriber.onSubscribe(
        new org.reactivestreams.Subscription() {
          @Override
          public void request(long events) {
            subscriber.onError(new IllegalStateException("secret of the house"));
          }

          @Override
          public void cancel() {}
        });
  }

  @Override
  public Answer execute(GraphqlRequest request, Caller caller) {
    if (request.query().contains("boom")) {
      boom();
    }
    ExecutionInput input =
        ExecutionInput.newExecutionInput(request.query())
            .operationName(request.operationName().orElse(null))
            .variables(request.variables())
            .graphQLContext(Map.of("caller", name(caller)))
            .build();
    ExecutionResult result = engine.execute(input);
    return new Answer(result.isDataPresent(), bytes(result.toSpecification()));
  }

  @Override
  public Answer execute(
      GraphqlRequest request, Caller caller, dk.tillid.api.Cancellation cancellation) {
    cancellation.onCancel(slowCancelled::countDown);
    return execute(request, caller);
  }

  private static String name(Caller caller) {
    return switch (caller) {
      case Caller.SignedIn(var actor, _) -> actor.role() + " " + actor.worker().value();
      case Caller.Anonymous() -> "nobody";
    };
  }

  private static byte[] bytes(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public OperationKind kindOf(GraphqlRequest request) {
    try {
      var document = new Parser().parseDocument(request.query());
      return switch (document
          .getDefinitionsOfType(OperationDefinition.class)
          .getFirst()
          .getOperation()) {
        case QUERY -> OperationKind.QUERY;
        case MUTATION -> OperationKind.MUTATION;
        case SUBSCRIPTION -> OperationKind.SUBSCRIPTION;
      };
    } catch (InvalidSyntaxException e) {
      return OperationKind.INVALID;
    }
  }

  /// Counts up, one number for each request, to `to` or without end.
  @Override
  public Subscription subscribe(GraphqlRequest request, Caller caller, Subscription.Sink sink) {
    if (request.query().contains("boom")) {
      boom();
    }
    Integer to = (Integer) request.variables().get("to");
    Ticks ticks = new Ticks(sink, to == null ? Integer.MAX_VALUE : to);
    running.add(ticks);
    return ticks;
  }

  final class Ticks implements Subscription {
    private final Sink sink;
    private final int to;
    final AtomicInteger told = new AtomicInteger();
    final CountDownLatch cancelled = new CountDownLatch(1);

    Ticks(Sink sink, int to) {
      this.sink = sink;
      this.to = to;
    }

    @Override
    public void request() {
      onAsk.run();
      if (holdTicks || cancelled.getCount() == 0) {
        return;
      }
      Thread.startVirtualThread(() -> {
        int number = told.incrementAndGet();
        if (number > to) {
          sink.complete();
        } else {
          sink.next(new Answer(true, bytes(Map.of("data", Map.of("ticks", number)))));
        }
      });
    }

    @Override
    public void cancel() {
      cancelled.countDown();
    }
  }
}
