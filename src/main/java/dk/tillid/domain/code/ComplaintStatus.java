package dk.tillid.domain.code;

/// Where a complaint (klage) stands.
public enum ComplaintStatus implements Code {
  RECEIVED("modtaget", "received"),
  PASSED_ON("sendt videre", "passed on"),
  ANSWERED("besvaret", "answered");

  private final String da;
  private final String en;

  ComplaintStatus(String da, String en) {
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
