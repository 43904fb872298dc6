package dk.tillid.store;

import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.CodeTag;
import dk.tillid.domain.Contact;
import dk.tillid.domain.Ledger;
import dk.tillid.domain.Operation;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.View;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/// Invented cases in a ledger, for tests of other rooms: opened, met, consented and withdrawn, and
/// remembered as they should be found again.
public final class InventedCases {
  /// The clock of all tests of the store.
  public static final Clock CLOCK = Ways.CLOCK;

  /// What is held of one case.
  public record Held(CaseFile file, List<Contact> contacts) {}

  private final Drawn drawn;
  private final Map<CaseId, CodeTag> codes = new LinkedHashMap<>();

  /// A town of its own for each seed.
  public InventedCases(long seed) {
    this.drawn = new Drawn(new SplittableRandom(seed));
  }

  /// Opens cases with a code and some contacts each.
  public List<CaseId> settle(Ledger ledger, int count) {
    List<CaseId> settled = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      CaseFile file = drawn.opened(Optional.empty(), Ways.TODAY);
      CodeTag code = drawn.codeTag();
      ledger.transact(Ways.request(Operation.OPEN_CASE), Ways.open(file));
      meet(ledger, file.id());
      ledger.transact(Ways.request(Operation.GIVE_CONSENT), Ways.consent(file.id(), code));
      codes.put(file.id(), code);
      settled.add(file.id());
    }
    return settled;
  }

  /// Records a contact.
  public void meet(Ledger ledger, CaseId id) {
    ledger.transact(Ways.request(Operation.RECORD_CONTACT), Ways.contact(id, drawn.contact()));
  }

  /// Withdraws everything of a case.
  public Outcome withdraw(Ledger ledger, CaseId id) {
    return ledger.transact(Ways.withdrawal(), Ways.withdraw(code(id)));
  }

  /// Ends the code of a case and issues another.
  public void replaceCode(Ledger ledger, CaseId id) {
    CodeTag code = drawn.codeTag();
    ledger.transact(Ways.request(Operation.REPLACE_CODE), Ways.replace(id, code));
    codes.put(id, code);
  }

  /// The code of a case.
  public CodeTag code(CaseId id) {
    return Optional.ofNullable(codes.get(id)).orElseThrow();
  }

  /// What a ledger holds of a case now; empty if it holds nothing.
  public static Optional<Held> held(View view, CaseId id) {
    return view.caseFile(id).map(file -> new Held(file, Ways.contacts(view, file)));
  }
}
