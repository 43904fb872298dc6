package dk.tillid.screening;

import java.time.DateTimeException;
import java.time.LocalDate;

/// What a pattern alone cannot tell of the text it found.
enum Check {
  /// Nothing more.
  NONE {
    @Override
    boolean holds(String found) {
      return true;
    }
  },
  /// The first six or eight digits are the date of a CPR number: `DDMMYY` or `DDMMYYYY`, the day
  /// also plus 60 as in substitute numbers. Whether modulus 11 fits is not asked, since numbers
  /// without it are given out since 2007.
  CPR_DATE {
    @Override
    boolean holds(String found) {
      String digits = digits(found);
      return isDate(digits, 6) || isDate(digits, 8);
    }
  },
  /// The digits pass the check of payment cards (ISO/IEC 7812-1, annex B).
  LUHN {
    @Override
    boolean holds(String found) {
      String digits = digits(found);
      int sum = 0;
      for (int i = 0; i < digits.length(); i++) {
        int digit = digits.charAt(digits.length() - 1 - i) - '0';
        int doubled = 2 * digit > 9 ? 2 * digit - 9 : 2 * digit;
        sum += i % 2 == 0 ? digit : doubled;
      }
      return sum % 10 == 0;
    }
  };

  private static final int SUBSTITUTE_DAY = 60;
  private static final int LEAP_YEAR = 2000;

  abstract boolean holds(String found);

  private static String digits(String text) {
    return text.replaceAll("[^0-9]", "");
  }

  /// Whether `length` digits, and the four after them or none, begin with a date.
  private static boolean isDate(String digits, int length) {
    if (digits.length() != length && digits.length() != length + 4) {
      return false;
    }
    int day = Integer.parseInt(digits, 0, 2, 10) % SUBSTITUTE_DAY;
    int month = Integer.parseInt(digits, 2, 4, 10);
    // Two digits of a year do not tell the century: 29 February is a date of some year.
    int year = length == 8 ? Integer.parseInt(digits, 4, 8, 10) : LEAP_YEAR;
    try {
      LocalDate.of(year, month, day);
      return length == 6 || (year > 1850 && year < 2100);
    } catch (DateTimeException _) {
      return false;
    }
  }
}
