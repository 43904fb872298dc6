package dk.tillid.domain.code;

/// How a contact attempt (kontaktforsøg) was made.
public enum AttemptKind implements Code {
  VISIT("besøg på adresse eller opholdssted", "visit to address or place of stay"),
  NOTE_LEFT("seddel i postkasse", "note left in the letter box"),
  CALL("opkald", "telephone call");

  private final String da;
  private final String en;

  AttemptKind(String da, String en) {
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
