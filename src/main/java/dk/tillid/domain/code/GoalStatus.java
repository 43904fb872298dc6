package dk.tillid.domain.code;

/// Where a goal (mål) stands.
public enum GoalStatus implements Code {
  ACTIVE("i gang", "active"),
  REACHED("nået", "reached"),
  DROPPED("opgivet", "dropped");

  private final String da;
  private final String en;

  GoalStatus(String da, String en) {
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
