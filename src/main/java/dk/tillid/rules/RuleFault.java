package dk.tillid.rules;

import java.util.List;

/// Rule files that cannot be used. Every problem is one line that names file and key.
public final class RuleFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  RuleFault(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /// All problems, in the order of files and keys.
  public List<String> problems() {
    return problems;
  }
}
