package dk.tillid.store;

import dk.tillid.domain.StoreFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;

/// RocksDB's options, and the proof that they are in force.
///
/// Tried on damaged files: the default recovery mode opens silently with half the records where one
/// byte of the log is flipped, and every mode opens silently with none where the log is missing,
/// unless `track_and_verify_wals` is set. Several options have no setter in Java, a misspelt one
/// gives no error there, and a later version may drop one: hence [#require] reads what the database
/// itself wrote down.
///
/// The manifest is written anew at every change of files, since an old one keeps row keys of what
/// was erased.
final class RocksOptions {
  private static final long MIB = 1 << 20;
  private static final int BITS_PER_KEY = 10;

  private static final Map<String, String> DATABASE =
      Map.ofEntries(
          Map.entry("wal_recovery_mode", "kTolerateCorruptedTailRecords"),
          Map.entry("track_and_verify_wals", "true"),
          Map.entry("recycle_log_file_num", "0"),
          Map.entry("WAL_ttl_seconds", "0"),
          Map.entry("WAL_size_limit_MB", "0"),
          Map.entry("manual_wal_flush", "false"),
          Map.entry("paranoid_checks", "true"),
          Map.entry("info_log_level", "WARN_LEVEL"),
          Map.entry("max_manifest_file_size", "1"),
          Map.entry("max_manifest_space_amp_pct", "0"),
          Map.entry("keep_log_file_num", "2"));

  private static final Map<String, String> FAMILY =
      Map.of(
          "memtable_protection_bytes_per_key", "8",
          "block_protection_bytes_per_key", "8",
          "paranoid_file_checks", "true",
          "compression", "kNoCompression");

  private RocksOptions() {}

  static DBOptions database(StoreSettings settings, boolean fresh) {
    DBOptions options =
        Objects.requireNonNull(
            DBOptions.getDBOptionsFromProps(properties(DATABASE)),
            "this RocksDB does not know one of the database options");
    return options
        .setCreateIfMissing(fresh)
        .setCreateMissingColumnFamilies(fresh)
        .setErrorIfExists(fresh)
        .setDbWriteBufferSize(settings.writeBufferMiB() * MIB)
        .setMaxTotalWalSize(2L * settings.writeBufferMiB() * MIB)
        .setMaxOpenFiles(512)
        .setMaxBackgroundJobs(2);
  }

  static ColumnFamilyOptions family(StoreSettings settings, Cache cache) {
    ColumnFamilyOptions options =
        Objects.requireNonNull(
            ColumnFamilyOptions.getColumnFamilyOptionsFromProps(properties(FAMILY)),
            "this RocksDB does not know one of the column family options");
    return options
        .setCompressionType(CompressionType.NO_COMPRESSION)
        .setWriteBufferSize(settings.writeBufferMiB() * MIB / 2)
        .setTableFormatConfig(
            new BlockBasedTableConfig()
                .setBlockCache(cache)
                .setFilterPolicy(new BloomFilter(BITS_PER_KEY)));
  }

  private static Properties properties(Map<String, String> wanted) {
    Properties properties = new Properties();
    wanted.forEach(properties::setProperty);
    return properties;
  }

  /// Refuses to go on unless the newest OPTIONS file of the folder shows every option in force.
  static void require(Path folder) {
    Path file = newest(folder);
    try {
      require(Files.readString(file), file);
    } catch (IOException e) {
      throw new StoreFailure(file + " cannot be read. Check its permissions, then start again.", e);
    }
  }

  static void require(String text, Path file) {
    Map<String, String> wanted = new HashMap<>();
    int sections = 0;
    for (String line : (Iterable<String>) text.lines().map(String::strip)::iterator) {
      if (line.startsWith("[")) {
        requireSeen(wanted, file);
        wanted = new HashMap<>(wantedOf(line));
        sections += wanted.isEmpty() ? 0 : 1;
      }
      String name = line.substring(0, Math.max(0, line.indexOf('=')));
      if (wanted.containsKey(name) && !line.equals(name + "=" + wanted.remove(name))) {
        throw wrong(name, file);
      }
    }
    requireSeen(wanted, file);
    if (sections != 1 + 1 + Family.values().length) {
      throw wrong("number of column families", file);
    }
  }

  private static Map<String, String> wantedOf(String section) {
    if (section.equals("[DBOptions]")) {
      return DATABASE;
    }
    return section.startsWith("[CFOptions ") ? FAMILY : Map.of();
  }

  private static void requireSeen(Map<String, String> missing, Path file) {
    if (!missing.isEmpty()) {
      throw wrong(missing.keySet().iterator().next(), file);
    }
  }

  private static StoreFailure wrong(String option, Path file) {
    return new StoreFailure(
        file
            + " shows that the option "
            + option
            + " is not in force as this program sets it. Use the RocksDB library that Tillid was"
            + " shipped with.");
  }

  private static Path newest(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("OPTIONS-[0-9]+"))
          .max(Comparator.comparing(file -> file.getFileName().toString()))
          .orElseThrow(() -> wrong("OPTIONS file", folder));
    } catch (IOException e) {
      throw new StoreFailure(folder + " cannot be listed. Check its permissions.", e);
    }
  }
}
