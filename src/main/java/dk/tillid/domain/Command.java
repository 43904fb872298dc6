package dk.tillid.domain;

/// An intended change. `decide` is pure: the same view, the same decision. All chance (identifiers,
/// codes) is drawn before and is part of the command.
@FunctionalInterface
public interface Command {
  /// Decides on the state as it is when the command's turn comes.
  Decision decide(View view);
}
