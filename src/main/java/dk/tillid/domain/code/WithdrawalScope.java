package dk.tillid.domain.code;

/// What a citizen withdraws (tilbagekalder) with the paper code.
public enum WithdrawalScope implements Code {
  SHARING("videregivelse af oplysninger", "passing on information"),
  STATISTICS("brug i statistik", "use in statistics"),
  EVERYTHING("alt slettes", "everything is erased");

  private final String da;
  private final String en;

  WithdrawalScope(String da, String en) {
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
