package dk.tillid.screening;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Screens what names a team, a worker or a request. Such a name is a code and no text: it has no
/// spaces, hence hides a name or an address between hyphens, and some are made by chance.
///
/// What chance makes passes: a UUID (RFC 9562), and digits glued to letters in a run of twenty
/// characters and more, since one such name in thirty holds what looks like a telephone number.
public final class CodeName {
  /// What a worker's name looks like that holds a person's name and a year.
  public static final String NAME_AND_YEAR = "NAME_AND_YEAR";

  private static final String EMAIL = "EMAIL";
  private static final String WEB_ADDRESS = "WEB_ADDRESS";

  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(?:-?[0-9a-fA-F]{4}){3}-?[0-9a-fA-F]{12}");
  private static final Pattern CHANCE = Pattern.compile("[A-Za-z0-9]{20,}");
  private static final Pattern MAIL =
      Pattern.compile("([^@]+)@((?:[A-Za-z0-9-]+\\.)+[A-Za-z]{2,})");

  private static final Pattern SEPARATOR = Pattern.compile("[^A-Za-z0-9]+");
  private static final Pattern PART = Pattern.compile("[A-Za-z]+|[0-9]+");
  private static final Pattern YEAR = Pattern.compile("19[0-9]{2}|20[0-9]{2}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{3,}");

  /// As many as a year or a postcode has.
  private static final int MOST_DIGITS_OF_TEAM = 4;

  private static final Screening SCREENING = Screening.standard();

  private CodeName() {}

  /// The rules that block what looks like an identifier in it, by their ids.
  public static Set<String> blocking(String name) {
    if (UUID.matcher(name).matches()) {
      return Set.of();
    }
    Set<String> found = new HashSet<>();
    for (Finding finding : SCREENING.blocking(name)) {
      if (!isChance(name, finding)) {
        found.add(finding.rule().id());
      }
    }
    return found;
  }

  /// Whether a team (team) is named by what could identify a person: what a rule blocks, more than
  /// four digits, two persons' names, or a person's name and a number of three digits or more. A
  /// town and a street pass.
  public static boolean identifiesInTeam(String team) {
    List<String> parts = parts(team);
    long digits = team.chars().filter(Character::isDigit).count();
    long names = parts.stream().filter(CodeName::isName).count();
    boolean commonToo = parts.stream().anyMatch(it -> isIn("sometimes", it));
    boolean number = parts.stream().anyMatch(it -> NUMBER.matcher(it).matches());
    return digits > MOST_DIGITS_OF_TEAM
        || names > 1
        || (names == 1 && (commonToo || number))
        || !blockingBetweenSeparators(team).isEmpty();
  }

  /// What could identify a person in a worker's name: ids of the rules that block it,
  /// `NAME_AND_YEAR` besides. Staff is named as the issuer of tokens does, often by name, number or
  /// mail; hence a name alone is nothing to find, and the caller tells what is usual. Of a mail
  /// address, each side is looked at alone.
  public static Set<String> foundInWorker(String worker) {
    if (UUID.matcher(worker).matches()) {
      return Set.of();
    }
    Set<String> found = new HashSet<>();
    Stream.of(worker.split("@", -1))
        .map(CodeName::blockingBetweenSeparators)
        .forEach(found::addAll);
    if (MAIL.matcher(worker).matches()) {
      found.remove(WEB_ADDRESS);
      found.add(EMAIL);
      return found;
    }
    found.addAll(blocking(worker));
    List<String> parts = parts(worker);
    if (parts.stream().anyMatch(CodeName::isName)
        && parts.stream().anyMatch(it -> YEAR.matcher(it).matches())) {
      found.add(NAME_AND_YEAR);
    }
    return found;
  }

  /// As written, and with a space for each separator, as addresses are written.
  private static Set<String> blockingBetweenSeparators(String name) {
    Set<String> found = new HashSet<>(blocking(name));
    if (!UUID.matcher(name).matches()) {
      found.addAll(blocking(SEPARATOR.matcher(name).replaceAll(" ")));
    }
    return found;
  }

  private static boolean isChance(String name, Finding finding) {
    return CHANCE
        .matcher(name)
        .results()
        .anyMatch(it ->
            it.start() <= finding.start()
                && finding.end() <= it.end()
                && it.end() - it.start() > finding.length());
  }

  private static List<String> parts(String name) {
    return PART.matcher(name).results().map(MatchResult::group).map(CodeName::small).toList();
  }

  private static String small(String part) {
    return part.toLowerCase(Locale.ROOT);
  }

  private static boolean isName(String part) {
    return (isIn("name", part) || isIn("either", part))
        && !isIn("allowed", part)
        && !isIn("town", part);
  }

  private static boolean isIn(String list, String part) {
    return SCREENING.list(list).contains(part);
  }
}
