package dk.tillid.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CursorsTest {
  private final Cursors cursors = Samples.ring(Entropy.system()).cursors();

  @Test
  void opensWhatItSealed() {
    for (var length : new int[] {0, 1, 30, 31, 1022}) {
      var content = Samples.bytes(length, 3);
      assertThat(cursors.open(cursors.seal(content))).hasValue(content);
    }
    assertThatThrownBy(() -> cursors.seal(new byte[1023]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void opensNothingElse() {
    var cursor = cursors.seal(new byte[20]);
    var other = Samples.ring(Entropy.system(), 70).cursors();
    assertThat(other.open(cursor)).isEmpty();
    assertThat(cursors.open("")).isEmpty();
    assertThat(cursors.open("not base64 ÷")).isEmpty();
    assertThat(cursors.open("A".repeat(100_000))).isEmpty();
    for (var at = 0; at < cursor.length(); at++) {
      var changed =
          cursor.substring(0, at)
              + (cursor.charAt(at) == 'A' ? 'Q' : 'A')
              + cursor.substring(at + 1);
      assertThat(cursors.open(changed)).isEmpty();
    }
  }

  @Test
  void lengthsTellOnlyAStep() {
    assertThat(cursors.seal(new byte[0])).hasSameSizeAs(cursors.seal(new byte[30]));
  }
}
