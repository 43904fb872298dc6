package dk.tillid.demo;

import dk.tillid.domain.CaseId;

/// Truths planted in the demonstration year, so that documents, pictures and tests can lean on
/// them. All lie in [DemoYear#HOME].
///
/// @param overdue open, received three weeks ago, no contact yet
/// @param protocolMet open, two visits with a note left and two calls, nobody reached
/// @param overBudget more than 120 minutes in the ISO week of today
/// @param withdrawn erased by the changes themselves: nothing may be found of it
/// @param withCode the citizen holds the paper code, and has consented to sharing and statistics
public record Planted(
    CaseId overdue, CaseId protocolMet, CaseId overBudget, CaseId withdrawn, CaseId withCode) {}
