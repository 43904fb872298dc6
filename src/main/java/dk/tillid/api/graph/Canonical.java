package dk.tillid.api.graph;

import dk.tillid.domain.Handle;
import dk.tillid.domain.IdempotencyKey;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The canonical bytes of a mutation's coerced input, from which its keyed digest is made. The same
/// input written in another order, as literal or variable, with a default left out or written,
/// gives the same bytes.
///
/// Bytes: the operation's name, then the input. Every value is a type letter and its content; text
/// is preceded by its length, a list by its size, an object by the number of its members, sorted by
/// name. Absent and null are alike.
final class Canonical {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);

  private Canonical() {}

  static byte[] of(String operation, Input input) {
    Canonical canonical = new Canonical();
    try {
      canonical.text('o', operation);
      canonical.value(input.values());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return canonical.bytes.toByteArray();
  }

  private void value(Object value) throws IOException {
    switch (value) {
      case String text -> text('s', text);
      case Enum<?> code -> text('e', code.name());
      case LocalDate day -> text('d', day.toString());
      case Handle handle -> text('h', handle.value());
      case IdempotencyKey _ -> out.writeByte('k'); // the key names the record, not the input
      case Integer number -> number(number);
      case Boolean flag -> out.writeByte(flag ? 't' : 'f');
      case List<?> list -> list(list);
      case Map<?, ?> map -> object(map);
      default -> throw new IllegalStateException("no canonical form for a " + value.getClass());
    }
  }

  private void text(char type, String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.writeByte(type);
    out.writeInt(utf8.length);
    out.write(utf8);
  }

  private void number(int number) throws IOException {
    out.writeByte('i');
    out.writeInt(number);
  }

  private void list(List<?> list) throws IOException {
    out.writeByte('l');
    out.writeInt(list.size());
    for (Object item : list) {
      value(item);
    }
  }

  private void object(Map<?, ?> map) throws IOException {
    TreeMap<String, Object> sorted = new TreeMap<>();
    map.forEach((name, value) -> put(sorted, (String) name, value));
    out.writeByte('m');
    out.writeInt(sorted.size());
    for (Map.Entry<String, Object> entry : sorted.entrySet()) {
      text('n', entry.getKey());
      value(entry.getValue());
    }
  }

  private static void put(Map<String, Object> sorted, String name, @Nullable Object value) {
    if (value != null) {
      sorted.put(name, value);
    }
  }
}
