package dk.tillid.domain.code;

/// What a contact was used for (støtteaktivitet).
public enum SupportActivity implements Code {
  MOTIVATE_TO_ACCEPT_HELP("motivere til at modtage hjælp", "motivate to accept help"),
  HELP_CONTACT_AUTHORITIES("hjælp til kontakt med myndigheder", "help to contact authorities"),
  KEEP_BUILD_OUTSIDE_CONTACT(
      "fastholde og opbygge kontakt til omverdenen",
      "keep and build contact with the outside world"),
  ENABLE_USE_OF_SERVICES("gøre i stand til at bruge tilbud", "enable use of services"),
  MOTIVATE_SUBSTANCE_CENTRE(
      "motivere til kontakt med rusmiddelcenter", "motivate to contact the substance centre"),
  CRISIS_SUPPORT("krisestøtte", "crisis support"),
  MOTIVATIONAL_TALKS("motiverende samtaler", "motivational talks"),
  HOUSING_ASSOCIATION_CONTACT("kontakt til boligselskab", "contact with housing association"),
  DOCTOR_DENTIST_HOSPITAL_CONTACT(
      "kontakt til læge, tandlæge eller sygehus", "contact with doctor, dentist or hospital"),
  NETWORK_CONTACT("kontakt til netværk", "contact with network"),
  MOTIVATE_ASSESSMENT_TREATMENT(
      "motivere til udredning og behandling", "motivate to assessment and treatment"),
  INTRODUCE_COUNSELLING_CENTRE(
      "introducere til rådgivningscenter", "introduce to counselling centre"),
  COOPERATE_WITH_CLINICIANS("samarbejde med behandlere", "cooperate with clinicians");

  private final String da;
  private final String en;

  SupportActivity(String da, String en) {
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
