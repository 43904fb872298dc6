package dk.tillid.domain.code;

/// Why an episode ended (afslutningsgrund).
public enum ClosingReason implements Code {
  DECLINED_FIRST_CONTACT("afvist ved første kontaktforsøg", "declined at first contact"),
  CITIZEN_WISH("borgerens ønske", "citizen's wish"),
  DECLINED_LATER("afslår senere", "declined later"),
  ISOLATION_BROKEN("isolationen er brudt", "isolation broken"),
  UNREACHABLE_PROTOCOL("ingen kontakt efter protokol", "unreachable after the attempt protocol"),
  UNREACHABLE_ASSESSED(
      "ingen kontakt gennem længere tid, konkret vurdering",
      "unreachable for long, individually assessed"),
  MOVED_TO_OTHER_SUPPORT("overgået til anden støtte", "moved to other support"),
  SELF_RELIANT("klarer sig selv", "self-reliant"),
  HANDED_OVER_UNDER_18("overdraget, under 18 år", "handed over, under 18"),
  HANDED_OVER_OVER_65("overdraget, over 65 år", "handed over, over 65"),
  MOVED_AWAY("fraflyttet", "moved away"),
  IMPRISONED("fængslet", "imprisoned"),
  DECEASED("død", "deceased");

  private final String da;
  private final String en;

  ClosingReason(String da, String en) {
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
