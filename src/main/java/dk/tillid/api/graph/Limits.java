package dk.tillid.api.graph;

import dk.tillid.api.Caller;
import dk.tillid.api.ErrorCode;
import dk.tillid.api.GraphqlRequest;
import dk.tillid.api.OperationKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is looked at in every request, though its document is known: who asks, and the variables.
final class Limits {
  private static final int VARIABLE_DEPTH = 8;

  private final GraphSettings settings;

  Limits(GraphSettings settings) {
    this.settings = settings;
  }

  /// Why a request is not executed, where it is not.
  Optional<ErrorCode> refusal(Facts facts, GraphqlRequest request, Caller caller) {
    if (facts.introspects() && !settings.development()) {
      return Optional.of(ErrorCode.INVALID_DOCUMENT);
    }
    boolean within =
        facts.depth() <= settings.maxDepth()
            && aliasesWithin(facts)
            && mutationsWithin(facts, caller)
            && fits(request.variables(), VARIABLE_DEPTH)
            && facts.cost().points(request.variables()) <= maxCost(caller);
    return within ? Optional.empty() : Optional.of(ErrorCode.LIMIT_EXCEEDED);
  }

  private boolean aliasesWithin(Facts facts) {
    // Mutations are executed one by one, each with a commit.
    int total = facts.rootFields().values().stream().mapToInt(Integer::intValue).sum();
    return facts.rootFields().values().stream().allMatch(it -> it <= settings.maxRootAliases())
        && (facts.kind() != OperationKind.MUTATION || total <= settings.maxRootAliases());
  }

  /// Whoever holds no token changes one thing a request: a citizen's code gives one withdrawal, and
  /// the limit of requests from one address is then one of entries in the trail too.
  private static boolean mutationsWithin(Facts facts, Caller caller) {
    return switch (caller) {
      case Caller.SignedIn _ -> true;
      case Caller.Anonymous _ ->
          facts.kind() != OperationKind.MUTATION
              || facts.rootFields().values().stream().mapToInt(Integer::intValue).sum() <= 1;
    };
  }

  private int maxCost(Caller caller) {
    return switch (caller) {
      case Caller.SignedIn _ -> settings.maxCost();
      case Caller.Anonymous _ -> settings.maxAnonymousCost();
    };
  }

  private boolean fits(@Nullable Object value, int depth) {
    return switch (value) {
      case Map<?, ?> map ->
          depth > 0
              && map.size() <= settings.maxListItems()
              && map.values().stream().allMatch(it -> fits(it, depth - 1));
      case List<?> list ->
          depth > 0
              && list.size() <= settings.maxListItems()
              && list.stream().allMatch(it -> fits(it, depth - 1));
      case String text -> text.length() <= settings.maxTextCharacters();
      case null -> true;
      default -> true;
    };
  }
}
