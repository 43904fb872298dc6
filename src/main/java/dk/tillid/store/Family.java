package dk.tillid.store;

import java.nio.charset.StandardCharsets;

/// The column families. The number is bound into every sealed value and every row key: new ones are
/// added with a new number, none is ever renumbered.
enum Family {
  CASES(1, "cases"),
  PAGES(2, "pages"),
  REFERRALS(3, "referrals"),
  HANDLES(4, "handles"),
  CODES(5, "codes"),
  AUDIT(6, "audit"),
  LOOKS(7, "looks"),
  IDEMPOTENCY(8, "idempotency"),
  META(9, "meta"),
  INTENTS(10, "intents"),
  IMPORTS(11, "imports");

  private final int number;
  private final String label;

  Family(int number, String label) {
    this.number = number;
    this.label = label;
  }

  int number() {
    return number;
  }

  byte[] label() {
    return label.getBytes(StandardCharsets.US_ASCII);
  }

  /// The family of a stored number.
  static Family of(int number) {
    for (Family family : values()) {
      if (family.number == number) {
        return family;
      }
    }
    throw new IllegalArgumentException("an unknown column family");
  }
}
