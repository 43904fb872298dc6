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
/// "en"}}}`, the keys being those of [RuleKey].
@NullMarked
package dk.tillid.rules;

import org.jspecify.annotations.NullMarked;
