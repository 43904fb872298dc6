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
///   `issued` · `complaint` `complaint`, and `receivingUnit?`, `helpToWrite?` where one is possible
///   · `userSurvey` `made` · `freeChoiceOfProvider` `offered` · `price` `price` · `confidentiality`
///   `untilConsent` · `authorityPowers` `held` · `danger` `interveners?`
/// - `effectMeasure` `measures` · `scheduledFollowUp` `followUp` · `exactAge` `kept`
/// - `daysOff` `days` · `note` `allowed` · `retention` `monthsAfterClosing`
/// - `citizenDuties` and `provider` have words only
@NullMarked
package dk.tillid.rules;

import org.jspecify.annotations.NullMarked;
