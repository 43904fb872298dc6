package dk.tillid.domain;

/// Why a well-formed change was not made. A closed list; the API gives each a text in both
/// languages.
public enum Refusal {
  /// The day lies in the future.
  DATE_IN_FUTURE,
  /// The day lies further back than may be recorded afterwards.
  DATE_TOO_OLD,
  /// The day lies before the episode was opened.
  DATE_BEFORE_OPENING,
  /// The day lies after the episode was closed; or a closing would leave entries after it.
  DATE_AFTER_CLOSING,
  /// The case is closed; it can be reopened.
  CASE_CLOSED,
  /// The case is open already.
  CASE_OPEN,
  /// The enquiry already led to a case.
  REFERRAL_HAS_CASE,
  /// The municipality's rules know no such closing reason.
  CLOSING_REASON_NOT_IN_RULES,
  /// The municipality's protocol of attempts is not yet met.
  ATTEMPT_PROTOCOL_NOT_MET,
  /// The citizen was reached, so that the case cannot close as unreachable.
  CITIZEN_WAS_REACHED,
  /// The coded grounds of the individual assessment are missing.
  ASSESSMENT_MISSING,
  /// How isolation was broken is missing.
  ISOLATION_BROKEN_BY_MISSING,
  /// The municipality's rules do not use phases.
  PHASES_NOT_IN_RULES,
  /// The exact age is not kept, since the municipality's report does not ask for it.
  AGE_NOT_IN_RULES,
  /// A consent to sharing must name the kind of recipient.
  RECIPIENT_MISSING,
  /// A consent to statistics has no recipient.
  RECIPIENT_NOT_APPLICABLE,
  /// The consent would expire before it begins.
  EXPIRY_BEFORE_CONSENT,
  /// A baseline of this episode exists already.
  BASELINE_EXISTS,
  /// More workers than the municipality's rules allow.
  TOO_MANY_WORKERS,
  /// The case has reached the largest number of entries of this kind.
  TOO_MANY_ENTRIES,
  /// The day of the reopening lies before the earlier episode was closed.
  DATE_BEFORE_CLOSING,
  /// The enquiry has its outcome already.
  REFERRAL_ANSWERED,
  /// The outcome is not set by hand: an enquiry is open until it is answered, and a case that is
  /// opened or reopened out of it answers it.
  OUTCOME_NOT_BY_HAND,
  /// An enquiry about a known case must name the case.
  CASE_MISSING,
  /// With this outcome no case is named.
  CASE_NOT_APPLICABLE,
  /// The day lies before the enquiry was received.
  DATE_BEFORE_ENQUIRY,
  /// No consent that holds on the day names this kind of recipient.
  CONSENT_MISSING,
  /// The safety event is of an earlier episode or came after the day, and so is no reason.
  SAFETY_EVENT_NOT_APPLICABLE,
  /// The municipality's rules know no complaint.
  COMPLAINT_NOT_POSSIBLE,
  /// The day lies before the complaint was made.
  DATE_BEFORE_COMPLAINT,
  /// By the municipality's rules only others may intervene.
  INTERVENER_NOT_IN_RULES,
  /// The municipality's rules issue no formal decision.
  DECISION_NOT_ISSUED,
  /// The municipality allows no note.
  NOTE_NOT_IN_RULES,
  /// The case lies in another: work goes on in that one.
  CASE_MERGED,
  /// The case lies in no other, so that there is no merger to undo.
  CASE_NOT_MERGED,
  /// A case cannot be merged with itself.
  SAME_CASE,
  /// The merger lies too far back to be undone.
  UNDO_PERIOD_OVER,
  /// The code that was presented is none of the citizen's, or was misread.
  CODE_NOT_OF_CASE
}
