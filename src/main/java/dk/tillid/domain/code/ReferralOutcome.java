package dk.tillid.domain.code;

/// What became of an enquiry (henvendelse).
public enum ReferralOutcome implements Code {
  OPEN("åben", "open"),
  CASE_OPENED("forløb åbnet", "case opened"),
  CASE_KNOWN("hører til et kendt forløb", "belongs to a known case"),
  UNABLE_TO_LOCATE("ikke fundet", "unable to locate"),
  DECLINED_AT_FIRST_CONTACT("afslog ved første kontakt", "declined at first contact"),
  DECLINED_LATER("afslog senere", "declined later"),
  OUTSIDE_TARGET_GROUP("uden for målgruppen", "outside the target group"),
  PASSED_ON("henvist til anden enhed", "passed on to another unit"),
  NO_NEED_FOUND("intet behov fundet", "no need found");

  private final String da;
  private final String en;

  ReferralOutcome(String da, String en) {
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
