package dk.tillid.api.graph;

import dk.tillid.domain.CaseFile;

/// A case that is being shown, and the request it is shown in.
record CaseNode(CaseFile file, Call call) {}
