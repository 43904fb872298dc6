package dk.tillid.domain.code;

/// What the danger (fare) is that lets confidentiality yield.
public enum SafetyEventKind implements Code {
  DANGER_TO_SELF("fare for borgeren selv", "danger to the citizen"),
  DANGER_TO_OTHERS("fare for andre", "danger to others"),
  ACUTE_ILLNESS("akut sygdom", "acute illness"),
  CHILD_CONCERN("bekymring for et barn", "concern for a child");

  private final String da;
  private final String en;

  SafetyEventKind(String da, String en) {
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
