package dk.tillid.api.graph;

import dk.tillid.domain.Handle;
import dk.tillid.domain.IdempotencyKey;
import dk.tillid.domain.Rejected;
import dk.tillid.keys.CodeReading;
import dk.tillid.keys.Handles;
import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLScalarType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// The schema's own scalars. Each is text on the wire and a domain type within; an ill-formed text
/// ends in an error that does not repeat it.
final class Scalars {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private static final int DAY_LENGTH = "YYYY-MM-DD".length();

  private Scalars() {}

  static List<GraphQLScalarType> all() {
    return List.of(
        scalar(
            "Date", Scalars::date, value -> value instanceof LocalDate day ? DAY.format(day) : ""),
        scalar("IdempotencyKey", IdempotencyKey::new, _ -> ""),
        scalar(
            "CitizenCode", Function.identity(), value -> value instanceof String code ? code : ""),
        scalar("Handle", Scalars::handle, Scalars::printed));
  }

  private static LocalDate date(String text) {
    if (text.length() != DAY_LENGTH) { // the pattern takes signed years too
      throw new Rejected(Rejected.Field.DATE);
    }
    try {
      return LocalDate.parse(text, DAY);
    } catch (DateTimeException _) {
      throw new Rejected(Rejected.Field.DATE);
    }
  }

  private static Handle handle(String typed) {
    return Handles.read(typed) instanceof CodeReading.Read<Handle>(Handle handle)
        ? handle
        : reject(Rejected.Field.HANDLE);
  }

  private static Handle reject(Rejected.Field field) {
    throw new Rejected(field);
  }

  private static String printed(Object value) {
    String plain = value instanceof Handle handle ? handle.value() : "";
    return plain.substring(0, 4) + "-" + plain.substring(4);
  }

  private static <T> GraphQLScalarType scalar(
      String name, Function<String, T> read, Function<Object, String> print) {
    return GraphQLScalarType.newScalar().name(name).coercing(new Text<>(read, print)).build();
  }

  private record Text<T>(Function<String, T> read, Function<Object, String> print)
      implements Coercing<T, String> {
    @Override
    public String serialize(Object value, GraphQLContext context, Locale locale) {
      return print.apply(value);
    }

    @Override
    public T parseValue(Object value, GraphQLContext context, Locale locale) {
      if (!(value instanceof String text)) {
        throw new CoercingParseValueException("malformed");
      }
      try {
        return read.apply(text);
      } catch (Rejected _) {
        throw new CoercingParseValueException("malformed");
      }
    }

    @Override
    public T parseLiteral(
        Value<?> literal, CoercedVariables variables, GraphQLContext context, Locale locale) {
      if (!(literal instanceof StringValue text) || text.getValue() == null) {
        throw new CoercingParseLiteralException("malformed");
      }
      try {
        return read.apply(text.getValue());
      } catch (Rejected _) {
        throw new CoercingParseLiteralException("malformed");
      }
    }

    @Override
    public Value<?> valueToLiteral(Object value, GraphQLContext context, Locale locale) {
      return StringValue.of(print.apply(value));
    }
  }
}
