package dk.tillid.transfer;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.tillid.domain.Rejected;
import dk.tillid.domain.code.Code;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// The forms that are no shapes.
final class Forms {
  /// `LocalDate` reads years of more digits too; a day has ten characters.
  private static final int DAY_CHARACTERS = 10;

  private Forms() {}

  /// A day as an ISO date.
  static final Form<LocalDate> DAY = new Day();

  /// Yes or no.
  static final Form<Boolean> FLAG = new Flag();

  /// The format's version; another one is told as such.
  static Form<Integer> version(int known) {
    return new Version(known);
  }

  static Form<Integer> number(int least, int most) {
    return new Bounded(least, most);
  }

  /// A text of a pattern; what `parse` rejects is told as `fault`.
  ///
  /// @param pattern the regular expression of the schema; empty for any text
  static <V> Form<V> text(
      String pattern, Fault fault, Function<String, V> parse, Function<V, String> print) {
    return new Text<>(pattern, fault, parse, print);
  }

  /// A code of a list.
  static <E extends Enum<E> & Code> Form<E> code(Class<E> list) {
    return new Coded<>(list.getSimpleName(), byName(list));
  }

  /// A set of codes of a list.
  static <E extends Enum<E> & Code> Form<Set<E>> codes(Class<E> list) {
    return new CodeSet<>(list, new Coded<>(list.getSimpleName(), byName(list)));
  }

  static <V> Form<List<V>> list(Form<V> of, int most) {
    return new Items<>(of, most);
  }

  private static <E extends Enum<E>> Map<String, E> byName(Class<E> list) {
    Map<String, E> byName = new HashMap<>();
    EnumSet.allOf(list).forEach(code -> byName.put(code.name(), code));
    return byName;
  }

  static void require(boolean holds, Fault otherwise) {
    if (!holds) {
      throw new Malformed(otherwise);
    }
  }

  private static ObjectNode type(String type) {
    return JsonNodeFactory.instance.objectNode().put("type", type);
  }

  private record Day() implements Form<LocalDate> {
    @Override
    public LocalDate read(JsonParser in) throws IOException {
      require(in.currentToken() == JsonToken.VALUE_STRING, Fault.WRONG_TYPE);
      String text = in.getText();
      require(text.length() == DAY_CHARACTERS, Fault.BAD_DAY);
      try {
        return LocalDate.parse(text);
      } catch (DateTimeParseException _) {
        throw new Malformed(Fault.BAD_DAY);
      }
    }

    @Override
    public void write(JsonGenerator out, LocalDate value) throws IOException {
      out.writeString(value.toString());
    }

    @Override
    public ObjectNode schema(Definitions definitions) {
      return type("string").put("format", "date");
    }
  }

  private record Flag() implements Form<Boolean> {
    @Override
    public Boolean read(JsonParser in) {
      require(in.currentToken().isBoolean(), Fault.WRONG_TYPE);
      return in.currentToken() == JsonToken.VALUE_TRUE;
    }

    @Override
    public void write(JsonGenerator out, Boolean value) throws IOException {
      out.writeBoolean(value);
    }

    @Override
    public ObjectNode schema(Definitions definitions) {
      return type("boolean");
    }
  }

  private record Bounded(int least, int most) implements Form<Integer> {
    @Override
    public Integer read(JsonParser in) throws IOException {
      require(in.currentToken() == JsonToken.VALUE_NUMBER_INT, Fault.WRONG_TYPE);
      require(in.getNumberType() == JsonParser.NumberType.INT, Fault.OUT_OF_RANGE);
      int value = in.getIntValue();
      require(value >= least && value <= most, Fault.OUT_OF_RANGE);
      return value;
    }

    @Override
    public void write(JsonGenerator out, Integer value) throws IOException {
      out.writeNumber(value);
    }

    @Override
    public ObjectNode schema(Definitions definitions) {
      return type("integer").put("minimum", least).put("maximum", most);
    }
  }

  private record Version(int known) implements Form<Integer> {
    @Override
    public Integer read(JsonParser in) throws IOException {
      require(in.currentToken() == JsonToken.VALUE_NUMBER_INT, Fault.WRONG_TYPE);
      require(in.getText().equals(Integer.toString(known)), Fault.UNKNOWN_FORMAT);
      return known;
    }

    @Override
    public void write(JsonGenerator out, Integer value) throws IOException {
      out.writeNumber(value);
    }

    @Override
    public ObjectNode schema(Definitions definitions) {
      return JsonNodeFactory.instance.objectNode().put("const", known);
    }
  }

  private record Text<V>(
      String pattern, Fault fault, Function<String, V> parse, Function<V, String> print)
      implements Form<V> {
    @Override
    public V read(JsonParser in) throws IOException {
      require(in.currentToken() == JsonToken.VALUE_STRING, Fault.WRONG_TYPE);
      try {
        return parse.apply(in.getText());
      } catch (Rejected _) {
        throw new Malformed(fault);
      }
    }

    @Override
    public void write(JsonGenerator out, V value) throws IOException {
      out.writeString(print.apply(value));
    }

    @Override
    public ObjectNode schema(Definitions definitions) {
      return type("string").put("pattern", pattern);
    }
  }

  private record Coded<E extends Enum<E> & Code>(String name, Map<String, E> byName)
      implements Form<E> {
    @Override
    public E read(JsonParser in) throws IOException {
      require(in.currentToken() == JsonToken.VALUE_STRING, Fault.WRONG_TYPE);
      E code = byName.get(in.getText());
      if (code == null) {
        throw new Malformed(Fault.UNKNOWN_CODE);
      }
      return code;
    }

    @Override
    public void write(JsonGenerator out, E value) throws IOException {
      out.writeString(value.name());
    }

    @Override
    public ObjectNode schema(Definitions definitions) {
      return definitions.refer(
          name,
          own -> {
            var codes = own.putArray("enum");
            byName.values().stream().sorted().forEach(code -> codes.add(code.name()));
          });
    }
  }

  private record CodeSet<E extends Enum<E> & Code>(Class<E> list, Coded<E> each)
      implements Form<Set<E>> {
    @Override
    public Set<E> read(JsonParser in) throws IOException {
      require(in.currentToken() == JsonToken.START_ARRAY, Fault.WRONG_TYPE);
      Set<E> codes = EnumSet.noneOf(list);
      while (in.nextToken() != JsonToken.END_ARRAY) {
        require(codes.add(each.read(in)), Fault.DOUBLE_CODE);
      }
      return codes;
    }

    @Override
    public void write(JsonGenerator out, Set<E> value) throws IOException {
      out.writeStartArray();
      for (E code : value) {
        each.write(out, code);
      }
      out.writeEndArray();
    }

    @Override
    public ObjectNode schema(Definitions definitions) {
      ObjectNode set = type("array").put("uniqueItems", true);
      set.set("items", each.schema(definitions));
      return set;
    }
  }

  private record Items<V>(Form<V> each, int most) implements Form<List<V>> {
    @Override
    public List<V> read(JsonParser in) throws IOException {
      require(in.currentToken() == JsonToken.START_ARRAY, Fault.WRONG_TYPE);
      List<V> items = new ArrayList<>();
      while (in.nextToken() != JsonToken.END_ARRAY) {
        require(items.size() < most, Fault.TOO_MANY_ENTRIES);
        items.add(item(in, items.size()));
      }
      return items;
    }

    private V item(JsonParser in, int index) throws IOException {
      try {
        return each.read(in);
      } catch (Malformed e) {
        throw e.at(index);
      }
    }

    @Override
    public void write(JsonGenerator out, List<V> value) throws IOException {
      out.writeStartArray();
      for (V item : value) {
        each.write(out, item);
      }
      out.writeEndArray();
    }

    @Override
    public ObjectNode schema(Definitions definitions) {
      ObjectNode list = type("array").put("maxItems", most);
      list.set("items", each.schema(definitions));
      return list;
    }
  }
}
