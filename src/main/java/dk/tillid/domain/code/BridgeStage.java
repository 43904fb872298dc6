package dk.tillid.domain.code;

/// How far a bridge (brobygning) to a service has come.
public enum BridgeStage implements Code {
  OFFERED("tilbudt", "offered"),
  INTRODUCED("introduceret", "introduced"),
  IN_CONTACT("i kontakt", "in contact"),
  USING("bruger tilbuddet", "using");

  private final String da;
  private final String en;

  BridgeStage(String da, String en) {
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
