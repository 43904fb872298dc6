package dk.tillid.casework;

/// Why a whole case cannot be as it is told. A closed list.
public enum Flaw {
  /// There is no episode.
  NO_EPISODE("a case has at least one episode"),
  /// Something would have happened tomorrow.
  DAY_IN_FUTURE("a day lies in the future"),
  /// An episode begins while the one before it runs.
  EPISODES_OVERLAP("an episode begins before the one before it was closed"),
  /// An episode ends before it begins.
  CLOSED_BEFORE_OPENED("an episode was closed before it was opened"),
  /// An episode begins before anybody asked for it.
  OPENED_BEFORE_ENQUIRY("an episode was opened before its enquiry was received"),
  /// The first contact lies outside its episode.
  FIRST_CONTACT_OUTSIDE("a first contact lies outside its episode"),
  /// An entry points to a place in a list that is not there.
  PLACE_NOT_THERE("an entry names an episode or safety event that is not there"),
  /// An attempt or contact lies outside every episode it could belong to.
  OUTSIDE_EPISODE("an attempt or contact lies outside its episode"),
  /// The citizen was met, and the episode does not say so.
  FIRST_CONTACT_MISSING("the citizen was reached before the episode's first contact"),
  /// Something was recorded before the case began.
  BEFORE_OPENING("an entry lies before the case was opened"),
  /// Something changed before it began.
  STATUS_BEFORE_START("a status was set before there was anything to have it"),
  /// Two bridges to one service, or one without a step.
  BRIDGES("a case has one bridge to a service, with at least one step"),
  /// Two baselines of one episode.
  BASELINE_TWICE("an episode has two baselines"),
  /// What a closing reason needs is missing, or stands with another one.
  CLOSING_GROUNDS("a closing reason and its grounds do not fit"),
  /// The municipality's rules know no such closing reason.
  CLOSING_REASON_NOT_IN_RULES("the municipality's rules know no such closing reason"),
  /// The protocol of attempts was not met.
  ATTEMPT_PROTOCOL_NOT_MET("the municipality's protocol of attempts was not met"),
  /// Scope, recipient and days of a consent do not fit.
  CONSENT("scope, recipient and days of a consent do not fit"),
  /// Something was told to others without consent or danger.
  DISCLOSURE_WITHOUT_GROUND("a disclosure has neither a consent that held nor a safety event"),
  /// The exact age is kept though no report asks for it.
  AGE_NOT_IN_RULES("the municipality's rules do not ask for the exact age: leave it out"),
  /// A note where there can be none.
  NOTE_NOT_IN_RULES("the municipality's rules allow no note"),
  /// Outcome and days of an enquiry do not fit.
  ENQUIRY("outcome and days of an enquiry do not fit");

  private final String text;

  Flaw(String text) {
    this.text = text;
  }

  /// The reason in words.
  public String text() {
    return text;
  }
}
