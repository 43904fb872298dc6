package dk.tillid.keys;

/// What came of reading something a person typed. Says which kind of mistake, and never repeats
/// what was typed.
public sealed interface CodeReading<T> {
  /// The text is right.
  record Read<T>(T value) implements CodeReading<T> {}

  /// Too few characters, spaces and hyphens not counted.
  record TooShort<T>() implements CodeReading<T> {}

  /// Too many characters, spaces and hyphens not counted.
  record TooLong<T>() implements CodeReading<T> {}

  /// A character that no code contains.
  ///
  /// @param place counted from 1, spaces and hyphens not counted
  record StrangeCharacter<T>(int place) implements CodeReading<T> {}

  /// Exactly one character explains the mistake (dansk: "Tegn 7 ser forkert ud").
  ///
  /// @param place counted from 1, spaces and hyphens not counted
  record OneWrong<T>(int place) implements CodeReading<T> {}

  /// The check characters do not fit and no single character explains it; perhaps two were swapped.
  record DoesNotAddUp<T>() implements CodeReading<T> {}
}
