package dk.tillid.domain.code;

/// A service (tilbud) that support builds a bridge to, or that the citizen uses.
public enum Service implements Code {
  MUNICIPAL_AUTHORITY("kommunal myndighed", "municipal authority"),
  DROP_IN_CENTRE("værested", "drop-in centre"),
  TREATMENT_SYSTEM("behandlingssystemet", "treatment system"),
  HEALTH_SERVICE("sundhedsvæsenet", "health service"),
  SUBSTANCE_CENTRE("rusmiddelcenter", "substance centre"),
  SEL_82("støtte efter serviceloven § 82", "support, Service Act § 82"),
  SEL_83("hjemmepleje efter serviceloven § 83", "home care, Service Act § 83"),
  SEL_85("bostøtte efter serviceloven § 85", "housing support, Service Act § 85"),
  SEL_110_AFTERCARE("efterforsorg efter serviceloven § 110", "aftercare, Service Act § 110"),
  HOUSING_ASSOCIATION("boligselskab", "housing association"),
  GP("egen læge", "general practitioner"),
  DENTIST("tandlæge", "dentist"),
  HOSPITAL("sygehus", "hospital"),
  NETWORK("netværk", "network"),
  JOB_CENTRE("jobcenter", "job centre");

  private final String da;
  private final String en;

  Service(String da, String en) {
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
