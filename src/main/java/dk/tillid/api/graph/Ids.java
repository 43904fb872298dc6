package dk.tillid.api.graph;

import dk.tillid.domain.CaseId;
import dk.tillid.domain.ReferralId;
import dk.tillid.domain.Rejected;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// Opaque identifiers on the wire: a letter for the kind and 32 hexadecimal digits.
final class Ids {
  private static final Pattern FORM = Pattern.compile("[cr][0-9a-f]{32}");
  private static final HexFormat HEX = HexFormat.of();

  private Ids() {}

  static String of(CaseId id) {
    return "c" + hex(id.high(), id.low());
  }

  static String of(ReferralId id) {
    return "r" + hex(id.high(), id.low());
  }

  static CaseId caseId(String text) {
    check(text, 'c');
    return new CaseId(part(text, 1), part(text, 17));
  }

  static ReferralId referral(String text) {
    check(text, 'r');
    return new ReferralId(part(text, 1), part(text, 17));
  }

  static String hex(long high, long low) {
    return HEX.toHexDigits(high) + HEX.toHexDigits(low);
  }

  private static void check(String text, char kind) {
    if (!FORM.matcher(text).matches() || text.charAt(0) != kind) {
      throw new Rejected(Rejected.Field.ID);
    }
  }

  private static long part(String text, int from) {
    return HexFormat.fromHexDigitsToLong(text, from, from + 16);
  }
}
