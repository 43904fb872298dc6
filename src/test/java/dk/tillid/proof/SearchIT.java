package dk.tillid.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.tillid.keys.Fingerprints;
import dk.tillid.keys.Needle;
import dk.tillid.keys.Needle.Form;
import dk.tillid.keys.Needle.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The search finds what is there: at every place, over every border, in every form. And nothing
/// else.
class SearchIT {
  private static final int BUFFER = (1 << 20) + Fingerprints.LONGEST;

  private final Fingerprints fingerprints = ProofKeys.own().fingerprints();
  private final SplittableRandom random = new SplittableRandom(7);

  @TempDir Path folder;

  private byte[] noise(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private Needle plain(byte[] bytes) {
    return fingerprints.needles(Kind.CASE_KEY, bytes).getFirst();
  }

  private List<Search.Sighting> in(byte[] data, List<Needle> needles) {
    try (InputStream stream = new ByteArrayInputStream(data)) {
      Search.Outcome outcome = new Search(fingerprints, needles).in(stream, _ -> {});
      assertThat(outcome.bytes()).isEqualTo(data.length);
      return outcome.sightings();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 9, 12, 16, 31, 32, 60, 255, 256})
  void aNeedleIsFoundAtEveryPlaceOfAStreamAndNotOnceItIsCutOrChanged(int length) {
    byte[] needle = noise(length);
    List<Needle> needles = List.of(plain(needle));
    for (int place = 0; place <= 300; place++) {
      byte[] data = noise(300 + length);
      System.arraycopy(needle, 0, data, place, length);
      assertThat(in(data, needles)).extracting(Search.Sighting::offset).contains((long) place);
      assertThat(in(Arrays.copyOf(data, place + length - 1), needles)).isEmpty();
      data[place + length - 1] ^= 1;
      assertThat(in(data, needles)).isEmpty();
    }
  }

  @Test
  void aNeedleIsFoundOverTheBorderOfEveryBuffer() {
    byte[] needle = noise(60);
    List<Needle> needles = List.of(plain(needle));
    for (int border : List.of(1 << 20, BUFFER, 2 << 20, (2 << 20) + 1, BUFFER + (1 << 20) + 1)) {
      for (int before = 0; before <= 60; before++) {
        byte[] data = new byte[border + 100];
        System.arraycopy(needle, 0, data, border - before, 60);
        assertThat(in(data, needles))
            .containsExactly(new Search.Sighting(needles.getFirst(), border - before));
      }
    }
  }

  @Test
  void aNeedleAtTheVeryEndOfWholeBuffersIsFound() {
    byte[] needle = noise(8);
    for (int length : List.of(8, 1 << 20, BUFFER, BUFFER + 1, 2 * BUFFER)) {
      byte[] data = new byte[length];
      System.arraycopy(needle, 0, data, length - 8, 8);
      assertThat(in(data, List.of(plain(needle)))).hasSize(1);
    }
    assertThat(in(new byte[7], List.of(plain(needle)))).isEmpty();
    assertThat(in(new byte[0], List.of(plain(needle)))).isEmpty();
  }

  @Test
  void ofManyNeedlesEachIsFoundOnceAndNoneIsFoundInNoise() {
    List<Needle> needles = new ArrayList<>();
    byte[] data = noise(8 << 20);
    for (int i = 0; i < 20_000; i++) {
      byte[] needle = noise(12);
      needles.add(plain(needle));
      System.arraycopy(needle, 0, data, i * 400, 12);
    }
    assertThat(in(data, needles)).extracting(Search.Sighting::needle).isEqualTo(needles);
    assertThat(in(noise(8 << 20), needles)).isEmpty();
  }

  @Test
  void aTextIsFoundInEveryFormItCouldBeWrittenIn() {
    String text = "mølle å bæk 17";
    List<Needle> needles = fingerprints.needles(Kind.NOTE, text);
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    assertThat(forms(utf8, needles)).contains(Form.PLAIN);
    assertThat(forms(text.getBytes(StandardCharsets.ISO_8859_1), needles)).contains(Form.LATIN_1);
    assertThat(forms(text.getBytes(StandardCharsets.UTF_16LE), needles)).contains(Form.UTF_16LE);
    assertThat(forms(text.getBytes(StandardCharsets.UTF_16BE), needles)).contains(Form.UTF_16BE);
    String hex = HexFormat.of().formatHex(utf8);
    assertThat(forms(ascii(hex), needles)).contains(Form.HEX);
    assertThat(forms(ascii(hex.toUpperCase(java.util.Locale.ROOT)), needles))
        .contains(Form.HEX_CAPITALS);
    for (String before : List.of("", "x", "xy", "xyz")) {
      String around = before + text + "z".repeat(4 - before.length());
      String written = Base64.getEncoder().encodeToString(around.getBytes(StandardCharsets.UTF_8));
      assertThat(forms(ascii(written), needles))
          .containsAnyOf(Form.BASE64, Form.BASE64_1, Form.BASE64_2);
    }
    assertThat(needles).extracting(Needle::form).containsExactlyInAnyOrder(textForms());
  }

  private static Form[] textForms() {
    return Arrays.stream(Form.values()).filter(it -> it != Form.TURNED).toArray(Form[]::new);
  }

  @Test
  void aKeyIsFoundAlsoWhereItLiesInMemoryAsIntegers() {
    byte[] key = noise(32);
    byte[] turned = new byte[32];
    for (int i = 0; i < 32; i++) {
      turned[i] = key[i / 4 * 4 + 3 - i % 4];
    }
    assertThat(forms(turned, fingerprints.needles(Kind.CASE_KEY, key)))
        .containsExactly(Form.TURNED);
  }

  private List<Form> forms(byte[] written, List<Needle> needles) {
    byte[] data = new byte[written.length + 20];
    System.arraycopy(written, 0, data, 11, written.length);
    return in(data, needles).stream().map(it -> it.needle().form()).toList();
  }

  @Test
  void foldersAreSearchedToTheirDepthsNamesIncludedAndLinksNotFollowed() throws IOException {
    byte[] needle = noise(32);
    String name = "FYD5JCPH";
    List<Needle> needles = new ArrayList<>(fingerprints.needles(Kind.HANDLE, name));
    needles.add(plain(needle));
    Path searched = folder.resolve("searched");
    Path deep = Files.createDirectories(searched.resolve("a/b/c"));
    Files.write(deep.resolve("000012.sst"), needle);
    Files.createFile(searched.resolve("x" + name));
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.write(elsewhere.resolve("other"), needle);
    Path link = Files.createSymbolicLink(searched.resolve("link"), elsewhere);

    Place place = places(needles).in("data folder", searched);

    assertThat(place.finds())
        .extracting(Place.Find::file)
        .containsExactlyInAnyOrder(deep.resolve("000012.sst"), searched.resolve("x" + name));
    assertThat(place.files()).isEqualTo(2);
    assertThat(place.telling()).isTrue();
    assertThat(places(needles).in("link", link).finds()).hasSize(1);
  }

  @Test
  void whatCannotBeReadIsTold() throws IOException {
    Path absent = folder.resolve("absent");
    assertThat(places(List.of()).in("also", absent).unread()).containsExactly(absent);
    assertThat(places(List.of()).in("also", absent).clean()).isFalse();
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
    if (Files.isReadable(closed)) {
      System.out.println("not tried: a folder closed to its reader, since root reads everything");
      return;
    }
    assertThat(places(List.of()).in("also", folder).unread()).containsExactly(closed);
  }

  private Places places(List<Needle> needles) {
    return new Places(new Search(fingerprints, needles), _ -> {});
  }

  @Test
  void fingerprintsOfAnotherMakingOrKeystoreAreNotAlike() {
    byte[] needle = noise(12);
    assertThat(fingerprints.of(needle))
        .isEqualTo(ProofKeys.own().fingerprints(fingerprints.salt()).of(needle))
        .isNotEqualTo(ProofKeys.own().fingerprints().of(needle))
        .isNotEqualTo(ProofKeys.foreign().fingerprints(fingerprints.salt()).of(needle));
    assertThatThrownBy(() -> fingerprints.of(noise(7))).hasMessageContaining("too few");
  }

  @Test
  void hundredsOfMegabytesASecondAreSearched() throws IOException {
    List<Needle> needles = new ArrayList<>();
    for (int i = 0; i < 12_000; i++) {
      needles.add(plain(noise(12)));
    }
    Search search = new Search(fingerprints, needles);
    byte[] data = noise(64 << 20);
    double best = 0;
    for (int round = 0; round < 4; round++) {
      long begun = System.nanoTime();
      try (InputStream stream = new ByteArrayInputStream(data)) {
        assertThat(search.in(stream, _ -> {}).sightings()).isEmpty();
      }
      best = Math.max(best, data.length * 1e3 / (System.nanoTime() - begun));
    }
    System.out.printf("search for 12,000 needles: %.0f MB/s%n", best);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
