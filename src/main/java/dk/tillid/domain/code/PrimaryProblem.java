package dk.tillid.domain.code;

/// Main problem (hovedproblem): a partition.
public enum PrimaryProblem implements Code {
  SUBSTANCE_ONLY("misbrug", "misuse"),
  MENTAL_ONLY("psykiske problemer", "mental problems"),
  DUAL("misbrug og psykiske lidelser", "misuse and mental illness"),
  OTHER("andre problemstillinger", "other problems");

  private final String da;
  private final String en;

  PrimaryProblem(String da, String en) {
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
