package dk.tillid.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.tillid.audit.AuditEntry;
import dk.tillid.audit.Chain;
import dk.tillid.audit.EntryBytes;
import dk.tillid.audit.Link;
import dk.tillid.domain.Digest;
import dk.tillid.domain.Operation;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.Refusal;
import dk.tillid.domain.Role;
import dk.tillid.domain.Warning;
import dk.tillid.domain.code.CodeList;
import dk.tillid.domain.code.Purpose;
import dk.tillid.keys.Commitment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What is on disks already. A line that differs means that old stores no longer read: give the
/// record a new version and a way from the old one, and freeze that too.
class FormatTest {
  private static final AuditEntry ENTRY =
      new AuditEntry(
          258,
          Ways.TODAY,
          Role.TEAMLEAD,
          Operation.RECORD_CONTACT,
          Purpose.SUPERVISION,
          new AuditEntry.Tag(1, 2),
          List.of(new AuditEntry.Tag(3, 4), new AuditEntry.Tag(6, 7)),
          5);

  @Test
  void recordsHaveTheirFrozenBytes() throws IOException {
    assertThat(Stream.concat(records(), outcomes()).toList()).isEqualTo(frozen("formats.txt"));
  }

  private static Stream<String> records() {
    Drawn drawn = new Drawn(new SplittableRandom(42));
    return Stream.of(
        "case " + hex(CaseCodec.CASE.encode(drawn.caseFile())),
        "name " + hex(CaseCodec.NAME.encode(drawn.caseId())),
        "page " + hex(PageCodec.PAGE.encode(drawn.page())),
        "referral " + hex(ReferralCodec.REFERRAL.encode(drawn.referral())),
        "entry " + hex(EntryBytes.of(ENTRY)),
        "trail " + hex(new TrailRow(of(3), new Link(4, 5, 6, 7)).bytes()),
        "head "
            + hex(
                Head.CODEC.encode(
                    new Head(new RowKey(1, 2), new Chain(3, new Link(4, 5, 6, 7)), 8, 9, 10))),
        "housekeeping "
            + hex(
                Housekeeping.State.CODEC.encode(
                    new Housekeeping.State(LocalDate.of(2026, 3, 2), 11))),
        "intent "
            + hex(
                Intent.CODEC.encode(
                    new Intent(
                        List.of(2, 300),
                        new Commitment(1, 2, 3, 4),
                        List.of(new Row(Family.CASES, new RowKey(5, 6))),
                        ENTRY))));
  }

  private static AuditEntry of(int subjects) {
    return new AuditEntry(
        0,
        Ways.TODAY,
        Role.WORKER,
        Operation.CASES,
        Purpose.CASE_WORK,
        new AuditEntry.Tag(1, 2),
        IntStream.range(0, subjects).mapToObj(i -> new AuditEntry.Tag(i, i)).toList(),
        0);
  }

  @Test
  void rowOfTheTrailTellsNoMoreThanPowerOfTwo() {
    Map<Integer, List<Integer>> lengths =
        IntStream.rangeClosed(0, AuditEntry.MOST_SUBJECTS)
            .boxed()
            .collect(
                Collectors.groupingBy(
                    i -> new TrailRow(of(i), Link.NONE).bytes().length,
                    TreeMap::new,
                    Collectors.toList()));
    assertThat(lengths.values())
        .extracting(List::getFirst)
        .containsExactly(0, 2, 3, 5, 9, 17, 33, 65);
    assertThatThrownBy(() -> of(AuditEntry.MOST_SUBJECTS + 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void rowOfTheTrailReadsAsWrittenAndNotWithOtherPadding() {
    for (int subjects : new int[] {0, 1, 20, AuditEntry.MOST_SUBJECTS}) {
      TrailRow row = new TrailRow(of(subjects), new Link(4, 5, 6, 7));
      byte[] bytes = row.bytes();
      assertThat(TrailRow.of(bytes)).isEqualTo(row);
      assertThatThrownBy(() -> TrailRow.of(Arrays.copyOf(bytes, bytes.length + 16)))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> TrailRow.of(Arrays.copyOf(bytes, bytes.length - 16)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static Stream<String> outcomes() {
    Drawn drawn = new Drawn(new SplittableRandom(43));
    return Stream.of(
            new Outcome.ReferralRecorded(drawn.referralId()),
            new Outcome.CaseRecorded(drawn.caseId(), 300, List.of(Warning.BASELINE_MISSING)),
            new Outcome.CodeIssued(drawn.caseId(), 1, "ABCD"),
            new Outcome.Withdrawn(300),
            new Outcome.Refused(Refusal.CASE_OPEN, java.util.Optional.of("rule")),
            new Outcome.NotFound(),
            new Outcome.KeyReused())
        .map(outcome -> new OutcomeCodec.Answered(new Digest(1, 2), outcome))
        .map(answered -> "answered " + hex(OutcomeCodec.ANSWERED.encode(answered)));
  }

  @Test
  void codesKeepTheirPlaces() throws IOException {
    assertThat(
            Stream.concat(
                    CodeList.all().stream()
                        .map(list -> line(list.name(), list.codes().stream().map(it -> it.name()))),
                    Stream.of(
                        line("Role", names(Role.values())),
                        line("Operation", names(Operation.values())),
                        line("Refusal", names(Refusal.values())),
                        line("Warning", names(Warning.values())),
                        line(
                            "Family",
                            Stream.of(Family.values()).map(it -> it + "=" + it.number()))))
                .toList())
        .isEqualTo(frozen("codes.txt"));
  }

  private static Stream<String> names(Enum<?>... codes) {
    return Stream.of(codes).map(Enum::name);
  }

  private static String line(String name, Stream<String> codes) {
    return name + " " + String.join(" ", codes.toList());
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static List<String> frozen(String file) throws IOException {
    try (var in = Objects.requireNonNull(FormatTest.class.getResourceAsStream(file), file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
