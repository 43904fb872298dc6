package dk.tillid.keys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WaitingSlotsTest {
  @Test
  void slotsStandInTheirOrderAndNothingStaysOfThemOnceTheyAreWritten() {
    var slots = new WaitingSlots();
    var one = Samples.bytes(SlotLayout.SLOT, 1);
    var two = Samples.bytes(SlotLayout.SLOT, 2);
    slots.add(one);
    slots.add(two);

    var bytes = slots.together();
    assertThat(bytes).hasSize(2 * SlotLayout.SLOT).startsWith(1).endsWith(2);
    slots.wipe(bytes);

    assertThat(bytes).containsOnly(0);
    assertThat(one).containsOnly(0);
    assertThat(two).containsOnly(0);
    assertThat(slots.isEmpty()).isTrue();
    assertThat(slots.together()).isEmpty();
  }
}
