package dk.tillid.transfer;

import dk.tillid.domain.Municipality;
import dk.tillid.domain.Note;
import dk.tillid.domain.Rejected;
import dk.tillid.domain.TeamId;
import dk.tillid.domain.WorkerId;
import dk.tillid.screening.CodeName;
import dk.tillid.screening.Screening;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Texts that travel: names of places and staff, keys, the note.
final class Names {
  private static final String KEY_FORM = "^[A-Za-z0-9._:-]{1,64}$";
  private static final Pattern KEY_PATTERN = Pattern.compile(KEY_FORM);

  /// Screens names of which few stand in many lines: what passed once is not screened again.
  private record Sieve(Predicate<String> identifies, Set<String> clean) {
    private static final int MOST_CLEAN = 4096;

    Sieve(Predicate<String> identifies) {
      this(identifies, ConcurrentHashMap.newKeySet());
    }

    String passed(String name) {
      if (!clean.contains(name)) {
        Forms.require(!identifies.test(name), Fault.IDENTIFIES);
        if (clean.size() < MOST_CLEAN) {
          clean.add(name);
        }
      }
      return name;
    }
  }

  private static final Sieve TEAMS = new Sieve(CodeName::identifiesInTeam);

  /// Some issuers name staff by their mail address.
  private static final Sieve WORKERS =
      new Sieve(it -> !Set.of("EMAIL").containsAll(CodeName.foundInWorker(it)));

  private Names() {}

  static final Form<Municipality> MUNICIPALITY =
      Forms.text("^[0-9]{4}$", Fault.BAD_NAME, Municipality::new, Municipality::code);

  static final Form<TeamId> TEAM =
      Forms.text(
          "^[a-z0-9-]{1,32}$", Fault.BAD_NAME, it -> new TeamId(TEAMS.passed(it)), TeamId::value);

  static final Form<WorkerId> WORKER =
      Forms.text(
          "^[A-Za-z0-9._@-]{1,64}$",
          Fault.BAD_NAME,
          it -> new WorkerId(WORKERS.passed(it)),
          WorkerId::value);

  /// The line's own name.
  static final Form<String> KEY =
      Forms.text(KEY_FORM, Fault.BAD_NAME, Names::key, Function.identity());

  static final Form<Note> NOTE =
      Forms.text(
          "^[^\\x00-\\x1F\\x7F-\\x9F\\u2028\\u2029]{1,140}$",
          Fault.BAD_NOTE,
          it -> new Note(screened(it)),
          Note::text);

  private static String screened(String text) {
    Forms.require(Screening.standard().blocking(text).isEmpty(), Fault.IDENTIFIES);
    return text;
  }

  private static String key(String text) {
    if (!KEY_PATTERN.matcher(text).matches()) {
      throw new Rejected(Rejected.Field.ID);
    }
    return text;
  }
}
