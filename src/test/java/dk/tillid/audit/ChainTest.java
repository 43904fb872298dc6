package dk.tillid.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.tillid.audit.Chain.Fault;
import dk.tillid.audit.Chain.Found;
import dk.tillid.domain.Operation;
import dk.tillid.domain.Role;
import dk.tillid.domain.code.Purpose;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChainTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
  private static final int SIZE = 6;

  private final List<Found> trail = new ArrayList<>();
  private final Chain head = written(trail, 0);

  /// A trail whose entries count `changes` changes each.
  private static Chain written(List<Found> into, int changes) {
    Chain chain = Chain.EMPTY;
    for (int i = 0; i < SIZE; i++) {
      AuditEntry entry = entry(i, changes);
      chain = chain.then(entry);
      into.add(new Found.Entry(i, entry, chain.head()));
    }
    return chain;
  }

  private static AuditEntry entry(long position, int changes) {
    return new AuditEntry(
        position,
        DAY,
        Role.WORKER,
        Operation.CASE,
        Purpose.CASE_WORK,
        new AuditEntry.Tag(1, 2),
        List.of(),
        changes);
  }

  private Chain.Verdict verdict() {
    return Chain.verify(trail.stream(), head, Optional.empty());
  }

  private Chain.Verdict verdict(Chain known) {
    return Chain.verify(
        trail.stream(),
        head,
        Optional.of(new Checkpoint(known.size(), known.head().hex(), DAY, "")));
  }

  private static Chain.Verdict broken(long position, Fault fault) {
    return new Chain.Verdict.Broken(position, fault);
  }

  @Test
  void untouchedTrailIsWhole() {
    assertThat(verdict()).isEqualTo(new Chain.Verdict.Whole(SIZE));
    assertThat(verdict(head)).isEqualTo(new Chain.Verdict.Whole(SIZE));
    assertThat(verdict(Chain.EMPTY.then(entry(0, 0)))).isEqualTo(new Chain.Verdict.Whole(SIZE));
    assertThat(Chain.verify(List.<Found>of().stream(), Chain.EMPTY, Optional.empty()))
        .isEqualTo(new Chain.Verdict.Whole(0));
  }

  @Test
  void eachFaultIsFoundAtItsPosition() {
    Found removed = trail.remove(3);
    assertThat(verdict()).isEqualTo(broken(3, Fault.REMOVED));
    trail.add(3, removed);
    Found last = trail.removeLast();
    assertThat(verdict()).isEqualTo(broken(5, Fault.CUT_OFF));
    trail.add(last);
    trail.set(2, new Found.Unreadable(2));
    assertThat(verdict()).isEqualTo(broken(2, Fault.ALTERED));
  }

  @Test
  void alteredEntryIsFoundWithItsOldLink() {
    Found.Entry old = (Found.Entry) trail.get(4);
    trail.set(4, new Found.Entry(4, entry(4, 9), old.link()));
    assertThat(verdict()).isEqualTo(broken(4, Fault.ALTERED));
  }

  @Test
  void movedEntryIsFound() {
    Found.Entry first = (Found.Entry) trail.get(1);
    Found.Entry second = (Found.Entry) trail.get(2);
    trail.set(1, new Found.Entry(1, second.entry(), second.link()));
    trail.set(2, new Found.Entry(2, first.entry(), first.link()));
    assertThat(verdict()).isEqualTo(broken(1, Fault.MOVED));
  }

  @Test
  void entryBeyondTheHeadIsFound() {
    AuditEntry more = entry(SIZE, 0);
    trail.add(new Found.Entry(SIZE, more, head.then(more).head()));
    assertThat(verdict()).isEqualTo(broken(SIZE, Fault.ADDED));
  }

  @Test
  void consistentRewritingIsFoundByHeadOrCheckpoint() {
    List<Found> other = new ArrayList<>();
    Chain otherHead = written(other, 1);
    Checkpoint kept = new Checkpoint(3, ((Found.Entry) trail.get(2)).link().hex(), DAY, "");
    assertThat(Chain.verify(other.stream(), head, Optional.empty()))
        .isEqualTo(broken(SIZE - 1, Fault.REWRITTEN));
    assertThat(Chain.verify(other.stream(), otherHead, Optional.empty()))
        .isEqualTo(new Chain.Verdict.Whole(SIZE));
    assertThat(Chain.verify(other.stream(), otherHead, Optional.of(kept)))
        .isEqualTo(broken(2, Fault.REWRITTEN));
  }

  @Test
  void trailShorterThanItsCheckpointIsFound() {
    Chain longer = head.then(entry(SIZE, 0));
    assertThat(verdict(longer)).isEqualTo(broken(SIZE, Fault.CUT_OFF));
  }

  @Test
  void entryOfAnotherPositionCannotBeAppended() {
    assertThatThrownBy(() -> head.then(entry(SIZE + 1, 0)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void linksAndCheckpointsHaveTheirFrozenBytes() {
    assertThat(Link.NONE.then(entry(0, 0)).hex())
        .isEqualTo("f2113a4849fec9d2c2d1a4e5410e877c85adc3952e45b736005f7efe45bf8490");
    assertThat(HexFormat.of().formatHex(Checkpoint.bytes(258, new Link(1, 2, 3, 4), DAY)))
        .isEqualTo(
            "010000000000000102"
                + "0000000000000001000000000000000200000000000000030000000000000004"
                + "00005022");
    assertThat(EntryBytes.read(ByteBuffer.wrap(EntryBytes.of(entry(7, 8))))).isEqualTo(entry(7, 8));
    assertThat(Link.ofHex(head.head().hex())).isEqualTo(head.head());
  }

  @Test
  void checkpointThatIsNoCheckpointIsNotSigned() {
    assertThat(new Checkpoint(1, "short", DAY, "!").signedBy(new byte[32])).isFalse();
  }
}
