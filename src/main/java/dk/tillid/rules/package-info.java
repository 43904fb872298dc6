/// Rule sets (kvalitetsstandarder): what a municipality states about outreach work, as dated data,
/// and the working-day calendar that its deadlines count in.
///
/// Invariants: a rule that is not stated is absent and is never enforced; aims warn and never
/// block; every stated rule carries the municipality's own Danish words beside an English gloss.
/// Files are strict JSON, one rule set each: an unknown key, a wrong type, a missing text or two
/// sets valid on one day are reported all at once, with file and key, and nothing is loaded.
///
/// File: `{"format":1, "municipality":"0766", "name":…, "source":…, "validFrom":"yyyy-mm-dd",
/// "validUntil"?:…, "unit"?:…, "emergencyNumbers"?:[{"number","da","en"}], "rules":{key:{…, "da",
/// "en"}}}`, the keys being those of [RuleKey]. Beside its words a rule has these figures, `?`
/// where they may be left out:
///
/// - `firstContactTarget` `workingDays` · `attemptProtocol` `kind`, and `visitsWithNote` for visits
///   and calls · `minPhoneAttempts` `calls`
/// - `hourBudget` `minutesPerIsoWeek?` · `timeLimit` `limit` · `serviceHours` `hours` · `age`
///   `from`, `to`, `younger?`, `older?` (units) · `phases` `phases` · `workersPerCase` `least`,
///   `most` · `teamReviews` `perWeek`
/// - `anonymity` `anonymity` · `registrationWithoutPersonalData` `allEnquiries` · `decisionIssued`
///   `issued?` · `complaint` `complaint`, and `receivingUnit?`, `helpToWrite?` where one is
///   possible · `userSurvey` `made` · `freeChoiceOfProvider` `offered` · `price` `price` ·
///   `confidentiality` `untilConsent` · `authorityPowers` `held` · `danger` `interveners?`
/// - `effectMeasure` `measures` · `scheduledFollowUp` `followUp` · `exactAge` `kept`
/// - `daysOff` `days` · `note` `allowed` · `retention` `monthsAfterClosing`
/// - `legalBasis`, `purpose`, `targetGroup`, `referral`, `activities`, `citizenDuties`, `provider`,
///   `staff` and `closing` have words only
///
/// Quotation: `da` is the document's own wording; passages that do not stand together in it are
/// lines of their own. `validFrom` is the day of the youngest law or guidance the document refers
/// to, and for a document without any dated reference the day the municipality was made (1 January
/// 2007). A document of several such days is as many files, each with what holds in its time.
///
/// Which day decides: the day of the event, that is, the rules in force when a case was opened, a
/// contact made, a case closed, also where it is recorded later; a refusal quotes the same set. The
/// aim for the first contact and its working days go by the day of the enquiry. What is still to be
/// done, in the list of a day, goes by that day. A case that was closed keeps for its retention the
/// rules of the day of its closing. So no old case changes when a municipality changes its rules.
@NullMarked
package dk.tillid.rules;

import org.jspecify.annotations.NullMarked;
