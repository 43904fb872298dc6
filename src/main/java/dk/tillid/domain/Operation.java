package dk.tillid.domain;

import static dk.tillid.domain.Role.AUDITOR;
import static dk.tillid.domain.Role.CITIZEN;
import static dk.tillid.domain.Role.KEYKEEPER;
import static dk.tillid.domain.Role.OPERATOR;
import static dk.tillid.domain.Role.STATISTICIAN;
import static dk.tillid.domain.Role.TEAMLEAD;
import static dk.tillid.domain.Role.WORKER;

/// Every operation of the API and who may call it: the one table of permissions. The audit trail
/// stores an operation by its place, so that new ones are added last.
public enum Operation {
  /// Records an enquiry.
  REGISTER_REFERRAL("registerReferral", WORKER, TEAMLEAD),
  /// Opens a case.
  OPEN_CASE("openCase", WORKER, TEAMLEAD),
  /// Records an attempt.
  RECORD_ATTEMPT("recordAttempt", WORKER, TEAMLEAD),
  /// Records a contact.
  RECORD_CONTACT("recordContact", WORKER, TEAMLEAD),
  /// Records housing, income, problems, phase.
  RECORD_OBSERVATION("recordObservation", WORKER, TEAMLEAD),
  /// Sets a goal or its status.
  SET_GOAL("setGoal", WORKER, TEAMLEAD),
  /// Records a step of a bridge to a service.
  RECORD_BRIDGE("recordBridge", WORKER, TEAMLEAD),
  /// Records an effect measurement.
  MEASURE_EFFECT("measureEffect", WORKER, TEAMLEAD),
  /// Closes a case.
  CLOSE_CASE("closeCase", WORKER, TEAMLEAD),
  /// Reopens a case.
  REOPEN_CASE("reopenCase", WORKER, TEAMLEAD),
  /// Records a consent and issues a paper code.
  GIVE_CONSENT("giveConsent", WORKER, TEAMLEAD),
  /// Puts a case into other hands.
  ASSIGN_CASE("assignCase", TEAMLEAD),
  /// The due list.
  TODAY("today", WORKER, TEAMLEAD),
  /// One case.
  CASE("case", WORKER, TEAMLEAD),
  /// Search by traits.
  CASES("cases", WORKER, TEAMLEAD),
  /// Enquiries.
  REFERRALS("referrals", WORKER, TEAMLEAD),
  /// Code lists.
  CODE_LISTS("codeLists", WORKER, TEAMLEAD, STATISTICIAN, KEYKEEPER, AUDITOR, OPERATOR, CITIZEN),
  /// A municipality's rules.
  RULE_SET("ruleSet", WORKER, TEAMLEAD, STATISTICIAN, KEYKEEPER, AUDITOR, OPERATOR, CITIZEN),
  /// Changes of the due list as they come.
  TODAY_CHANGED("todayChanged", WORKER, TEAMLEAD),
  /// The exact annual report.
  STATUS_REPORT("statusReport", TEAMLEAD),
  /// The citizen's own case.
  MY_CASE("myCase", CITIZEN),
  /// The citizen's withdrawal.
  REVOKE_CONSENT("revokeConsent", CITIZEN),
  /// The audit trail.
  AUDIT_ENTRIES("auditEntries", AUDITOR),
  /// A signed checkpoint of the audit trail.
  AUDIT_CHECKPOINT("auditCheckpoint", AUDITOR),
  /// The demonstration year was loaded; no operation of the API.
  LOAD_DEMONSTRATION("loadDemonstration"),
  /// Gives an enquiry its outcome.
  ANSWER_REFERRAL("answerReferral", WORKER, TEAMLEAD),
  /// A team's work was counted for its daily message; no operation of the API.
  SEND_DIGEST("sendDigest"),
  /// The exact movements over several quarters or years.
  MOVEMENTS("movements", TEAMLEAD),
  /// Records a team's look at a case.
  RECORD_TEAM_REVIEW("recordTeamReview", WORKER, TEAMLEAD),
  /// Records that the citizen goes on to another unit.
  RECORD_HANDOVER("recordHandover", WORKER, TEAMLEAD),
  /// Records a complaint or where one stands.
  RECORD_COMPLAINT("recordComplaint", WORKER, TEAMLEAD),
  /// Records a danger and who acts.
  RECORD_SAFETY_EVENT("recordSafetyEvent", WORKER, TEAMLEAD),
  /// Records that something was told outside the team.
  RECORD_DISCLOSURE("recordDisclosure", WORKER, TEAMLEAD),
  /// Records a formal decision.
  RECORD_FORMAL_DECISION("recordFormalDecision", WORKER, TEAMLEAD),
  /// Fills in or corrects what is known of a citizen.
  CORRECT_TRAITS("correctTraits", WORKER, TEAMLEAD),
  /// Sets or removes the short note of a case.
  SET_NOTE("setNote", WORKER, TEAMLEAD),
  /// How complete the cases of each team are.
  COMPLETENESS("completeness", TEAMLEAD),
  /// Merges two cases of one person.
  MERGE_CASES("mergeCases", TEAMLEAD),
  /// Undoes a merger.
  UNDO_MERGE("undoMerge", TEAMLEAD),
  /// The rules of several municipalities side by side.
  RULE_SETS("ruleSets", WORKER, TEAMLEAD, STATISTICIAN, KEYKEEPER, AUDITOR, OPERATOR, CITIZEN),
  /// Cases and enquiries came from another registry; no operation of the API.
  IMPORT_CASES("importCases"),
  /// Cases and enquiries were written out for another registry; no operation of the API.
  EXPORT_CASES("exportCases"),
  /// Which closed cases will be withdrawn by when.
  RETENTION_PREVIEW("retentionPreview", TEAMLEAD),
  /// Something was withdrawn because its time had lapsed; no operation of the API.
  RETENTION_ERASURE("retentionErasure"),
  /// Pairs of cases that may be of one person.
  MERGE_SUGGESTIONS("mergeSuggestions", TEAMLEAD),
  /// Issues a new paper code beside an older one, or in place of all.
  REPLACE_CODE("replaceCode", TEAMLEAD),
  /// A backup was ordered; no operation of the API.
  MAKE_BACKUP("makeBackup");

  private final String field;
  private final int roles; // one bit a role, since an enum must not hold a mutable set

  Operation(String field, Role... roles) {
    this.field = field;
    int bits = 0;
    for (Role role : roles) {
      bits |= 1 << role.ordinal();
    }
    this.roles = bits;
  }

  /// Whether it is an operation of the API; the others are done by the process itself and have
  /// their name in the audit trail alone.
  public boolean ofApi() {
    return roles != 0;
  }

  /// The root field of the schema.
  public String field() {
    return field;
  }

  /// Whether the role may call it at all; what it reaches is decided by `Actor`.
  public boolean permits(Role role) {
    return (roles & 1 << role.ordinal()) != 0;
  }
}
