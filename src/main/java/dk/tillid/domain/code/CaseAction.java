package dk.tillid.domain.code;

/// What can be done in a known case (handling): one entry a change of the API, by the change's
/// name.
public enum CaseAction implements Code {
  RECORD_ATTEMPT("registrere et kontaktforsøg", "record an attempt"),
  RECORD_CONTACT("registrere en kontakt", "record a contact"),
  RECORD_OBSERVATION("registrere en observation eller en fase", "record an observation or a phase"),
  SET_GOAL("sætte et mål", "set a goal"),
  RECORD_BRIDGE("registrere brobygning", "record a bridge"),
  MEASURE_EFFECT("måle effekt", "measure the effect"),
  CLOSE_CASE("afslutte forløbet", "close the case"),
  REOPEN_CASE("genoptage forløbet", "reopen the case"),
  GIVE_CONSENT("registrere et samtykke", "record a consent"),
  ASSIGN_CASE("tildele forløbet", "assign the case"),
  CORRECT_TRAITS("rette borgerens træk", "correct the citizen's traits"),
  SET_NOTE("sætte notatet", "set the note"),
  RECORD_TEAM_REVIEW("registrere et teammøde", "record a team review"),
  RECORD_HANDOVER("registrere en overdragelse", "record a handover"),
  RECORD_COMPLAINT("registrere en klage", "record a complaint"),
  RECORD_SAFETY_EVENT("registrere en fare", "record a safety event"),
  RECORD_DISCLOSURE("registrere en videregivelse", "record a disclosure"),
  RECORD_FORMAL_DECISION("registrere en afgørelse", "record a formal decision"),
  MERGE_CASES("lægge et andet forløb ind i dette", "merge another case into this one"),
  UNDO_MERGE("ophæve sammenlægningen", "undo the merger"),
  REPLACE_CODE("udstede en ny kode", "issue a new code");

  private final String da;
  private final String en;

  CaseAction(String da, String en) {
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
