package dk.tillid;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Searches bytes for many texts at once, each in every form in which it could have been written
/// down: UTF-8, UTF-16 in both byte orders, Base64 in both alphabets at all three alignments, hex
/// in both cases; each as it is, in lower and in upper case.
///
/// A window of eight bytes slides over the data; where it equals the beginning of a form, the rest
/// is compared. Texts shorter than eight characters cannot be searched for.
final class CanarySearch {
  /// The shortest text that can be searched for, in characters.
  static final int SHORTEST = Long.BYTES;

  private static final int WINDOW = Long.BYTES;

  /// What was found.
  ///
  /// @param place the file or the name of the text that was searched
  /// @param form how it was written there
  record Find(String place, String text, String form) {}

  private static final class Form {
    private final byte[] bytes;
    private final String text;
    private final String name;

    Form(byte[] bytes, String text, String name) {
      this.bytes = bytes.clone();
      this.text = text;
      this.name = name;
    }
  }

  private final long[] beginnings;
  private final int shift;
  private final Map<Long, List<Form>> forms = new HashMap<>();

  /// A search for texts, and for bytes under a name.
  CanarySearch(Collection<String> texts, Map<String, byte[]> raw) {
    Set.copyOf(texts).forEach(this::add);
    raw.forEach((name, bytes) -> add(new Form(bytes, name, "raw")));
    int bits = 64 - Long.numberOfLeadingZeros(4L * forms.size() + 1);
    beginnings = new long[1 << bits];
    shift = 64 - bits;
    forms.keySet().forEach(this::mark);
  }

  /// How many forms are searched for.
  int size() {
    return forms.values().stream().mapToInt(List::size).sum();
  }

  /// What is found in bytes.
  List<Find> in(String place, byte[] data) {
    List<Find> found = new ArrayList<>();
    long window = 0;
    for (int i = 0; i < data.length; i++) {
      window = (window << 8) | (data[i] & 0xff);
      if (i >= WINDOW - 1 && begins(window)) {
        compare(place, data, i - WINDOW + 1, window, found);
      }
    }
    return found;
  }

  /// What is found in a text.
  List<Find> in(String place, String text) {
    return in(place, text.getBytes(StandardCharsets.UTF_8));
  }

  /// What is found in the names and contents of all files below a folder.
  List<Find> below(Path folder) {
    List<Find> found = new ArrayList<>();
    for (Path file : files(folder)) {
      found.addAll(in("name of " + file, folder.relativize(file).toString()));
      found.addAll(in(file.toString(), bytes(file)));
    }
    return found;
  }

  private void add(String text) {
    if (text.length() < SHORTEST) {
      throw new IllegalArgumentException("too short to be searched for: " + text);
    }
    Map<String, UnaryOperator<String>> cases = new LinkedHashMap<>();
    cases.put("", it -> it);
    cases.put(" lower case", it -> it.toLowerCase(Locale.ROOT));
    cases.put(" upper case", it -> it.toUpperCase(Locale.ROOT));
    Set<String> seen = new TreeSet<>();
    cases.forEach((name, change) -> {
      String written = change.apply(text);
      if (seen.add(written)) {
        writings(written).forEach((form, it) -> add(new Form(it, text, form + name)));
      }
    });
  }

  /// Every form of one text.
  static Map<String, byte[]> writings(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    Map<String, byte[]> forms = new LinkedHashMap<>();
    forms.put("UTF-8", utf8);
    forms.put("UTF-16LE", text.getBytes(StandardCharsets.UTF_16LE));
    forms.put("UTF-16BE", text.getBytes(StandardCharsets.UTF_16BE));
    forms.put("hex", ascii(HexFormat.of().formatHex(utf8)));
    forms.put("HEX", ascii(HexFormat.of().withUpperCase().formatHex(utf8)));
    for (int alignment = 0; alignment < 3; alignment++) {
      forms.put("Base64+" + alignment, aligned(utf8, alignment, Base64.getEncoder()));
      forms.put("Base64url+" + alignment, aligned(utf8, alignment, Base64.getUrlEncoder()));
    }
    return forms;
  }

  /// The characters that do not depend on what stands before and after.
  private static byte[] aligned(byte[] bytes, int alignment, Base64.Encoder encoder) {
    int skipped = (3 - alignment) % 3;
    int whole = (bytes.length - skipped) / 3 * 3;
    return encoder.encode(Arrays.copyOfRange(bytes, skipped, skipped + whole));
  }

  private void add(Form form) {
    long beginning = ByteBuffer.wrap(form.bytes).getLong();
    forms.computeIfAbsent(beginning, _ -> new ArrayList<>()).add(form);
  }

  private int slot(long window) {
    return (int) ((window * 0x9E3779B97F4A7C15L) >>> shift);
  }

  private void mark(long beginning) {
    int slot = slot(beginning);
    while (beginnings[slot] != 0) {
      slot = (slot + 1) % beginnings.length;
    }
    beginnings[slot] = beginning;
  }

  private boolean begins(long window) {
    int slot = slot(window);
    while (beginnings[slot] != 0) {
      if (beginnings[slot] == window) return true;
      slot = (slot + 1) % beginnings.length;
    }
    return false;
  }

  private void compare(String place, byte[] data, int from, long window, List<Find> found) {
    for (Form form : forms.getOrDefault(window, List.of())) {
      int end = from + form.bytes.length;
      if (end <= data.length && Arrays.equals(data, from, end, form.bytes, 0, end - from)) {
        found.add(new Find(place, form.text, form.name));
      }
    }
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The file's bytes; none where it went away meanwhile.
  private static byte[] bytes(Path file) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      Files.copy(file, bytes);
    } catch (NoSuchFileException _) {
      return new byte[0];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
