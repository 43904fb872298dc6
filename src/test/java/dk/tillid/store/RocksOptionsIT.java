package dk.tillid.store;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.tillid.domain.StoreFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RocksOptionsIT {
  @TempDir Path folder;

  private Path file;
  private String text;

  @BeforeEach
  void readWhatTheDatabaseWrote() throws IOException {
    StoreSettings settings = StoreSettings.of(folder);
    Rocks.open(settings, true).close();
    try (Stream<Path> files = Files.list(settings.database())) {
      file =
          files
              .filter(it -> it.getFileName().toString().startsWith("OPTIONS-"))
              .max(java.util.Comparator.naturalOrder())
              .orElseThrow();
    }
    text = Files.readString(file);
  }

  @Test
  void optionsTheDatabaseWroteAreAccepted() {
    assertThatCode(() -> RocksOptions.require(text, file)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "wal_recovery_mode=kTolerateCorruptedTailRecords, wal_recovery_mode=kPointInTimeRecovery",
    "track_and_verify_wals=true, track_and_verify_wals=false",
    "recycle_log_file_num=0, recycle_log_file_num=4",
    "WAL_ttl_seconds=0, WAL_ttl_seconds=60",
    "WAL_size_limit_MB=0, WAL_size_limit_MB=9",
    "paranoid_checks=true, paranoid_checks=false",
    "memtable_protection_bytes_per_key=8, memtable_protection_bytes_per_key=0",
    "block_protection_bytes_per_key=8, block_protection_bytes_per_key=0",
    "paranoid_file_checks=true, paranoid_file_checks=false",
    "compression=kNoCompression, compression=kLZ4Compression",
  })
  void otherValueIsRefused(String wanted, String other) {
    String last = text.substring(0, text.lastIndexOf(wanted));
    String changed = last + other + text.substring(last.length() + wanted.length());
    assertThatThrownBy(() -> RocksOptions.require(changed, file))
        .isInstanceOf(StoreFailure.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(wanted.substring(0, wanted.indexOf('=')));
  }

  @Test
  void absentOptionAndAbsentFamilyAreRefused() {
    String without = text.replace("track_and_verify_wals=true", "");
    assertThatThrownBy(() -> RocksOptions.require(without, file))
        .hasMessageContaining("track_and_verify_wals");
    String fewer = text.replace("[CFOptions \"intents\"]", "[Others \"intents\"]");
    assertThatThrownBy(() -> RocksOptions.require(fewer, file))
        .hasMessageContaining("column families");
  }
}
