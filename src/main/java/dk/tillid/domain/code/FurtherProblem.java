package dk.tillid.domain.code;

/// Further problems (øvrige problemer).
public enum FurtherProblem implements Code {
  HOMELESSNESS("hjemløshed", "homelessness"),
  PROSTITUTION("prostitution", "prostitution"),
  CRIME("kriminalitet", "crime"),
  ACTING_OUT("udadreagerende adfærd", "acting out"),
  LONELINESS("ensomhed", "loneliness"),
  ECONOMIC("økonomiske problemer", "economic problems");

  private final String da;
  private final String en;

  FurtherProblem(String da, String en) {
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
