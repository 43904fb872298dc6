package dk.tillid.domain.code;

/// Whether a consent (samtykke) holds on a day.
public enum ConsentStatus implements Code {
  NONE("ikke givet", "none"),
  VALID("gyldigt", "valid"),
  EXPIRED("udløbet", "expired"),
  REVOKED("tilbagekaldt", "revoked");

  private final String da;
  private final String en;

  ConsentStatus(String da, String en) {
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
