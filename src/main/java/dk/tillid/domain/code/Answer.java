package dk.tillid.domain.code;

/// An answer that may be unknown. Unknown is a normal answer and never counts as no.
public enum Answer implements Code {
  YES("ja", "yes"),
  NO("nej", "no"),
  UNKNOWN("ukendt", "unknown");

  private final String da;
  private final String en;

  Answer(String da, String en) {
    this.da = da;
    this.en = en;
  }

  @Override
  public String da() {
    return da;
  }

  @Override
  public String en() {
    return en;
  }
}
