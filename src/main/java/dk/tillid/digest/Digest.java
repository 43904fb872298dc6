package dk.tillid.digest;

import dk.tillid.casework.Today;
import dk.tillid.domain.TeamId;
import java.util.Optional;

/// How much waits for a team, in numbers alone.
///
/// @param overdue open cases and enquiries whose aim for the first contact has passed
/// @param dueToday those whose aim is today
/// @param enquiries enquiries that have no outcome yet, whatever their aim
public record Digest(int overdue, int dueToday, int enquiries) {
  /// Counts a due list.
  public static Digest of(Today today) {
    int overdue = 0;
    int dueToday = 0;
    int enquiries = 0;
    for (Today.Due due : today.due()) {
      Optional<Today.Deadline> deadline = due.deadline();
      overdue += deadline.filter(Today.Deadline::overdue).isPresent() ? 1 : 0;
      dueToday += deadline.filter(it -> it.due().equals(today.on())).isPresent() ? 1 : 0;
      enquiries += due instanceof Today.OpenReferral ? 1 : 0;
    }
    return new Digest(overdue, dueToday, enquiries);
  }

  /// Whether nothing waits, so that nothing needs saying.
  public boolean empty() {
    return overdue == 0 && dueToday == 0 && enquiries == 0;
  }

  /// The subject of the message.
  public static String subject(TeamId team) {
    return "Tillid: der venter arbejde / work waits (" + team.value() + ")";
  }

  /// The message, Danish first.
  public String text() {
    return """
    Der venter arbejde i Tillid.

      Overskredne frister for første kontakt: %1$d
      Frister i dag: %2$d
      Henvendelser uden udfald: %3$d

    Log ind i Tillid for at se listen. Denne besked indeholder ingen oplysninger om borgere, og den kan ikke besvares.

    --

    Work waits in Tillid.

      Aims for the first contact that have passed: %1$d
      Aims that are today: %2$d
      Enquiries without an outcome: %3$d

    Sign in to Tillid to see the list. This message holds nothing about any citizen, and it cannot be answered.
    """
        .formatted(overdue, dueToday, enquiries);
  }
}
