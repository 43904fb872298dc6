package dk.tillid.domain.code;

/// The five phases (faser) of a course of support. Their order is advisory; moving back is allowed.
public enum Phase implements Code {
  OUTREACH("opsøgende", "outreach"),
  CLARIFYING("afklarende", "clarifying"),
  MOTIVATING("motiverende", "motivating"),
  STABILISING("stabiliserende", "stabilising"),
  CLOSING("afsluttende", "closing");

  private final String da;
  private final String en;

  Phase(String da, String en) {
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
