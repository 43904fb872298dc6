package dk.tillid.domain.code;

/// Where an enquiry comes from (henvendelseskilde), or how a person was met.
public enum ReferralSource implements Code {
  SUPPORT_ACTIVITY_CENTRE("støtte- og aktivitetscenter", "support and activity centre"),
  PSYCHIATRY_DISABILITY("Psykiatri og Handicap", "psychiatry and disability department"),
  JOB_CENTRE("jobcenter", "job centre"),
  FAMILY_DEPARTMENT("familieafdeling", "family department"),
  BENEFITS_CENTRE("ydelsescenter", "benefits centre"),
  FAMILY_RELATIVES("familie eller pårørende", "family or relatives"),
  NETWORK_FRIENDS("netværk eller venner", "network or friends"),
  OTHERS_NEIGHBOURS("andre eller naboer", "others or neighbours"),
  SELF("selvhenvendelse", "the person"),
  HOUSING_ASSOCIATION("boligselskab", "housing association"),
  SUBSTANCE_COUNSELLING("rusmiddelrådgivning", "substance counselling"),
  PRISON_PROBATION("kriminalforsorgen", "prison and probation service"),
  SHELTER("herberg", "shelter"),
  STREET_LAWYER("gadejurist", "street lawyer"),
  HEALTH_STAFF("sundhedspersonale", "health staff"),
  OTHER_PROFESSIONAL("andre fagpersoner", "other professionals"),
  OWN_OUTREACH("egen opsøgende kontakt", "own outreach"),
  NEIGHBOUR_MUNICIPALITY_SKP("SKP i nabokommune", "outreach team of a neighbouring municipality"),
  PRIVATE_AID_ORG("privat hjælpeorganisation", "private aid organisation"),
  SUPPORTED_CITIZEN("borger der selv får støtte", "citizen who receives support"),
  RESIDENTS_ASSOCIATION("beboerforening", "residents' association");

  private final String da;
  private final String en;

  ReferralSource(String da, String en) {
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
