package dk.tillid.domain.code;

/// Whether the citizen lives alone (samlivsforhold).
public enum LivingSituation implements Code {
  ALONE("bor alene", "lives alone"),
  WITH_OTHERS("bor med andre", "lives with others"),
  UNKNOWN("ukendt", "unknown");

  private final String da;
  private final String en;

  LivingSituation(String da, String en) {
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
