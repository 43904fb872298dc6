package dk.tillid.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VaultTest {
  private static final byte[] KEY = Samples.bytes(32, 0x5A);

  /// Memory that is still there to be looked at when a vault has given it back.
  private static final class Lasting implements Arena {
    private final List<MemorySegment> given = new ArrayList<>();
    private int closed;

    @Override
    public MemorySegment allocate(long size, long alignment) {
      var segment = Arena.ofAuto().allocate(size, alignment);
      given.add(segment);
      return segment;
    }

    @Override
    public MemorySegment.Scope scope() {
      return Arena.global().scope();
    }

    @Override
    public void close() {
      closed++;
    }

    private byte[] bytes() {
      return given.getFirst().toArray(ValueLayout.JAVA_BYTE);
    }
  }

  private final Lasting memory = new Lasting();
  private final Vault vault = new Vault(memory);

  @Test
  void aKeyMovesOutOfItsArray() {
    var array = KEY.clone();
    var key = vault.keepAes(array);
    assertThat(array).isEqualTo(new byte[32]);
    assertThat(key.getEncoded()).isEqualTo(KEY);
    assertThat(memory.given.getFirst().isNative()).isTrue();
  }

  @Test
  void closingWipesWhatWasKeptAndGivesTheMemoryBackOnce() {
    vault.keepAes(KEY.clone());
    assertThat(memory.bytes()).as("control").isEqualTo(KEY);
    vault.close();
    assertThat(memory.bytes()).isEqualTo(new byte[32]);
    vault.close();
    assertThat(memory.closed).isEqualTo(1);
  }

  @Test
  void whoAsksForAKeyAfterwardsIsRefusedAndGetsNoWipedOne() {
    var key = vault.keepAes(KEY.clone());
    var prf = vault.keepPrf(KEY.clone());
    var signing = new SigningKey(vault.keep(KEY.clone(), RawKey.SEED));
    assertThat(prf.of(KEY)).hasSize(Prf.BYTES);
    vault.close();
    assertThatThrownBy(key::getEncoded).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> prf.of(KEY)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> signing.sign(KEY)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aKeyOfTheVaultStaysUntilTheVaultIsClosed() {
    var key = vault.keepAes(KEY.clone());
    key.close();
    assertThat(key.getEncoded()).isEqualTo(KEY);
  }

  @Test
  void aKeyForOnePieceOfWorkIsWipedAtItsEnd() {
    var array = KEY.clone();
    RawKey.aes(array).close();
    assertThat(array).isEqualTo(new byte[32]);
  }
}
