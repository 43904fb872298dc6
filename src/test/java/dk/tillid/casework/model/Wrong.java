package dk.tillid.casework.model;

/// Deliberate errors of the model, one for each way to misread what must hold. A run has to notice
/// every one of them.
enum Wrong {
  /// The model as it is meant.
  NOTHING,
  /// An enquiry can be answered only by a case.
  ENQUIRY_NEEDS_A_CASE,
  /// A case can be opened only out of an enquiry.
  CASE_NEEDS_AN_ENQUIRY,
  /// The day of receipt counts as the first working day.
  DUE_COUNTS_THE_DAY_OF_RECEIPT,
  /// Saturdays and Sundays count.
  DUE_COUNTS_WEEKENDS,
  /// Holidays count.
  DUE_COUNTS_HOLIDAYS,
  /// Store Bededag is a holiday after 2023 too.
  PRAYER_DAY_FOR_EVER,
  /// Days on which the municipality is closed count.
  DUE_COUNTS_DAYS_OFF,
  /// A first contact after the aim is refused.
  DUE_BLOCKS,
  /// One visit is enough.
  PROTOCOL_OF_ONE_VISIT,
  /// A visit counts without a note.
  PROTOCOL_WITHOUT_NOTES,
  /// One call is enough.
  PROTOCOL_OF_ONE_CALL,
  /// The protocol ends a case though the citizen was reached.
  PROTOCOL_THOUGH_REACHED,
  /// Attempts of earlier episodes count.
  PROTOCOL_OF_ALL_EPISODES,
  /// Every municipality has Hedensted's protocol.
  PROTOCOL_EVERYWHERE,
  /// Ballerup closes without grounds.
  ASSESSMENT_WITHOUT_GROUNDS,
  /// Every municipality closes on an assessment.
  ASSESSMENT_EVERYWHERE,
  /// The week begins on Sunday.
  HOURS_FROM_SUNDAY,
  /// The aim itself is already too much.
  HOURS_AT_THE_AIM,
  /// Merged cases have an aim each.
  HOURS_OF_ONE_CASE,
  /// Every municipality has the aim.
  HOURS_EVERYWHERE,
  /// A contact over the aim is refused.
  HOURS_BLOCK,
  /// A contact over the aim is accepted and not kept.
  HOURS_DROP_THE_CONTACT,
  /// A reopened case is another person.
  REOPENED_IS_ANOTHER_PERSON,
  /// A reopened case goes on with the episode it had.
  REOPENED_IS_THE_SAME_EPISODE,
  /// A merged case is a person beside the other.
  MERGED_ARE_TWO_PERSONS,
  /// Vordingborg issues decisions.
  DECISION_IN_VORDINGBORG,
  /// Hedensted takes complaints.
  COMPLAINT_IN_HEDENSTED,
  /// Hedensted refuses complaints and gives no reason.
  COMPLAINT_REFUSED_WITHOUT_THE_RULE,
  /// A consent holds for every kind of recipient.
  CONSENT_FOR_EVERY_RECIPIENT,
  /// A consent to statistics lets everybody be told.
  CONSENT_OF_EVERY_SCOPE,
  /// A consent holds before it was given.
  CONSENT_BEFORE_IT_WAS_GIVEN,
  /// A consent holds after its last day.
  CONSENT_AFTER_ITS_LAST_DAY,
  /// A consent holds after its withdrawal.
  CONSENT_AFTER_ITS_WITHDRAWAL,
  /// What a danger allows is kept without the danger.
  DANGER_NOT_RECORDED,
  /// A danger of an earlier episode allows too.
  DANGER_OF_AN_EARLIER_EPISODE,
  /// The work goes on in a merged case.
  MERGED_IS_NOT_FROZEN,
  /// A consent in one case of a person is enough.
  MERGED_CONSENTS_ON_THE_LENIENT_SIDE,
  /// A consent of one case is not ended by a withdrawal in another.
  MERGED_WITHDRAWALS_APART,
  /// A wish for anonymity stays with its own case.
  MERGED_WISHES_APART,
  /// Undoing leaves the other's wish for anonymity behind.
  UNDONE_WISH_STAYS,
  /// A consent that was given for both still covers both after the undoing.
  UNDONE_CONSENT_COVERS_BOTH,
  /// A merger can be undone for ever.
  UNDONE_AT_ANY_TIME,
  /// An erasure leaves the other cases of the person.
  ERASED_ALONE,
  /// An erasure leaves the enquiries.
  ERASED_WITHOUT_ENQUIRIES,
  /// A code of an erased case opens it still.
  ERASED_COMES_BACK,
  /// A code that was ended opens the case still.
  ENDED_CODE_OPENS,
  /// A new code ends those of its own case alone.
  ENDED_CODES_OF_ONE_CASE,
  /// Any code of the registry is enough for a second one.
  ANY_CODE_IS_ENOUGH,
  /// A withdrawal reaches only the case whose code it is.
  WITHDRAWN_IN_ONE_CASE,
  /// Cases lapse in a municipality that states no period.
  LAPSES_EVERYWHERE
}
