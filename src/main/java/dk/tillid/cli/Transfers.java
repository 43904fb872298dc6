package dk.tillid.cli;

import dk.tillid.domain.Actor;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.Operation;
import dk.tillid.domain.Request;
import dk.tillid.domain.Role;
import dk.tillid.domain.WorkerId;
import dk.tillid.domain.code.Purpose;
import java.util.Set;

/// Who moves cases in or out: the operator, for no municipality.
final class Transfers {
  private Transfers() {}

  static Request request(Operation operation) {
    Actor operator =
        new Actor(new WorkerId("operator"), Role.OPERATOR, new Municipality("0000"), Set.of());
    return Request.read(operator, operation, Purpose.TRANSFER);
  }
}
