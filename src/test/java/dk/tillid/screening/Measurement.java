package dk.tillid.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;

/// How well rules find what notes are marked with.
///
/// A marked part counts as found if a finding of the same kind overlaps it, and a finding as right
/// if it overlaps such a part. Names of citizens, relatives and staff are one kind, since only what
/// stands before them tells them apart.
///
/// @param marked how many parts are marked
/// @param found how many of them are found
/// @param findings how many findings there are
/// @param right how many of them are right
record Measurement(int marked, int found, int findings, int right) {
  static final Set<String> NAMES = Set.of("NAME", "RELATIVE", "STAFF");

  double recall() {
    return marked == 0 ? 1 : (double) found / marked;
  }

  double precision() {
    return findings == 0 ? 1 : (double) right / findings;
  }

  /// A row of the table in the README.
  String row(String title) {
    return String.format(
        Locale.ROOT, "| %s | %d | %.2f | %.2f |", title, marked, recall(), precision());
  }

  /// Measures the rules of one kind over all notes.
  static Measurement of(Set<String> kind, Notes notes) {
    return of(kind, notes, (_, _) -> true);
  }

  /// Measures over the marked parts that `counted` takes; the precision is that of all findings.
  static Measurement of(
      Set<String> kind, Notes notes, BiPredicate<Notes.Note, Notes.Label> counted) {
    int marked = 0;
    int found = 0;
    int findings = 0;
    int right = 0;
    for (Notes.Note note : notes.notes()) {
      List<Finding> ours = findings(kind, note);
      List<Notes.Label> labels = labels(kind, note);
      for (Notes.Label label : labels) {
        if (counted.test(note, label)) {
          marked++;
          found += ours.stream().anyMatch(it -> overlap(it, label)) ? 1 : 0;
        }
      }
      findings += ours.size();
      right +=
          (int) ours.stream().filter(it -> labels.stream().anyMatch(l -> overlap(it, l))).count();
    }
    return new Measurement(marked, found, findings, right);
  }

  /// What was missed, and what was found where nothing is marked, to be read by whoever works on
  /// the rules. The notes are nobody's.
  static List<String> mistakes(Notes notes) {
    List<String> mistakes = new ArrayList<>();
    for (Notes.Note note : notes.notes()) {
      List<Finding> findings = Screening.standard().of(note.text());
      note.labels().stream()
          .filter(label -> findings.stream().noneMatch(it -> overlap(it, label)))
          .forEach(it -> mistakes.add("missed " + it.rule() + ": " + note.text()));
      findings.stream()
          .filter(it -> note.labels().stream().noneMatch(label -> overlap(it, label)))
          .forEach(it -> mistakes.add("wrong " + it.rule().id() + ": " + note.text()));
    }
    return mistakes;
  }

  private static List<Finding> findings(Set<String> kind, Notes.Note note) {
    return Screening.standard().of(note.text()).stream()
        .filter(it -> kind.contains(it.rule().id()))
        .toList();
  }

  private static List<Notes.Label> labels(Set<String> kind, Notes.Note note) {
    return note.labels().stream().filter(it -> kind.contains(it.rule())).toList();
  }

  private static boolean overlap(Finding finding, Notes.Label label) {
    return finding.start() < label.end() && label.start() < finding.end();
  }
}
