package dk.tillid.store;

import dk.tillid.domain.Digest;

/// What is kept of the name under which a case or an enquiry came from another registry or left for
/// one.
sealed interface Mark {
  Codec<Mark> CODEC = new Codec<>("import", 1, Mark::write, Mark::read);

  /// It is there.
  ///
  /// @param content what was brought or taken, in short
  record Admitted(Digest content) implements Mark {}

  /// It was erased; the name is spent. Says nothing else.
  record Spent() implements Mark {}

  private static void write(RecordWriter out, Mark mark) {
    switch (mark) {
      case Admitted(Digest content) -> out.flag(true).fixed(content.high()).fixed(content.low());
      case Spent() -> out.flag(false);
    }
  }

  private static Mark read(RecordReader in) {
    return in.flag() ? new Admitted(new Digest(in.fixed(), in.fixed())) : new Spent();
  }
}
