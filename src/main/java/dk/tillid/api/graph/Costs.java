package dk.tillid.api.graph;

import graphql.language.Argument;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.Value;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The cost of a document: one point a field, times the size of the lists it stands in. `first`
/// counts as it is asked for; an object list without it counts as ten. A variable that is not sent
/// counts by the operation's own default; where it has none, or `null` is sent, by the schema's,
/// ten at least.
final class Costs {
  private static final String PAGE_SIZE = "first";
  private static final int MOST = 100;
  private static final int UNPAGED = 10;

  /// Points of a field and what is below it.
  ///
  /// @param size how often the fields below are answered
  record Cost(Size size, List<Cost> below) {
    Cost {
      below = List.copyOf(below);
    }

    /// The points, given the variables.
    long points(Map<String, @Nullable Object> variables) {
      long sum = 0;
      for (Cost cost : below) {
        sum += cost.points(variables);
      }
      return 1 + size.of(variables) * sum;
    }
  }

  /// The size of a list.
  ///
  /// @param variable the variable that says it; empty where `fixed` does
  /// @param fixed the size, or that of a variable which is `null`
  /// @param absent the size where the variable is not sent
  record Size(String variable, int fixed, int absent) {
    static final Size ONE = fixed(1);

    private static Size fixed(int size) {
      return new Size("", size, size);
    }

    private int of(Map<String, @Nullable Object> variables) {
      if (!variables.containsKey(variable)) {
        return absent;
      }
      return variables.get(variable) instanceof Number number
          ? Math.clamp(number.longValue(), 0, MOST)
          : fixed;
    }
  }

  private final GraphQLSchema schema;
  private final Map<String, FragmentDefinition> fragments;
  private final Map<String, Integer> defaults = new HashMap<>();

  Costs(
      GraphQLSchema schema,
      Map<String, FragmentDefinition> fragments,
      OperationDefinition operation) {
    this.schema = schema;
    this.fragments = fragments;
    for (VariableDefinition variable : operation.getVariableDefinitions()) {
      if (variable.getDefaultValue() instanceof IntValue number) {
        defaults.put(variable.getName(), most(number));
      }
    }
  }

  private static int most(IntValue number) {
    return number.getValue().min(BigInteger.valueOf(MOST)).max(BigInteger.ZERO).intValue();
  }

  /// The cost of an operation. The document is valid, so that fragments end and fields exist.
  Cost of(SelectionSet selections, GraphQLNamedType root) {
    return new Cost(Size.ONE, below(selections, root, false));
  }

  private List<Cost> below(
      @Nullable SelectionSet selections, GraphQLNamedType parent, boolean paged) {
    List<Cost> costs = new ArrayList<>();
    if (selections == null) {
      return costs;
    }
    for (Selection<?> selection : selections.getSelections()) {
      switch (selection) {
        case Field field -> costs.add(field(field, parent, paged));
        case InlineFragment inline ->
            costs.addAll(
                below(
                    inline.getSelectionSet(),
                    inline.getTypeCondition() == null
                        ? parent
                        : named(inline.getTypeCondition().getName()),
                    paged));
        case FragmentSpread spread -> costs.addAll(fragment(spread, paged));
        default -> throw new IllegalStateException("an unknown selection");
      }
    }
    return costs;
  }

  private List<Cost> fragment(FragmentSpread spread, boolean paged) {
    FragmentDefinition fragment = Objects.requireNonNull(fragments.get(spread.getName()));
    return below(fragment.getSelectionSet(), named(fragment.getTypeCondition().getName()), paged);
  }

  private Cost field(Field field, GraphQLNamedType parent, boolean paged) {
    if (field.getName().startsWith("__") || !(parent instanceof GraphQLFieldsContainer container)) {
      return new Cost(Size.ONE, List.of()); // introspection has limits of its own
    }
    GraphQLFieldDefinition definition =
        Objects.requireNonNull(container.getFieldDefinition(field.getName()));
    GraphQLArgument first = definition.getArgument(PAGE_SIZE);
    Size size = first == null ? unpaged(definition.getType(), paged) : size(field, first);
    return new Cost(
        size,
        below(
            field.getSelectionSet(),
            GraphQLTypeUtil.unwrapAll(definition.getType()),
            first != null));
  }

  private static Size unpaged(GraphQLOutputType type, boolean paged) {
    boolean list = GraphQLTypeUtil.unwrapNonNull(type) instanceof GraphQLList;
    return list && !paged ? Size.fixed(UNPAGED) : Size.ONE;
  }

  private Size size(Field field, GraphQLArgument first) {
    int standard =
        first.hasSetDefaultValue()
                && first.getArgumentDefaultValue().getValue() instanceof IntValue i
            ? i.getValue().intValue()
            : MOST;
    Argument asked =
        field.getArguments().stream()
            .filter(it -> it.getName().equals(PAGE_SIZE))
            .findFirst()
            .orElse(null);
    return asked == null ? Size.fixed(standard) : size(asked.getValue(), standard);
  }

  private Size size(Value<?> value, int standard) {
    return switch (value) {
      case IntValue number -> Size.fixed(most(number));
      case VariableReference variable -> variable(variable.getName(), Math.max(standard, UNPAGED));
      default -> Size.fixed(MOST);
    };
  }

  private Size variable(String name, int standard) {
    return new Size(name, standard, defaults.getOrDefault(name, standard));
  }

  private GraphQLNamedType named(String type) {
    return (GraphQLNamedType) Objects.requireNonNull(schema.getType(type));
  }
}
