package dk.tillid.domain.code;

/// Why the weekly time was exceeded (begrundelse).
public enum OverrideReason implements Code {
  CRISIS("krise", "crisis"),
  TRANSITION("overgang til andet tilbud", "transition to another service"),
  FIRST_CONTACT("opbygning af kontakt", "building contact"),
  OTHER_ASSESSED("anden faglig vurdering", "other professional assessment");

  private final String da;
  private final String en;

  OverrideReason(String da, String en) {
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
