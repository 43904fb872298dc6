package dk.tillid.domain.code;

/// Housing (boligsituation): the nine categories of the national homelessness count, housed,
/// unknown.
public enum HousingSituation implements Code {
  ROUGH("gade, trappeopgang eller skur", "street, stairwell or shed"),
  NIGHT_CAFE(
      "natvarmestue eller værested med nødovernatning",
      "night café or drop-in with emergency beds"),
  SHELTER("herberg eller forsorgshjem (§ 110)", "shelter (§ 110)"),
  HOTEL_HOSTEL(
      "hotel eller vandrerhjem på grund af hjemløshed", "hotel or hostel because of homelessness"),
  SOFA_SURFING(
      "midlertidigt uden kontrakt hos venner eller familie",
      "temporarily with friends or family, no contract"),
  TRANSITIONAL(
      "udslusningsbolig uden permanent kontrakt",
      "transitional housing without permanent contract"),
  PRISON_RELEASE_1M(
      "løslades inden en måned uden bolig", "release from prison within a month, no housing"),
  HOSPITAL_RELEASE_1M(
      "udskrives inden en måned uden bolig", "discharge from hospital within a month, no housing"),
  OTHER_EMERGENCY("andet, fx kolonihave eller campingvogn", "other, e.g. allotment or caravan"),
  HOUSED("har bolig", "housed"),
  UNKNOWN("ukendt", "unknown");

  private final String da;
  private final String en;

  HousingSituation(String da, String en) {
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

  /// Whether this is one of the nine categories of homelessness (hjemløshed).
  public boolean homeless() {
    return this != HOUSED && this != UNKNOWN;
  }
}
