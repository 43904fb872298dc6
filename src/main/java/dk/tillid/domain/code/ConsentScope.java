package dk.tillid.domain.code;

/// What a consent (samtykke) covers.
public enum ConsentScope implements Code {
  SHARING("videregivelse af oplysninger", "passing on information"),
  STATISTICS("brug i statistik", "use in statistics");

  private final String da;
  private final String en;

  ConsentScope(String da, String en) {
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
