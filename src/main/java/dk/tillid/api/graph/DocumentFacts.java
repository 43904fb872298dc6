package dk.tillid.api.graph;

import dk.tillid.api.ErrorCode;
import dk.tillid.api.OperationKind;
import graphql.language.ArrayValue;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Node;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Works out the [Facts] of a valid document.
final class DocumentFacts {
  /// Built into graphql-java, but not offered here: an answer comes whole or not at all.
  private static final Set<String> BANNED =
      Set.of("defer", "stream", "experimental_disableErrorPropagation");

  private final GraphQLSchema schema;
  private final Document document;
  private final Map<String, FragmentDefinition> fragments = new HashMap<>();

  DocumentFacts(GraphQLSchema schema, Document document) {
    this.schema = schema;
    this.document = document;
    document
        .getDefinitionsOfType(FragmentDefinition.class)
        .forEach(it -> fragments.put(it.getName(), it));
  }

  /// Why a parsed document is not even validated, where it is not.
  static Optional<ErrorCode> banned(Document document, GraphSettings settings) {
    int directives = 0;
    Deque<Node<?>> open = new ArrayDeque<>();
    open.add(document);
    while (!open.isEmpty()) {
      Node<?> node = open.remove();
      if (node instanceof DirectivesContainer<?> container) {
        for (Directive directive : container.getDirectives()) {
          directives++;
          if (BANNED.contains(directive.getName())) {
            return Optional.of(ErrorCode.INVALID_DOCUMENT);
          }
        }
      }
      if (node instanceof ArrayValue list && list.getValues().size() > settings.maxListItems()) {
        return Optional.of(ErrorCode.LIMIT_EXCEEDED);
      }
      node.getChildren().forEach(open::add);
    }
    return directives > settings.maxDirectives()
        ? Optional.of(ErrorCode.LIMIT_EXCEEDED)
        : Optional.empty();
  }

  /// The facts of every operation, by name.
  Map<String, Facts> all() {
    Map<String, Facts> all = new HashMap<>();
    for (OperationDefinition operation : document.getDefinitionsOfType(OperationDefinition.class)) {
      all.put(Objects.requireNonNullElse(operation.getName(), ""), facts(operation));
    }
    return all;
  }

  private Facts facts(OperationDefinition operation) {
    Map<String, Integer> roots = new HashMap<>();
    countRoots(operation.getSelectionSet(), roots);
    return new Facts(
        kind(operation),
        depth(operation.getSelectionSet()),
        roots,
        roots.containsKey("__schema") || roots.containsKey("__type"),
        new Costs(schema, fragments, operation).of(operation.getSelectionSet(), root(operation)));
  }

  private static OperationKind kind(OperationDefinition operation) {
    return switch (operation.getOperation()) {
      case QUERY -> OperationKind.QUERY;
      case MUTATION -> OperationKind.MUTATION;
      case SUBSCRIPTION -> OperationKind.SUBSCRIPTION;
    };
  }

  private GraphQLObjectType root(OperationDefinition operation) {
    return Objects.requireNonNull(
        switch (operation.getOperation()) {
          case QUERY -> schema.getQueryType();
          case MUTATION -> schema.getMutationType();
          case SUBSCRIPTION -> schema.getSubscriptionType();
        });
  }

  private void countRoots(SelectionSet selections, Map<String, Integer> roots) {
    for (Selection<?> selection : selections.getSelections()) {
      switch (selection) {
        case Field field -> roots.merge(field.getName(), 1, Integer::sum);
        case InlineFragment inline -> countRoots(inline.getSelectionSet(), roots);
        case FragmentSpread spread -> countRoots(fragment(spread), roots);
        default -> throw new IllegalStateException("an unknown selection");
      }
    }
  }

  private int depth(@Nullable SelectionSet selections) {
    int deepest = 0;
    if (selections == null) {
      return deepest;
    }
    for (Selection<?> selection : selections.getSelections()) {
      int depth =
          switch (selection) {
            case Field field when field.getName().startsWith("__") -> 1;
            case Field field -> 1 + depth(field.getSelectionSet());
            case InlineFragment inline -> depth(inline.getSelectionSet());
            case FragmentSpread spread -> depth(fragment(spread));
            default -> throw new IllegalStateException("an unknown selection");
          };
      deepest = Math.max(deepest, depth);
    }
    return deepest;
  }

  private SelectionSet fragment(FragmentSpread spread) {
    return Objects.requireNonNull(fragments.get(spread.getName())).getSelectionSet();
  }
}
