package dk.tillid.domain.code;

/// Who took the initiative (initiativ) to a contact.
public enum InitiatedBy implements Code {
  WORKER("medarbejder", "worker"),
  CITIZEN("borger", "citizen"),
  OTHER("andre", "others"),
  UNKNOWN("ukendt", "unknown");

  private final String da;
  private final String en;

  InitiatedBy(String da, String en) {
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
