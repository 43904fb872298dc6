package dk.tillid.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dk.tillid.domain.Actor;
import dk.tillid.domain.Denmark;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.Operation;
import dk.tillid.domain.Request;
import dk.tillid.domain.Role;
import dk.tillid.domain.StoreFailure;
import dk.tillid.domain.WorkerId;
import dk.tillid.domain.code.Purpose;
import dk.tillid.keys.Generations;
import dk.tillid.keys.KeyBackup;
import dk.tillid.keys.KeyRing;
import dk.tillid.keys.Recipient;
import dk.tillid.store.Folders;
import dk.tillid.store.RocksLedger;
import dk.tillid.store.StoreCopy;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/// Makes backups of a store that is open, one at a time.
public final class Backups {
  /// What a backup is made with.
  ///
  /// @param kept how many backups are to open at most, the new one included; 1 or more
  public record Means(
      RocksLedger ledger,
      KeyRing keys,
      Generations generations,
      Recipient recipient,
      int kept,
      Clock clock) {}

  /// A backup that was made and checked.
  ///
  /// @param folder where it is
  /// @param bytes its size
  /// @param erasureEpoch how many acts of destruction it knows of
  /// @param restorable the generations whose backups still open, the oldest first
  public record Made(
      Path folder,
      int generation,
      LocalDate day,
      long bytes,
      long erasureEpoch,
      List<Integer> restorable) {
    /// Copies the list.
    public Made {
      restorable = List.copyOf(restorable);
    }

    /// As the members of a JSON object.
    public Map<String, Object> fields() {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("folder", folder.toString());
      fields.put("generation", generation);
      fields.put("day", day.toString());
      fields.put("bytes", bytes);
      fields.put("erasureEpoch", erasureEpoch);
      fields.put("restorableGenerations", restorable);
      return fields;
    }

    /// As one JSON object.
    public String json() {
      return JSON.valueToTree(fields()).toString();
    }

    /// Reads what [#json] wrote.
    public static Made read(JsonNode node) {
      List<Integer> restorable = new ArrayList<>();
      node.path("restorableGenerations").forEach(each -> restorable.add(each.asInt()));
      return new Made(
          Path.of(node.path("folder").asText()),
          node.path("generation").asInt(),
          LocalDate.parse(node.path("day").asText()),
          node.path("bytes").asLong(),
          node.path("erasureEpoch").asLong(),
          restorable);
    }
  }

  /// What is to be made.
  ///
  /// @param below the folder it is made in, itself made where it is absent
  /// @param kept how many backups are to open at most, this one included; 1 or more
  /// @param by who ordered it
  public record Order(Path below, int kept, Actor by) {}

  /// The steps of making a backup, in order.
  enum Step {
    GENERATION_BEGUN,
    STORE_COPIED,
    DATA_SEALED,
    KEYS_SEALED,
    SIGNED,
    IN_PLACE,
    FINISHED,
    OLDER_DESTROYED
  }

  /// Where a test can end it between two steps.
  interface StepWatch {
    void reached(Step step);
  }

  /// The registry itself, as the trail names it.
  public static final Actor ITSELF =
      new Actor(new WorkerId("backup"), Role.OPERATOR, Municipality.NONE, Set.of());

  private static final JsonMapper JSON = new JsonMapper();

  private final Means means;
  private final StepWatch watch;
  private volatile boolean stopped;

  /// A maker of backups.
  public Backups(Means means) {
    this(means, _ -> {});
  }

  Backups(Means means, StepWatch watch) {
    this.means = means;
    this.watch = watch;
  }

  /// Makes a backup as the registry itself does: for its own settings.
  ///
  /// @param below made where it is absent
  public Made make(Path below, LongConsumer progress) {
    return make(new Order(below, means.kept(), ITSELF), progress);
  }

  /// Makes a backup, checks it, and then destroys the generations beyond those to keep: their
  /// backups open to nobody from then on. Where it fails, no generation is destroyed and no draft
  /// stays. The trail tells who ordered it.
  ///
  /// @param progress told the bytes of the database sealed so far
  /// @throws dk.tillid.domain.StoreFailure naming file and remedy
  public synchronized Made make(Order order, LongConsumer progress) {
    requireGoingOn();
    Request request = Request.read(order.by(), Operation.MAKE_BACKUP, Purpose.OPERATION);
    means.ledger().record(request, List.of()).await();
    try {
      Files.createDirectories(order.below());
      removeDrafts(order.below());
      try (Generations.Fresh generation = means.generations().begin(means.recipient())) {
        watch.reached(Step.GENERATION_BEGUN);
        return make(order, generation, progress);
      } finally {
        removeDrafts(order.below());
      }
    } catch (IOException e) {
      throw BackupFolder.unreadable(order.below(), e);
    }
  }

  /// Ends one that is being made, leaving nothing of it, and begins none more.
  public void stop() {
    stopped = true;
    synchronized (this) {
      // whoever makes one has left
    }
  }

  private void requireGoingOn() {
    if (stopped) {
      throw new StoreFailure(
          "Tillid was stopped while the backup was made: none was made. Order it again.");
    }
  }

  private Made make(Order order, Generations.Fresh generation, LongConsumer progress)
      throws IOException {
    Path folder = order.below().resolve(BackupFolder.PREFIX + generation.number());
    requireAbsent(folder);
    Manifest manifest = write(draft(folder), generation, progress);
    Files.move(draft(folder), folder, StandardCopyOption.ATOMIC_MOVE);
    sync(order.below());
    watch.reached(Step.IN_PLACE);
    new BackupFolder(folder).require(means.keys().receipts().publicKey());
    means.generations().finish(generation);
    watch.reached(Step.FINISHED);
    means.generations().destroyBefore(firstKept(order.kept()));
    watch.reached(Step.OLDER_DESTROYED);
    return made(folder, manifest);
  }

  private static void requireAbsent(Path folder) {
    if (Files.exists(folder)) {
      throw new StoreFailure(
          folder
              + " is there already and is not replaced: another registry's, or"
              + " tillid.generations was lost. Name another folder.");
    }
  }

  /// The generations whose backups can be restored, the oldest first.
  List<Integer> restorable() {
    return means.generations().alive();
  }

  /// Of those whose backups open the newest are kept.
  private int firstKept(int kept) {
    List<Integer> alive = means.generations().alive();
    return alive.get(Math.max(0, alive.size() - kept));
  }

  private Made made(Path folder, Manifest manifest) {
    return new Made(
        folder,
        manifest.generation(),
        manifest.day(),
        manifest.data().bytes() + manifest.keys().bytes(),
        manifest.erasureEpoch(),
        means.generations().alive());
  }

  private static Path draft(Path folder) {
    return folder.resolveSibling(folder.getFileName() + ".making");
  }

  /// Removes what an interrupted making left below a folder, if there is such a folder.
  ///
  /// @throws dk.tillid.domain.StoreFailure naming the folder
  public static void tidy(Path below) {
    try {
      if (Files.isDirectory(below)) {
        removeDrafts(below);
      }
    } catch (IOException e) {
      throw BackupFolder.unreadable(below, e);
    }
  }

  private static void removeDrafts(Path below) throws IOException {
    try (Stream<Path> all = Files.list(below)) {
      for (Path each : all.toList()) {
        String name = String.valueOf(each.getFileName());
        if (name.startsWith(BackupFolder.PREFIX) && name.endsWith(".making")) {
          Folders.remove(each);
        }
      }
    }
  }

  private Manifest write(Path folder, Generations.Fresh generation, LongConsumer progress)
      throws IOException {
    Files.createDirectory(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    BackupFolder files = new BackupFolder(folder);
    KeyBackup.Name name = new KeyBackup.Name(keystoreId(), generation.number());
    try (StoreCopy copied = means.ledger().copy()) {
      watch.reached(Step.STORE_COPIED);
      try (OutputStream out = create(files.data());
          OutputStream sealing = KeyBackup.sealing(out, means.recipient(), name)) {
        Pack.write(
            copied.database(),
            sealing,
            bytes -> {
              requireGoingOn();
              progress.accept(bytes);
            });
      }
      watch.reached(Step.DATA_SEALED);
      try (OutputStream out = create(files.keys())) {
        means.keys().seal(out, copied.slots(), generation, name);
      }
      watch.reached(Step.KEYS_SEALED);
      Manifest manifest = manifest(files, copied, name);
      sign(files, manifest);
      watch.reached(Step.SIGNED);
      return manifest;
    }
  }

  private String keystoreId() {
    return HexFormat.of().formatHex(means.keys().id());
  }

  private Manifest manifest(BackupFolder files, StoreCopy copied, KeyBackup.Name name) {
    return new Manifest(
        name.keystoreId(),
        HexFormat.of().formatHex(copied.slotFileId()),
        name.generation(),
        Denmark.today(means.clock()),
        copied.erasureEpoch(),
        copied.trail().size(),
        copied.trail().head().hex(),
        BackupFolder.describe(files.data()),
        BackupFolder.describe(files.keys()));
  }

  private void sign(BackupFolder files, Manifest manifest) throws IOException {
    byte[] text = manifest.text();
    byte[] signature = means.keys().receipts().signManifest(text);
    try (OutputStream out = create(files.manifest())) {
      out.write(text);
    }
    try (OutputStream out = create(files.signature())) {
      out.write(Base64.getEncoder().encode(signature));
      out.write('\n');
    }
    for (Path file :
        List.of(files.data(), files.keys(), files.manifest(), files.signature(), files.folder())) {
      sync(file);
    }
  }

  private static OutputStream create(Path file) throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return new BufferedOutputStream(Files.newOutputStream(file), 1 << 20);
  }

  private static void sync(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
