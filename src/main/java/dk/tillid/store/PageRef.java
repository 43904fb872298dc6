package dk.tillid.store;

import dk.tillid.domain.CaseId;

/// A page of contacts by case and number.
record PageRef(CaseId caseId, int number) {}
