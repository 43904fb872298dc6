package dk.tillid.rules;

/// What a municipality can state a rule about. The key is the name in files, in answers and in
/// refusals; it never changes.
public enum RuleKey {
  LEGAL_BASIS("legalBasis", "lovgrundlag", "legal basis"),
  PURPOSE("purpose", "formål", "purpose"),
  TARGET_GROUP("targetGroup", "målgruppe", "target group"),
  REFERRAL("referral", "henvendelse", "referral"),
  ACTIVITIES("activities", "indsatsens indhold", "what the support holds"),
  FIRST_CONTACT_TARGET("firstContactTarget", "frist for første kontakt", "target of first contact"),
  ATTEMPT_PROTOCOL("attemptProtocol", "forsøg på kontakt", "attempts at contact"),
  MIN_PHONE_ATTEMPTS("minPhoneAttempts", "opkald før afslutning", "calls before closing"),
  HOUR_BUDGET("hourBudget", "tid om ugen", "time a week"),
  TIME_LIMIT("timeLimit", "varighed", "duration"),
  SERVICE_HOURS("serviceHours", "arbejdstid", "service hours"),
  AGE("age", "aldersgruppe", "age group"),
  PHASES("phases", "faser", "phases"),
  WORKERS_PER_CASE("workersPerCase", "kontaktpersoner pr. forløb", "workers per case"),
  TEAM_REVIEWS("teamReviews", "teammøder", "team reviews"),
  ANONYMITY("anonymity", "anonymitet", "anonymity"),
  REGISTRATION_WITHOUT_PERSONAL_DATA(
      "registrationWithoutPersonalData",
      "registrering uden personoplysninger",
      "registration without personal data"),
  EFFECT_MEASURE("effectMeasure", "måling af effekt", "measure of effect"),
  SCHEDULED_FOLLOW_UP("scheduledFollowUp", "fastlagt opfølgning", "scheduled follow-up"),
  DECISION_ISSUED("decisionIssued", "afgørelse", "formal decision"),
  COMPLAINT("complaint", "klage", "complaint"),
  USER_SURVEY("userSurvey", "brugerundersøgelse", "user survey"),
  FREE_CHOICE_OF_PROVIDER(
      "freeChoiceOfProvider", "frit valg af leverandør", "free choice of provider"),
  PRICE("price", "pris", "price"),
  CITIZEN_DUTIES("citizenDuties", "borgerens ansvar", "the citizen's duties"),
  CONFIDENTIALITY("confidentiality", "tavshedspligt", "confidentiality"),
  AUTHORITY_POWERS("authorityPowers", "myndighedsbeføjelser", "authority powers"),
  DANGER("danger", "fare for liv og helbred", "danger to life and health"),
  PROVIDER("provider", "udfører", "provider"),
  STAFF("staff", "krav til medarbejderne", "demands on staff"),
  CLOSING("closing", "afslutning", "closing"),
  EXACT_AGE("exactAge", "alder i statusrapporten", "age in the status report"),
  DAYS_OFF("daysOff", "lukkedage", "days off"),
  NOTE("note", "kort notat", "short note"),
  RETENTION("retention", "opbevaring efter afslutning", "retention after closing");

  private final String key;
  private final String da;
  private final String en;

  RuleKey(String key, String da, String en) {
    this.key = key;
    this.da = da;
    this.en = en;
  }

  /// The stable name.
  public String key() {
    return key;
  }

  /// The Danish label.
  public String da() {
    return da;
  }

  /// The English label.
  public String en() {
    return en;
  }
}
