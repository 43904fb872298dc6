package dk.tillid.api.graph;

import dk.tillid.domain.CaseFile;
import dk.tillid.domain.Operation;
import dk.tillid.domain.code.Purpose;

/// A case that is being shown, the request it is shown in, and why.
record CaseNode(CaseFile file, Call call, Operation operation, Purpose purpose) {
  /// A case that is shown beside this one, which is a look of its own.
  CaseNode beside(CaseFile other) {
    call.looked(operation, purpose, other.id());
    return new CaseNode(other, call, operation, purpose);
  }
}
