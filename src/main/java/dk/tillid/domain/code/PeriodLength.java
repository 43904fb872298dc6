package dk.tillid.domain.code;

/// How long a reporting period (periode) is.
public enum PeriodLength implements Code {
  QUARTER("kvartal", "quarter"),
  YEAR("år", "year");

  private final String da;
  private final String en;

  PeriodLength(String da, String en) {
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
