package dk.tillid.domain.code;

/// Through what isolation (isolation) was broken.
public enum IsolationBrokenBy implements Code {
  AUTHORITY("myndighed", "authority"),
  SERVICE("tilbud", "service"),
  NETWORK("netværk", "network");

  private final String da;
  private final String en;

  IsolationBrokenBy(String da, String en) {
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
