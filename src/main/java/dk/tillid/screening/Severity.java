package dk.tillid.screening;

/// What a finding does to the text it stands in.
public enum Severity {
  /// The text is not taken before the finding is gone.
  BLOCK,
  /// The text is taken once the writer says that the finding identifies nobody.
  WARN
}
