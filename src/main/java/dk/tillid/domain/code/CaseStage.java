package dk.tillid.domain.code;

/// How far a case has come (trin): what may be asked for grows with it.
public enum CaseStage implements Code {
  REGISTERED("registreret", "registered"),
  ATTEMPTED("forsøgt", "attempted"),
  REACHED("truffet", "reached"),
  ENGAGED("i fast kontakt", "engaged"),
  CLOSING("afsluttet", "closed");

  private final String da;
  private final String en;

  CaseStage(String da, String en) {
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
