package dk.tillid.api.graph;

import dk.tillid.keys.CodeReading;
import java.util.OptionalInt;

/// A citizen's code that was mistyped. Says which kind of mistake and never repeats the code.
record CodeMisread(Mistake mistake, OptionalInt place, Language language) implements Typed {
  enum Mistake {
    TOO_SHORT,
    TOO_LONG,
    STRANGE_CHARACTER,
    ONE_WRONG,
    DOES_NOT_ADD_UP
  }

  /// What is wrong with a code that could not be read.
  static CodeMisread of(CodeReading<?> reading, Language language) {
    return switch (reading) {
      case CodeReading.TooShort<?> _ -> plain(Mistake.TOO_SHORT, language);
      case CodeReading.TooLong<?> _ -> plain(Mistake.TOO_LONG, language);
      case CodeReading.StrangeCharacter<?>(int place) ->
          new CodeMisread(Mistake.STRANGE_CHARACTER, OptionalInt.of(place), language);
      case CodeReading.OneWrong<?>(int place) ->
          new CodeMisread(Mistake.ONE_WRONG, OptionalInt.of(place), language);
      case CodeReading.DoesNotAddUp<?> _ -> plain(Mistake.DOES_NOT_ADD_UP, language);
      case CodeReading.Read<?> _ -> throw new IllegalStateException("the code is right");
    };
  }

  private static CodeMisread plain(Mistake mistake, Language language) {
    return new CodeMisread(mistake, OptionalInt.empty(), language);
  }

  @Override
  public String type() {
    return "CodeMisread";
  }

  String text() {
    return switch (mistake) {
      case TOO_SHORT ->
          language.pick(
              "Koden er for kort. Den har 18 tegn.",
              "The code is too short. It has 18 characters.");
      case TOO_LONG ->
          language.pick(
              "Koden er for lang. Den har 18 tegn.", "The code is too long. It has 18 characters.");
      case STRANGE_CHARACTER ->
          language.pick(
              "Tegn " + place.orElse(0) + " findes ikke i koder.",
              "Character " + place.orElse(0) + " is not used in codes.");
      case ONE_WRONG ->
          language.pick(
              "Tegn " + place.orElse(0) + " ser forkert ud.",
              "Character " + place.orElse(0) + " looks wrong.");
      case DOES_NOT_ADD_UP ->
          language.pick(
              "Koden går ikke op. Måske er to tegn byttet om.",
              "The code does not add up. Perhaps two characters were swapped.");
    };
  }
}
