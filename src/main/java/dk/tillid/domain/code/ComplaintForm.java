package dk.tillid.domain.code;

/// How a complaint (klage) was made.
public enum ComplaintForm implements Code {
  WRITTEN("skriftlig", "written"),
  ORAL("mundtlig", "oral"),
  ORAL_WITH_HELP_TO_WRITE("mundtlig med hjælp til at skrive", "oral, with help to write");

  private final String da;
  private final String en;

  ComplaintForm(String da, String en) {
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
