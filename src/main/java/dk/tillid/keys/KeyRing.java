package dk.tillid.keys;

import dk.tillid.keys.KeyChange.Changed;
import dk.tillid.keys.Keystore.Role;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// All keys of one store, open. Make it once with [#create], open it at every start with [#open],
/// close it at the end: closing wipes the keys, and everything got from the ring stops working.
/// Safe to share. Hides itself in `toString`.
public final class KeyRing implements AutoCloseable {
  /// The public half of the local token issuer's key, as PEM in the keys folder.
  public static final String ISSUER_PUBLIC_FILE = "issuer.pub.pem";

  /// The public half of the key that signs receipts and audit checkpoints, as PEM in the keys
  /// folder.
  public static final String RECEIPT_PUBLIC_FILE = "receipt.pub.pem";

  private final Vault vault = new Vault();
  private final byte[] id;
  private final EpochKeys storeKeys;
  private final EpochKeys fileKeys;
  private final RawKey cursorKey;
  private final Prf pseudonym;
  private final Prf code;
  private final Prf audit;
  private final SigningKey receipt;
  private final SigningKey issuer;
  private final Entropy entropy;
  private final Runnable settling;

  KeyRing(Contents contents, Entropy entropy) {
    this(contents, entropy, () -> {});
  }

  private KeyRing(Contents contents, Entropy entropy, Runnable settling) {
    this.id = contents.id();
    this.storeKeys = storeKeys(contents);
    this.fileKeys = fileKeys(contents);
    this.cursorKey = vault.keepAes(contents.key(Role.CURSOR));
    this.pseudonym = vault.keepPrf(contents.key(Role.PSEUDONYM));
    this.code = vault.keepPrf(contents.key(Role.CODE));
    this.audit = vault.keepPrf(contents.key(Role.AUDIT));
    this.receipt = new SigningKey(vault.keep(contents.key(Role.RECEIPT), RawKey.SEED));
    this.issuer = new SigningKey(vault.keep(contents.key(Role.ISSUER), RawKey.SEED));
    this.entropy = entropy;
    this.settling = settling;
  }

  private EpochKeys storeKeys(Contents contents) {
    var key = vault.keepAes(contents.key(Role.STORE));
    return contents.has(Role.STORE_BEFORE)
        ? EpochKeys.of(
            contents.storeEpoch(),
            key,
            contents.storeEpochBefore(),
            vault.keepAes(contents.key(Role.STORE_BEFORE)))
        : EpochKeys.of(contents.storeEpoch(), key);
  }

  private EpochKeys fileKeys(Contents contents) {
    var key = vault.keepAes(contents.key(Role.FILE));
    return contents.has(Role.FILE_BEFORE)
        ? EpochKeys.of(
            contents.fileEpoch(),
            key,
            contents.fileEpochBefore(),
            vault.keepAes(contents.key(Role.FILE_BEFORE)))
        : EpochKeys.of(contents.fileEpoch(), key);
  }

  /// Draws all keys and writes the keystore, its derivation file and the two public halves into the
  /// folder (0700, files 0600). Takes about two seconds in a fresh process.
  ///
  /// @throws KeyFailure if the folder holds a keystore already, or the passphrase file is absent or
  ///   empty
  public static KeyRing create(Path folder, Path passphraseFile) {
    var entropy = Entropy.system();
    var keys = new EnumMap<Role, byte[]>(Role.class);
    for (var role : EnumSet.range(Role.STORE, Role.ISSUER)) {
      keys.put(role, entropy.bytes(RawKey.BYTES));
    }
    var contents = Contents.first(entropy.bytes(Contents.ID_BYTES), keys);
    Keystore.create(folder, passphraseFile, contents, entropy.bytes(16));
    var ring = new KeyRing(contents, entropy);
    ring.writePublicHalves(folder);
    return ring;
  }

  /// Whether the folder holds a keystore, or a part of one.
  public static boolean isThere(Path folder) {
    return Files.exists(folder.resolve(Keystore.STORE_FILE))
        || Files.exists(folder.resolve(Keystore.DERIVATION_FILE));
  }

  /// Whether the making of a keystore was cut short here, so that there is none yet.
  public static boolean isUnfinished(Path folder) {
    return Keystore.isUnfinished(folder);
  }

  /// Opens the keystore in the folder. Takes about a third of a second, in a fresh process about
  /// one, most of it the passphrase's hashing.
  ///
  /// @throws KeyFailure naming the file and the remedy; nothing is written
  public static KeyRing open(Path folder, Path passphraseFile) {
    try (var found = OpenKeystore.in(folder, passphraseFile)) {
      var files = found.files();
      return new KeyRing(
          found.contents(), Entropy.system(), () -> Keystore.settle(folder, files, FailPoint.NONE));
    }
  }

  /// Writes a new random passphrase of 130 bits as one line with mode 0600; for `init` and
  /// development.
  ///
  /// @throws KeyFailure if the file is already there
  public static void writeNewPassphrase(Path file) {
    Passphrase.write(file, new Randomness().passphrase());
  }

  /// The keystore's 16-byte name. The store keeps it and hands it to [#requireSame] at start.
  public byte[] id() {
    return id.clone();
  }

  /// Refuses a store that was written with other keys, before anything is read or written.
  ///
  /// @param where the store's folder, for the message
  public void requireSame(byte[] storedId, Path where) {
    if (!MessageDigest.isEqual(id, storedId)) {
      throw new KeyFailure(
          KeyFailure.Cause.KEYSTORE_FOREIGN,
          where + " was written with another keystore. Use the keys folder that belongs to it.");
    }
  }

  /// Ends what a crash left of a change of the keystore's files: those that this ring was opened
  /// from stay, the others are overwritten. Only for whoever holds the store's lock.
  public void settle() {
    settling.run();
  }

  /// The epoch of the store key, 1 to 255; it changes with every change of that key.
  public int storeKeyEpoch() {
    return storeKeys.epoch();
  }

  /// The epoch of the file key, 1 to 65,535; it changes with every change of that key.
  public int fileKeyEpoch() {
    return fileKeys.epoch();
  }

  /// The keys whose change is under way: everything opens, but what the key before sealed may not
  /// all be sealed anew.
  public Set<Changed> changing() {
    var changing = EnumSet.noneOf(Changed.class);
    if (storeKeys.isChanging()) {
      changing.add(Changed.STORE);
    }
    if (fileKeys.isChanging()) {
      changing.add(Changed.FILE);
    }
    return changing;
  }

  /// Row keys and the other keyed names.
  public Tags tags() {
    return new Tags(pseudonym, audit, code);
  }

  /// Fingerprints of bytes that are to be looked for later, of a making of their own.
  public Fingerprints fingerprints() {
    return new Fingerprints(audit, entropy.bytes(Fingerprints.SALT));
  }

  /// Fingerprints made earlier.
  ///
  /// @param salt what [Fingerprints#salt()] was then
  public Fingerprints fingerprints(byte[] salt) {
    return new Fingerprints(audit, salt);
  }

  /// Seals records; case records under the keys of these slots.
  public Sealer sealer(KeyReader caseKeys) {
    return new Sealer(storeKeys, caseKeys, entropy);
  }

  /// Makes both copies of a new slot file, bound to this keystore.
  ///
  /// @throws KeyFailure if one is already there
  public void createSlotFile(Path first, Path second) {
    SlotFile.create(fileKeys, id, first, second, entropy);
  }

  /// Opens both copies, compares them whole and mends what a crash left. Nothing is written if they
  /// cannot be mended.
  ///
  /// @throws KeyFailure naming the file and the remedy
  public SlotFile openSlotFile(Path first, Path second) {
    return SlotFile.open(fileKeys, id, first, second, entropy);
  }

  /// Opens the journal of withdrawals that belongs to a slot file, or makes an empty one; writes
  /// into it what the slot file knows beyond it, so that a lost journal comes back.
  ///
  /// @throws KeyFailure naming the file and the remedy; also where the journal knows of withdrawals
  ///   that the slot file does not: then the slot file is an older one that was put back
  public WithdrawalJournal openJournal(Path path, SlotFile slots) {
    var journal = WithdrawalJournal.open(path, slots.fileId(), receipt);
    try {
      if (journal.erasureEpoch() > slots.erasureEpoch()) {
        throw new KeyFailure(
            KeyFailure.Cause.JOURNAL_AHEAD,
            path
                + " knows of withdrawals that the store does not: older files were put in its place. Restore them with `tillid backup restore`, which carries these withdrawals out.");
      }
      journal.catchUp(slots);
      return journal;
    } catch (RuntimeException e) {
      journal.close();
      throw e;
    }
  }

  /// What the journal of withdrawals says, read without lock and without change.
  ///
  /// @throws KeyFailure naming the file and the remedy, also where it belongs to another slot file
  public List<WithdrawalJournal.Act> readJournal(Path path, SlotReading slots) {
    return WithdrawalJournal.read(path, slots.fileId(), receipt);
  }

  /// Carries out in the slot file of a backup what a journal knows beyond it, in memory.
  ///
  /// @param needed whether the journal must know as much as the slot file at least
  /// @throws KeyFailure if it does not, since then it is an older journal
  public RestoredSlots restored(byte[] slots, Path journal, boolean needed) {
    var first = new HeldDisk(slots);
    try (var file = SlotFile.open(fileKeys, id, first, new HeldDisk(slots), entropy)) {
      var withdrawals = replay(journal, file, needed);
      return new RestoredSlots(first.content(), withdrawals);
    } catch (IOException e) {
      throw new IllegalStateException("memory refuses nothing", e);
    }
  }

  int replay(Path journal, SlotFile slots, boolean needed) {
    try (var known = WithdrawalJournal.open(journal, slots.fileId(), receipt)) {
      if (needed && known.erasureEpoch() < slots.erasureEpoch()) {
        throw new KeyFailure(
            KeyFailure.Cause.JOURNAL_BEHIND,
            journal
                + " is older than the backup: nobody could tell which cases were withdrawn since, and they would come back. Put the newest journal of custody there; if it is lost for good, --without-journal restores and says so.");
      }
      return slots.replay(known.acts());
    }
  }

  /// Seals all keys of this ring and a snapshot of its slot file under a generation's key.
  ///
  /// @throws IOException if `out` does
  public void seal(
      OutputStream out, byte[] slots, Generations.Fresh generation, KeyBackup.Name name)
      throws IOException {
    KeyBackup.seal(out, contents(), slots, generation, name);
  }

  /// Refuses a keystore that is the same by name but whose keys were changed since: what was sealed
  /// with one ring would not open with the other.
  ///
  /// @param where the keystore's folder, for the message
  public void requireSameKeys(KeyRing other, Path where) {
    var own = joined();
    var others = other.joined();
    try {
      if (!MessageDigest.isEqual(own, others)) {
        throw new KeyFailure(
            KeyFailure.Cause.KEYSTORE_FOREIGN,
            where
                + " holds keys that were changed after the backup was made. Move the folder away: the backup brings the keystore that belongs to it.");
      }
    } finally {
      Arrays.fill(own, (byte) 0);
      Arrays.fill(others, (byte) 0);
    }
  }

  private byte[] joined() {
    try (var contents = contents()) {
      return contents.joined();
    }
  }

  private Contents contents() {
    var keys = new EnumMap<Role, byte[]>(Role.class);
    keys.put(Role.STORE, storeKeys.key().getEncoded());
    keys.put(Role.FILE, fileKeys.key().getEncoded());
    keys.put(Role.PSEUDONYM, pseudonym.key());
    keys.put(Role.CODE, code.key());
    keys.put(Role.AUDIT, audit.key());
    keys.put(Role.CURSOR, cursorKey.getEncoded());
    keys.put(Role.RECEIPT, receipt.seed());
    keys.put(Role.ISSUER, issuer.seed());
    keys.put(Role.STORE_BEFORE, before(storeKeys));
    keys.put(Role.FILE_BEFORE, before(fileKeys));
    return new Contents(id, storeKeys.epoch(), fileKeys.epoch(), keys);
  }

  private static byte[] before(EpochKeys keys) {
    return keys.all().entrySet().stream()
        .filter(each -> each.getKey() != keys.epoch())
        .map(each -> each.getValue().getEncoded())
        .findFirst()
        .orElseGet(() -> new byte[RawKey.BYTES]);
  }

  /// Reads one copy of the slot file, also while another process has both open.
  ///
  /// @throws KeyFailure naming the file and the remedy
  public SlotReading readSlotFile(Path file) {
    return SlotReading.open(fileKeys, id, file);
  }

  /// Signs withdrawal receipts and audit checkpoints.
  public Receipts receipts() {
    return new Receipts(receipt);
  }

  /// The local token issuer's key.
  public IssuerKey issuer() {
    return new IssuerKey(issuer);
  }

  /// Seals paging cursors.
  public Cursors cursors() {
    return new Cursors(cursorKey, entropy);
  }

  /// Writes the public halves of the signing keys beside the keystore.
  public void writePublicHalves(Path folder) {
    try {
      KeyFiles.write(
          folder.resolve(ISSUER_PUBLIC_FILE), issuer.pem().getBytes(StandardCharsets.US_ASCII));
      KeyFiles.write(
          folder.resolve(RECEIPT_PUBLIC_FILE), receipt.pem().getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw KeyFailure.disk(folder, e);
    }
  }

  @Override
  public void close() {
    vault.close();
  }

  @Override
  public String toString() {
    return "KeyRing[hidden]";
  }
}
