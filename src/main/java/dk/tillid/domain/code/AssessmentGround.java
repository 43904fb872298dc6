package dk.tillid.domain.code;

/// Grounds (begrundelse) of the individual assessment that ends a case which cannot be reached.
public enum AssessmentGround implements Code {
  NO_CONTACT_LONG_TIME("ingen kontakt gennem længere tid", "no contact for a long time"),
  ALL_CHANNELS_TRIED("alle kontaktveje forsøgt", "all ways of contact tried"),
  KNOWN_TO_OTHER_SERVICE("kendt af andet tilbud", "known to another service"),
  LEFT_AREA("har forladt området", "has left the area");

  private final String da;
  private final String en;

  AssessmentGround(String da, String en) {
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
