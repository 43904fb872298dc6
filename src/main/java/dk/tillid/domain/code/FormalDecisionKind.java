package dk.tillid.domain.code;

/// What a formal decision (afgørelse) says.
public enum FormalDecisionKind implements Code {
  GRANTED("bevilget", "granted"),
  REFUSED("afslået", "refused"),
  ENDED("ophørt", "ended");

  private final String da;
  private final String en;

  FormalDecisionKind(String da, String en) {
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
