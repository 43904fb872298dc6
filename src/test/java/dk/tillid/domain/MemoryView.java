package dk.tillid.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The state of a [MemoryLedger].
public final class MemoryView implements View {
  private record PageKey(CaseId id, int number) {}

  private final Map<CaseId, CaseFile> files = new HashMap<>();
  private final Map<PageKey, ContactPage> pages = new HashMap<>();
  private final Map<CodeTag, CaseId> codes = new HashMap<>();
  private final Map<ReferralId, Referral> referrals = new HashMap<>();
  private LocalDate today;
  private long erasures;
  private long sequence;

  MemoryView(LocalDate today) {
    this.today = today;
  }

  @Override
  public synchronized LocalDate today() {
    return today;
  }

  @Override
  public synchronized Optional<CaseFile> caseFile(CaseId id) {
    return Optional.ofNullable(files.get(id));
  }

  @Override
  public synchronized Optional<CaseId> caseOf(Handle handle) {
    return files.values().stream()
        .filter(file -> file.card().handle().equals(handle))
        .map(CaseFile::id)
        .findFirst();
  }

  @Override
  public synchronized Optional<CaseId> caseOf(CodeTag code) {
    return Optional.ofNullable(codes.get(code));
  }

  @Override
  public synchronized Optional<ContactPage> contacts(CaseId id, int page) {
    return Optional.ofNullable(pages.get(new PageKey(id, page)));
  }

  @Override
  public synchronized Optional<Referral> referral(ReferralId id) {
    return Optional.ofNullable(referrals.get(id));
  }

  /// Every case, in no order.
  public synchronized List<CaseFile> caseFiles() {
    return List.copyOf(files.values());
  }

  /// Every enquiry, in no order.
  public synchronized List<Referral> referrals() {
    return List.copyOf(referrals.values());
  }

  /// All contacts of a case in the order recorded.
  public synchronized List<Contact> contacts(CaseFile file) {
    List<Contact> all = new ArrayList<>();
    for (int number = 0; number < file.contacts().pages().size(); number++) {
      contacts(file.id(), number).ifPresent(page -> all.addAll(page.contacts()));
    }
    return all;
  }

  /// How many cases were erased.
  public synchronized long erasures() {
    return erasures;
  }

  /// Moves on to another day.
  public synchronized void today(LocalDate day) {
    today = day;
  }

  synchronized long nextSequence() {
    return ++sequence;
  }

  synchronized void apply(Change change) {
    switch (change) {
      case Change.ReferralWritten(Referral referral) -> referrals.put(referral.id(), referral);
      case Change.CaseWritten(CaseFile file) -> files.put(file.id(), file);
      case Change.ContactsWritten(ContactPage page, int _) ->
          pages.put(new PageKey(page.caseId(), page.number()), page);
      case Change.CodeIssued(CodeTag code, CaseId caseId) -> codes.put(code, caseId);
      case Change.CodeEnded(CodeTag code) -> codes.remove(code);
      case Change.CaseErased(CaseId caseId) -> erase(caseId);
      case Change.ReferralErased(ReferralId id) -> referrals.remove(id);
    }
  }

  private void erase(CaseId id) {
    if (files.remove(id) != null) {
      erasures++;
    }
    pages.keySet().removeIf(key -> key.id().equals(id));
    codes.values().removeIf(id::equals);
  }
}
