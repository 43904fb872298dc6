package dk.tillid.domain.code;

/// How a contact (kontakt) took place.
public enum ContactMode implements Code {
  PHONE("telefonisk", "by telephone"),
  IN_PERSON("personlig", "in person"),
  HOME_VISIT("hjemmebesøg", "home visit"),
  STREET("gadeplan", "on the street"),
  WRITTEN("skriftlig", "in writing"),
  ORAL("mundtlig", "orally");

  private final String da;
  private final String en;

  ContactMode(String da, String en) {
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
