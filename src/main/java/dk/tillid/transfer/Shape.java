package dk.tillid.transfer;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.tillid.domain.Rejected;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// An object of known members. Strict: an unknown member, one that stands twice, or a needed one
/// that is missing refuses the line. An optional member that is absent is left out, never null.
final class Shape<T> implements Form<T> {
  /// One member.
  ///
  /// @param standard what an absent member stands for; empty where it must be there
  record Member<T, V>(
      int place, String name, Form<V> form, Function<T, Optional<V>> of, Optional<V> standard) {}

  /// The members of one object as they were read, by place.
  static final class Values {
    private enum Absent {
      ABSENT
    }

    private final Object[] values;

    private Values(int count) {
      values = new Object[count];
      Arrays.fill(values, Absent.ABSENT);
    }

    private boolean has(int place) {
      return !(values[place] instanceof Absent);
    }

    /// A member's value.
    <V> V of(Member<?, V> member) {
      return maybe(member).or(member::standard).orElseThrow();
    }

    /// An optional member's value.
    @SuppressWarnings("unchecked") // a place is filled only by its member's form
    <V> Optional<V> maybe(Member<?, V> member) {
      return has(member.place()) ? Optional.of((V) values[member.place()]) : Optional.empty();
    }
  }

  private final String name;
  private final List<Member<T, ?>> members = new ArrayList<>();
  private final Map<String, Member<T, ?>> byName = new HashMap<>();
  private final List<Integer> needed = new ArrayList<>();
  private Function<Values, T> make =
      _ -> {
        throw new IllegalStateException("the shape is not finished");
      };

  Shape(String name) {
    this.name = name;
  }

  /// A member that must be there.
  <V> Member<T, V> needs(String member, Form<V> form, Function<T, V> of) {
    needed.add(members.size());
    return add(member, form, it -> Optional.of(of.apply(it)), Optional.empty());
  }

  /// A member that may be absent.
  <V> Member<T, V> takes(String member, Form<V> form, Function<T, Optional<V>> of) {
    return add(member, form, of, Optional.empty());
  }

  /// A member that is left out where it has the standard value.
  <V> Member<T, V> takes(String member, Form<V> form, Function<T, V> of, V standard) {
    return add(
        member,
        form,
        it -> Optional.of(of.apply(it)).filter(value -> !value.equals(standard)),
        Optional.of(standard));
  }

  private <V> Member<T, V> add(
      String member, Form<V> form, Function<T, Optional<V>> of, Optional<V> standard) {
    Member<T, V> added = new Member<>(members.size(), member, form, of, standard);
    members.add(added);
    byName.put(member, added);
    return added;
  }

  /// Finishes the shape: how the values become the object.
  Shape<T> makes(Function<Values, T> maker) {
    make = maker;
    return this;
  }

  @Override
  public T read(JsonParser in) throws IOException {
    Forms.require(in.currentToken() == JsonToken.START_OBJECT, Fault.WRONG_TYPE);
    in.nextToken();
    return rest(in);
  }

  /// Reads the members from the one whose name comes next.
  T rest(JsonParser in) throws IOException {
    Values read = new Values(members.size());
    for (; in.currentToken() == JsonToken.FIELD_NAME; in.nextToken()) {
      Member<T, ?> member = byName.get(in.currentName());
      if (member == null) {
        throw new Malformed(Fault.UNKNOWN_MEMBER);
      }
      in.nextToken();
      read.values[member.place()] = value(in, member, read);
    }
    for (int place : needed) {
      if (!read.has(place)) {
        throw new Malformed(Fault.MISSING_MEMBER).within(members.get(place).name());
      }
    }
    return made(read);
  }

  private static Object value(JsonParser in, Member<?, ?> member, Values read) throws IOException {
    try {
      Forms.require(!read.has(member.place()), Fault.DOUBLE_MEMBER);
      return member.form().read(in);
    } catch (Malformed e) {
      throw e.within(member.name());
    }
  }

  private T made(Values read) {
    try {
      return make.apply(read);
    } catch (Rejected e) {
      throw new Malformed(e.field() == Rejected.Field.AGE ? Fault.AGE_AND_BAND : Fault.BAD_NAME);
    }
  }

  @Override
  public void write(JsonGenerator out, T value) throws IOException {
    out.writeStartObject();
    members(out, value);
    out.writeEndObject();
  }

  /// Writes the members, without the braces.
  void members(JsonGenerator out, T value) throws IOException {
    for (Member<T, ?> member : members) {
      write(out, member, value);
    }
  }

  private static <T, V> void write(JsonGenerator out, Member<T, V> member, T value)
      throws IOException {
    Optional<V> present = member.of().apply(value);
    if (present.isPresent()) {
      out.writeFieldName(member.name());
      member.form().write(out, present.get());
    }
  }

  @Override
  public ObjectNode schema(Definitions definitions) {
    return definitions.refer(name, own -> describe(own, definitions));
  }

  /// Its schema with one member more that always has the same value.
  ObjectNode schemaWith(Definitions definitions, String member, String value) {
    return definitions.refer(
        name,
        own -> {
          describe(own, definitions);
          own.withObject("properties").putObject(member).put("const", value);
          own.withArray("required").insert(0, member);
        });
  }

  private void describe(ObjectNode own, Definitions definitions) {
    own.put("type", "object").put("additionalProperties", false);
    ObjectNode properties = own.putObject("properties");
    members.forEach(member -> properties.set(member.name(), member.form().schema(definitions)));
    var required = own.putArray("required");
    needed.forEach(place -> required.add(members.get(place).name()));
  }
}
