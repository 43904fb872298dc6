package dk.tillid.screening;

import java.time.YearMonth;

/// What a pattern alone cannot tell of the text it found.
enum Check {
  /// Nothing more.
  NONE {
    @Override
    boolean holds(String found) {
      return true;
    }
  },
  /// The first six or eight digits are the date of a CPR number: `DDMMYY`, `DDMMYYYY` or
  /// `YYYYMMDD`, the day also plus 60 as in substitute numbers. Whether modulus 11 fits is not
  /// asked, since numbers without it are given out since 2007.
  CPR_DATE {
    @Override
    boolean holds(String found) {
      String digits = digits(found);
      return switch (digits.length()) {
        // Two digits of a year do not tell the century: 29 February is a date of some year.
        case 6, 10 -> isDate(LEAP_YEAR, digits.substring(2, 4), digits.substring(0, 2));
        case 8, 12 ->
            isBirthDay(digits.substring(4, 8), digits.substring(2, 4), digits.substring(0, 2))
                || isBirthDay(
                    digits.substring(0, 4), digits.substring(4, 6), digits.substring(6, 8));
        default -> false;
      };
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
  private static final int FIRST_YEAR = 1851;
  private static final int LAST_YEAR = 2099;

  abstract boolean holds(String found);

  private static String digits(String text) {
    return text.replaceAll("[^0-9]", "");
  }

  private static boolean isBirthDay(String year, String month, String day) {
    int number = Integer.parseInt(year);
    return number >= FIRST_YEAR && number <= LAST_YEAR && isDate(number, month, day);
  }

  private static boolean isDate(int year, String month, String day) {
    int number = Integer.parseInt(month);
    return number >= 1
        && number <= 12
        && YearMonth.of(year, number).isValidDay(Integer.parseInt(day) % SUBSTITUTE_DAY);
  }
}
