package dk.tillid.keys;

import dk.tillid.domain.CaseId;
import dk.tillid.domain.Handle;
import dk.tillid.domain.ReferralId;
import dk.tillid.domain.Words;
import java.nio.ByteBuffer;

/// Everything the registry draws by chance, from the system's `SecureRandom`. Nothing drawn here
/// depends on a person, a trait or the time. Safe to share.
public final class Randomness {
  private final Entropy entropy;

  /// The system's randomness.
  public Randomness() {
    this(Entropy.system());
  }

  Randomness(Entropy entropy) {
    this.entropy = entropy;
  }

  /// A new case pseudonym of 128 bits.
  public CaseId caseId() {
    var bits = ByteBuffer.wrap(entropy.bytes(16));
    return new CaseId(bits.getLong(), bits.getLong());
  }

  /// A new enquiry's identifier of 128 bits.
  public ReferralId referralId() {
    var bits = ByteBuffer.wrap(entropy.bytes(16));
    return new ReferralId(bits.getLong(), bits.getLong());
  }

  /// A handle with 30 random bits: among 10,000 cases a new one meets an old one about once in
  /// 100,000 draws, so the caller looks whether it is taken.
  public Handle handle() {
    return Handles.of(symbols(Handles.LENGTH - Crockford.CHECK));
  }

  /// Two different words of the list.
  public Words words() {
    var list = WordList.DANISH;
    var first = below(list.size());
    var second = below(list.size() - 1);
    return new Words(list.get(first), list.get(second < first ? second : second + 1));
  }

  /// A citizen's code with 80 random bits.
  public CitizenCode citizenCode() {
    return CitizenCode.of(symbols(CitizenCode.LENGTH - Crockford.CHECK));
  }

  /// A line's name in an export: 130 random bits, in Crockford's letters.
  public String lineKey() {
    return passphrase();
  }

  /// 32 bytes for a keyed digest that lives in memory only.
  public byte[] memoryKey() {
    return entropy.bytes(RawKey.BYTES);
  }

  String passphrase() {
    return Crockford.text(symbols(26));
  }

  private int[] symbols(int count) {
    var bytes = entropy.bytes(count);
    var symbols = new int[count];
    for (var i = 0; i < count; i++) {
      symbols[i] = bytes[i] & 31;
    }
    return symbols;
  }

  /// Even over 0 to `bound` − 1: what would favour the low numbers is drawn again.
  private int below(int bound) {
    var fair = Integer.MAX_VALUE - Integer.MAX_VALUE % bound;
    while (true) {
      var drawn = ByteBuffer.wrap(entropy.bytes(4)).getInt() & Integer.MAX_VALUE;
      if (drawn < fair) {
        return drawn % bound;
      }
    }
  }
}
