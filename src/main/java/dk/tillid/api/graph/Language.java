package dk.tillid.api.graph;

import dk.tillid.domain.code.Code;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The languages of texts.
enum Language {
  DA("d. MMMM uuuu", Locale.of("da", "DK")),
  EN("d MMMM uuuu", Locale.ENGLISH);

  private final DateTimeFormatter days;

  Language(String pattern, Locale locale) {
    days = DateTimeFormatter.ofPattern(pattern, locale);
  }

  String label(Code code) {
    return pick(code.da(), code.en());
  }

  /// A day written out, as in a letter.
  String day(LocalDate day) {
    return days.format(day);
  }

  String pick(String da, String en) {
    return switch (this) {
      case DA -> da;
      case EN -> en;
    };
  }
}
