package dk.tillid.domain.code;

/// How a contact attempt (kontaktforsøg) ended.
public enum AttemptResult implements Code {
  REACHED_ACCEPTED("truffet, tager imod", "reached, accepted"),
  REACHED_DECLINED("truffet, afslår", "reached, declined"),
  NOT_REACHED("ikke truffet", "not reached");

  private final String da;
  private final String en;

  AttemptResult(String da, String en) {
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
