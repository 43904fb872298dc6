package dk.tillid.keys;

/// What came of reading a printed receipt. Says which kind of mistake, and never repeats what was
/// read.
public sealed interface ReceiptReading {
  /// Signed by the owner of the public key.
  record Genuine(Receipt receipt) implements ReceiptReading {}

  /// Not a receipt of this format: it does not begin with [Receipts#PREFIX].
  record NoReceipt() implements ReceiptReading {}

  /// A character that no receipt contains.
  ///
  /// @param place counted from 1, spaces and line ends not counted
  record StrangeCharacter(int place) implements ReceiptReading {}

  /// Something is missing.
  ///
  /// @param missing how many characters
  record Cut(int missing) implements ReceiptReading {}

  /// More than a receipt.
  ///
  /// @param surplus how many characters
  record TooLong(int surplus) implements ReceiptReading {}

  /// Whole, but not signed with this key: a character is wrong, or another registry gave it.
  record NotSigned() implements ReceiptReading {}
}
