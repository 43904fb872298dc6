package dk.tillid.screening;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import net.datafaker.Faker;

/// Notes drawn from a seed, with names and addresses of `net.datafaker` and numbers that
/// libphonenumber holds for valid: neither had a part in making the rules, so that rules fitted to
/// the written notes show here.
final class HoldOut {
  private static final List<String> LANGUAGES =
      List.of("da-DK", "da-DK", "da-DK", "nb-NO", "pl", "tr", "de", "hr", "en-PAK", "ro-MD");

  private static final List<String> AROUND_NAMES =
      List.of(
          "snakkede med # i dag",
          "# var ikke hjemme",
          "kl 14 kom # forbi, glad",
          "Fulgte # til lægen. Gik ok.",
          "Vi ledte efter #, ingen spor",
          "# vil gerne have hjælp til bolig",
          "har lovet # en sovepose",
          "ringer igen. # svarede ikke",
          "i går mødte vi # ved søen",
          "hørte fra andre at # er indlagt");

  private static final List<String> AROUND_NUMBERS =
      List.of(
          "#",
          "fik # oplyst i dag",
          "ring eller skriv: #",
          "står på sedlen (#)",
          "kl 9.30 noteret #, siger han",
          "har nu #.",
          "2 gange forsøgt, #",
          "# er vist forkert");

  private final Random random;

  HoldOut(long seed) {
    random = new Random(seed);
  }

  /// Notes with a first name or a full name each, of many origins, written with capitals.
  Notes names(int count) {
    return notes(count, AROUND_NAMES, "NAME", this::name);
  }

  /// The same in small letters.
  Notes smallNames(int count) {
    return new Notes(
        names(count).notes().stream()
            .map(it -> new Notes.Note(it.text().toLowerCase(Locale.ROOT), it.labels()))
            .toList());
  }

  /// Notes with a CPR number each: any date, any of the usual ways to write it.
  Notes cprNumbers(int count) {
    return notes(count, AROUND_NUMBERS, "CPR", this::cpr);
  }

  /// Notes with a Danish telephone number each.
  Notes phones(int count) {
    return notes(count, AROUND_NUMBERS, "PHONE", this::phone);
  }

  /// Notes with an e-mail address each.
  Notes mails(int count) {
    return notes(count, AROUND_NUMBERS, "EMAIL", () -> faker("da-DK").internet().emailAddress());
  }

  /// Notes with a street and number each.
  Notes addresses(int count) {
    return notes(count, AROUND_NUMBERS, "ADDRESS", () -> faker("da-DK").address().streetAddress());
  }

  private Notes notes(
      int count, List<String> around, String rule, java.util.function.Supplier<String> part) {
    return new Notes(
        IntStream.range(0, count)
            .mapToObj(_ ->
                Notes.Note.marked(one(around).replace("#", "{" + rule + ":" + part.get() + "}")))
            .toList());
  }

  private String name() {
    Faker faker = faker(one(LANGUAGES));
    String first = faker.name().firstName().strip();
    return random.nextInt(3) == 0 ? first + " " + faker.name().lastName().strip() : first;
  }

  private Faker faker(String language) {
    return new Faker(Locale.forLanguageTag(language), random);
  }

  private String cpr() {
    LocalDate born = LocalDate.of(1930, 1, 1).plusDays(random.nextInt(35_000));
    int substitute = random.nextInt(20) == 0 ? 60 : 0;
    String date =
        String.format(
            Locale.ROOT,
            one(List.of("%02d%02d%02d", "%02d%02d%02d", "%02d.%02d.%02d", "%02d %02d %02d")),
            born.getDayOfMonth() + substitute,
            born.getMonthValue(),
            born.getYear() % 100);
    // The seventh digit puts the number into 1858-1899 or 2027-2057 or says nothing of anybody.
    return date + one(List.of("-", "", " ", " - ")) + (5 + random.nextInt(4)) + digits(3);
  }

  private String phone() {
    String number = (2 + random.nextInt(8)) + digits(7);
    while (!isValid(number)) {
      number = (2 + random.nextInt(8)) + digits(7);
    }
    String spaced =
        switch (random.nextInt(4)) {
          case 0 -> number;
          case 1 -> number.substring(0, 4) + " " + number.substring(4);
          case 2 -> number.replaceAll("(\\d\\d)(?=\\d)", "$1-");
          default -> number.replaceAll("(\\d\\d)(?=\\d)", "$1 ");
        };
    return one(List.of("", "", "+45 ", "+45", "0045 ", "tlf ")) + spaced;
  }

  private static boolean isValid(String number) {
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    try {
      return numbers.isValidNumber(numbers.parse(number, "DK"));
    } catch (NumberParseException e) {
      throw new IllegalStateException(e);
    }
  }

  private String digits(int count) {
    return random
        .ints(count, 0, 10)
        .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
        .toString();
  }

  private String one(List<String> list) {
    return list.get(random.nextInt(list.size()));
  }
}
