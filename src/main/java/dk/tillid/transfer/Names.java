package dk.tillid.transfer;

import dk.tillid.domain.Municipality;
import dk.tillid.domain.Note;
import dk.tillid.domain.Rejected;
import dk.tillid.domain.TeamId;
import dk.tillid.domain.WorkerId;
import dk.tillid.screening.Screening;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Texts that travel: names of places and staff, keys, the note.
final class Names {
  private static final String KEY_FORM = "^[A-Za-z0-9._:-]{1,64}$";
  private static final Pattern KEY_PATTERN = Pattern.compile(KEY_FORM);

  /// Names of teams and staff that the screening found nothing in.
  private static final Set<String> CLEAN = ConcurrentHashMap.newKeySet();

  private static final int MOST_CLEAN = 4096;

  private Names() {}

  static final Form<Municipality> MUNICIPALITY =
      Forms.text("^[0-9]{4}$", Fault.BAD_NAME, Municipality::new, Municipality::code);

  static final Form<TeamId> TEAM =
      Forms.text("^[a-z0-9-]{1,32}$", Fault.BAD_NAME, it -> new TeamId(known(it)), TeamId::value);

  /// Some issuers name staff by their mail address; what identifies would stand before it.
  static final Form<WorkerId> WORKER =
      Forms.text(
          "^[A-Za-z0-9._@-]{1,64}$",
          Fault.BAD_NAME,
          it -> {
            known(it.split("@", 2)[0]);
            return new WorkerId(it);
          },
          WorkerId::value);

  /// The line's own name.
  static final Form<String> KEY =
      Forms.text(KEY_FORM, Fault.BAD_NAME, Names::key, Function.identity());

  static final Form<Note> NOTE =
      Forms.text(
          "^[^\\x00-\\x1F\\x7F-\\x9F]{1,140}$",
          Fault.BAD_NOTE,
          it -> new Note(screened(it)),
          Note::text);

  /// Few names stand in many lines.
  private static String known(String name) {
    if (!CLEAN.contains(name)) {
      screened(name);
      if (CLEAN.size() < MOST_CLEAN) {
        CLEAN.add(name);
      }
    }
    return name;
  }

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
