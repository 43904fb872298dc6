package dk.tillid;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dk.tillid.keys.CitizenCode;
import dk.tillid.keys.CodeReading;
import dk.tillid.keys.Fingerprints;
import dk.tillid.keys.KeyRing;
import dk.tillid.keys.Needle;
import dk.tillid.keys.Needle.Form;
import dk.tillid.keys.Needle.Kind;
import dk.tillid.keys.Recipient;
import dk.tillid.proof.Place;
import dk.tillid.proof.Places;
import dk.tillid.proof.Search;
import dk.tillid.store.StoreReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A registry on a disk of its own from its first case to its last byte: citizens are met, some
/// withdraw, and everything that was written is searched for what was collected before.
final class NeedlesRun {
  /// How it goes.
  ///
  /// @param erased how many citizens withdraw
  /// @param staying how many do not
  /// @param rounds in how many parts they withdraw, with work and a new start between
  /// @param keysAreDestroyed false for the control: the product with that one line left out
  record Plan(int erased, int staying, int rounds, boolean keysAreDestroyed) {}

  /// When a search was made.
  enum Moment {
    BEFORE,
    AT_THE_ANSWER,
    AFTER_HOUSEKEEPING
  }

  private static final String KEPT = "Kept on purpose, to be found again: 5d1f0c77";
  private static final long IMAGE_MEBIBYTES = 384;

  private final Plan plan;
  private final Path folder;
  private final Optional<DiskImage> image;
  private final Path base;
  private final Path file;
  private final Map<Moment, Map<String, Place>> found = new LinkedHashMap<>();
  private final List<Needle> needles = new ArrayList<>();
  private final List<ProofTown.Citizen> leaving = new ArrayList<>();
  private Optional<Path> classesBefore = Optional.empty();
  private long keptInMemory;

  NeedlesRun(Path folder, Plan plan) throws IOException {
    this.plan = plan;
    this.folder = folder;
    this.image = DiskImage.in(folder, IMAGE_MEBIBYTES);
    this.base = image.map(DiskImage::folder).orElse(folder);
    this.file = folder.resolve("tillid.json");
  }

  /// What was found at a moment in a place, if it was searched.
  Optional<Place> in(Moment moment, String place) {
    return Optional.ofNullable(found.getOrDefault(moment, Map.of()).get(place));
  }

  /// Everything that was searched at a moment, by its name.
  Map<String, Place> all(Moment moment) {
    return found.getOrDefault(moment, Map.of());
  }

  /// How often the text that the registry kept on purpose was found in its memory.
  long keptInMemory() {
    return keptInMemory;
  }

  /// How many different needles of a kind were looked for, as they are.
  long lookedFor(Kind kind) {
    return plain(needles, kind);
  }

  /// How many different needles of a kind were found, as they are.
  static long plain(List<Needle> needles, Kind kind) {
    return needles.stream()
        .filter(it -> it.kind() == kind && it.form() == Form.PLAIN)
        .distinct()
        .count();
  }

  void go() throws IOException {
    try {
      make();
      Config config = Config.read(Optional.of(file), Map.of());
      Registry.initialise(config);
      try (KeyRing keys = Registry.keys(config);
          ProofTown town = new ProofTown(config, keys)) {
        live(config, keys, town);
      }
    } finally {
      image.ifPresent(DiskImage::close);
    }
  }

  private void make() throws IOException {
    Files.createDirectory(base.resolve("tmp"));
    KeyRing.writeNewPassphrase(base.resolve("passphrase"));
    Recipient.make(folder.resolve("recipient.private"), base.resolve("recipient.public"));
    var settings = new JsonMapper().createObjectNode().put("allowCopyOnWrite", true);
    for (String key : List.of("data", "slotCopy", "keys", "custody")) {
      settings.put(key + "Dir", base.resolve(key).toString());
    }
    settings.put("passphraseFile", base.resolve("passphrase").toString());
    settings.putObject("backup").put("recipientFile", base.resolve("recipient.public").toString());
    settings
        .putObject("http")
        .put("port", 0)
        .put("managementPort", 0)
        .put("anonymousPerMinutePerAddress", 1_000_000);
    Files.writeString(file, settings.toString());
    if (!plan.keysAreDestroyed()) {
      classesBefore = Optional.of(RowsOnly.compiledInto(folder.resolve("rows-only")));
    }
  }

  private void live(Config config, KeyRing keys, ProofTown town) throws IOException {
    Fingerprints fingerprints = keys.fingerprints();
    int half = (plan.erased() + plan.staying()) / 2;
    try (ProofChild child = served(town)) {
      town.settle(half);
      child.told("backup " + base.resolve("backups"));
    }
    try (ProofChild child = served(town)) {
      town.settle(plan.erased() + plan.staying() - half);
      chooseWhoLeaves(town);
      collect(config, keys, fingerprints);
      town.lookAtAll();
      child.told("keep " + KEPT);
      search(Moment.BEFORE, config, fingerprints, Optional.of(child));
      withdrawPart(town, 0);
      lastPart(config, fingerprints, town, child);
    }
    image.ifPresent(disk ->
        keep(Moment.AFTER_HOUSEKEEPING, places(fingerprints).in("raw disk", disk.unmounted())));
  }

  /// The parts between, each after a new start; then the search at the answer and the night.
  private void lastPart(Config config, Fingerprints fingerprints, ProofTown town, ProofChild first)
      throws IOException {
    if (plan.rounds() == 1) {
      night(config, fingerprints, town, first);
      return;
    }
    first.close();
    for (int round = 1; round < plan.rounds(); round++) {
      try (ProofChild child = served(town)) {
        town.settle(5);
        withdrawPart(town, round);
        child.told("keep " + KEPT);
        if (round == plan.rounds() - 1) {
          night(config, fingerprints, town, child);
        } else {
          child.told("housekeep");
        }
      }
    }
  }

  private void night(Config config, Fingerprints fingerprints, ProofTown town, ProofChild child)
      throws IOException {
    search(Moment.AT_THE_ANSWER, config, fingerprints, Optional.of(child));
    child.told("backup " + base.resolve("backups"));
    child.told("housekeep");
    child.told("backup " + base.resolve("backups"));
    search(Moment.AFTER_HOUSEKEEPING, config, fingerprints, Optional.empty());
    for (ProofTown.Citizen citizen : town.citizens()) {
      assertThat(town.isThere(citizen)).isNotEqualTo(leaving.contains(citizen));
    }
  }

  private ProofChild served(ProofTown town) throws IOException {
    ProofChild child =
        ProofChild.start(file, classesBefore, base.resolve("tillid.log"), base.resolve("tmp"));
    town.at(child.graphql());
    return child;
  }

  /// Spread over all, so that the rows of those who leave lie among those of others.
  private void chooseWhoLeaves(ProofTown town) {
    List<ProofTown.Citizen> all = town.citizens();
    for (int i = 0; i < plan.erased(); i++) {
      leaving.add(all.get((int) ((long) i * all.size() / plan.erased())));
    }
    assertThat(leaving).doesNotHaveDuplicates();
  }

  private void withdrawPart(ProofTown town, int round) {
    for (int i = round; i < leaving.size(); i += plan.rounds()) {
      town.withdraw(leaving.get(i));
    }
  }

  private void collect(Config config, KeyRing keys, Fingerprints fingerprints) {
    try (StoreReading store =
        StoreReading.open(Registry.storeSettings(config), keys, Clock.systemUTC())) {
      for (ProofTown.Citizen citizen : leaving) {
        CodeReading<CitizenCode> read = CitizenCode.read(citizen.code());
        assertThat(read).isInstanceOf(CodeReading.Read.class);
        if (read instanceof CodeReading.Read<CitizenCode>(CitizenCode code)) {
          needles.addAll(store.needles(keys.tags().codeTag(code), fingerprints));
          needles.addAll(fingerprints.needles(Kind.CODE, code.printed()));
          needles.addAll(fingerprints.needles(Kind.CODE, code.printed().replace("-", "")));
        }
      }
    }
  }

  private void search(
      Moment moment, Config config, Fingerprints fingerprints, Optional<ProofChild> memory)
      throws IOException {
    Places places = places(fingerprints);
    for (String key : List.of("dataDir", "slotCopyDir", "keysDir", "custodyDir")) {
      keep(moment, places.in(key, config.path(key)));
    }
    keep(moment, places.in("log", base.resolve("tillid.log")));
    keep(moment, places.in("temporary files", base.resolve("tmp")));
    keep(moment, places.in("backups", base.resolve("backups")));
    if (memory.isPresent()) {
      searchMemory(moment, places, memory.get(), fingerprints);
    }
  }

  private void searchMemory(
      Moment moment, Places places, ProofChild child, Fingerprints fingerprints)
      throws IOException {
    Path dump = folder.resolve(moment + ".hprof");
    child.told("dump " + dump);
    keep(moment, places.in("memory", dump));
    Search kept = new Search(fingerprints, fingerprints.needles(Kind.NOTE, KEPT));
    keptInMemory = new Places(kept, _ -> {}).in("memory", dump).finds().size();
    Files.delete(dump);
  }

  private Places places(Fingerprints fingerprints) {
    return new Places(new Search(fingerprints, needles), _ -> {});
  }

  private void keep(Moment moment, Place place) {
    found.computeIfAbsent(moment, _ -> new LinkedHashMap<>()).put(place.label(), place);
    System.out.printf(
        "%s, %s: %d files, %.1f MB, found %s%n",
        moment, place.label(), place.files(), place.bytes() / 1e6, place.counts());
  }
}
