package dk.tillid;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/// Promise P2: nothing that is sent is readable at rest, in logs, metrics, temporary files or
/// errors. Strings of their own go through every input of the schema and of the doors; then every
/// byte that the registry wrote is searched for each of them.
class LeakIT {
  private static final List<CanarySearch.Find> WHILE_RUNNING = new ArrayList<>();
  private static final List<CanarySearch.Find> AFTER_STOP = new ArrayList<>();
  private static final List<CanarySearch.Find> TEMPORARY = new ArrayList<>();
  private static final AtomicReference<Path> SEARCHED = new AtomicReference<>(Path.of(""));
  private static CanaryRun run = new CanaryRun();
  private static CanarySearch search = new CanarySearch(List.of(), Map.of());

  @BeforeAll
  static void sendEverything(@TempDir Path folder) {
    run = new CanaryRun();
    SEARCHED.set(folder);
    run.on(folder, () -> WHILE_RUNNING.addAll(run.search().below(folder)));
    search = run.search();
    AFTER_STOP.addAll(search.below(folder));
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    TEMPORARY.addAll(run.searchWithoutCodes().below(temporary));
  }

  @Test
  void everyInputOfTheSchemaWasSent() {
    assertThat(run.sentInputs()).containsAll(run.knownInputs());
    assertThat(run.knownInputs())
        .contains("openCase.input.traits.gender", "myCase.token", "Case.contacts.after");
    assertThat(run.canaries().size()).isGreaterThan(500);
  }

  @Test
  void wellFormedRequestsWereAnsweredAndStored() {
    assertThat(run.wellFormedFailures()).isEmpty();
    assertThat(run.recordedCodes()).contains("SOFA_SURFING", "DISABILITY_PENSION", "PROSTITUTION");
    // The rules of the municipality end no case after an assessment, and none so soon; two outcomes
    // of an enquiry are not set by hand.
    assertThat(run.codesNeverRecorded().keySet())
        .allSatisfy(it ->
            assertThat(it)
                .matches(
                    "closeCase\\.input\\.(assessment .*|reason UNREACHABLE_.*)"
                        + "|answerReferral\\.input\\.outcome (OPEN|CASE_OPENED)"));
  }

  @Test
  void filesOfTheRunningRegistryHoldNothingSent() {
    assertThat(WHILE_RUNNING).isEmpty();
  }

  @Test
  void filesAfterRestartAndStopHoldNothingSent() {
    assertThat(AFTER_STOP).isEmpty();
  }

  @Test
  void aBackupWasAmongTheFilesSearched(@TempDir Path other) throws IOException {
    Path backup = SEARCHED.get().resolve("backups/tillid-backup-1");
    assertThat(backup.resolve("data.sealed")).isNotEmptyFile();
    assertThat(search.below(backup)).isEmpty();
    byte[] data = Files.readAllBytes(backup.resolve("data.sealed"));
    byte[] canary = utf8(run.canaries().getFirst());
    System.arraycopy(canary, 0, data, data.length / 2, canary.length);
    Files.write(other.resolve("data.sealed"), data);
    assertThat(search.below(other)).as("the control").isNotEmpty();
  }

  @Test
  void temporaryFilesHoldNothingSent() {
    assertThat(TEMPORARY).isEmpty();
  }

  @Test
  void logAndConsoleHoldNothingSent() {
    assertThat(run.log()).contains("SERVING");
    assertThat(search.in("log", run.log())).isEmpty();
    assertThat(search.in("console", run.console())).isEmpty();
  }

  @Test
  void metricsHoldNothingSent() {
    assertThat(run.metrics()).contains("http_server_requests");
    assertThat(search.in("metrics", run.metrics())).isEmpty();
  }

  @Test
  void errorsRepeatNothingSent() {
    assertThat(run.errors()).hasSizeGreaterThan(1_000);
    List<CanarySearch.Find> echoed = new ArrayList<>();
    run.errors().forEach(it -> echoed.addAll(search.in(it, it)));
    assertThat(echoed).isEmpty();
  }

  @Test
  void errorsHoldNoTraceOfTheProgram() {
    assertThat(run.errors())
        .allSatisfy(it ->
            assertThat(it)
                .doesNotContain(
                    "Exception", "dk.tillid", "graphql.", "io.vertx", "java.", "\tat "));
  }

  static List<String> forms() {
    return List.copyOf(CanarySearch.writings("kanarifugl0001xq").keySet());
  }

  @ParameterizedTest
  @MethodSource("forms")
  void aStringWrittenInAnyFormIsFound(String form, @TempDir Path folder) throws IOException {
    String canary = run.canaries().getFirst();
    byte[] written = CanarySearch.writings(canary).getOrDefault(form, new byte[0]);
    byte[] noise = new byte[100_000];
    System.arraycopy(written, 0, noise, 77_777, written.length);
    Files.write(folder.resolve("000042.sst"), noise);
    assertThat(search.below(folder)).extracting(it -> it.text()).contains(canary);
    noise[77_777 + written.length / 2] ^= 1;
    Files.write(folder.resolve("000042.sst"), noise);
    assertThat(search.below(folder)).extracting(it -> it.form()).doesNotContain(form);
  }

  @ParameterizedTest
  @MethodSource("surroundings")
  void base64IsFoundWhateverStandsAround(String before, String after) {
    String canary = run.canaries().getFirst();
    byte[] bytes = (before + canary + after).getBytes(StandardCharsets.UTF_8);
    String encoded = java.util.Base64.getEncoder().encodeToString(bytes);
    assertThat(search.in("memory", encoded)).isNotEmpty();
  }

  static List<org.junit.jupiter.params.provider.Arguments> surroundings() {
    return List.of(
        org.junit.jupiter.params.provider.Arguments.of("", ""),
        org.junit.jupiter.params.provider.Arguments.of("a", "b"),
        org.junit.jupiter.params.provider.Arguments.of("ab", "c"),
        org.junit.jupiter.params.provider.Arguments.of("abc", "de"));
  }

  @Test
  void aFileNamedAfterAStringIsFound(@TempDir Path folder) throws IOException {
    Files.createFile(folder.resolve(run.canaries().getLast()));
    assertThat(search.below(folder)).isNotEmpty();
  }

  @Test
  void aStoreWrittenWithoutSealingIsFound(@TempDir Path folder) throws RocksDBException {
    RocksDB.loadLibrary();
    try (Options options = new Options().setCreateIfMissing(true);
        RocksDB store = RocksDB.open(options, folder.toString())) {
      store.put(utf8("key"), utf8("{\"housing\":\"SOFA_SURFING\"}"));
      store.put(utf8(run.canaries().getFirst()), utf8("value"));
    }
    assertThat(search.below(folder))
        .extracting(it -> it.text())
        .contains("SOFA_SURFING", run.canaries().getFirst());
  }

  @Test
  void aCaseIdInClearIsFound() {
    Map.Entry<String, byte[]> id = run.identifiers().entrySet().iterator().next();
    byte[] row = new byte[64];
    System.arraycopy(id.getValue(), 0, row, 13, id.getValue().length);
    assertThat(search.in("row", row)).extracting(it -> it.text()).contains(id.getKey());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
