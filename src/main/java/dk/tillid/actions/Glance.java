package dk.tillid.actions;

import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.CodeTag;
import dk.tillid.domain.ContactPage;
import dk.tillid.domain.Course;
import dk.tillid.domain.Handle;
import dk.tillid.domain.Referral;
import dk.tillid.domain.ReferralId;
import dk.tillid.domain.View;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A view for many decisions about one case: each thing is read once, so that the decisions agree
/// and cost little, and there is one case more, for a merger to be tried with. For one thread.
final class Glance implements View {
  private record PageKey(CaseId id, int number) {}

  private final View view;
  private final LocalDate today;
  private final CaseFile other;
  private final Map<CaseId, Optional<CaseFile>> files = new HashMap<>();
  private final Map<PageKey, Optional<ContactPage>> pages = new HashMap<>();

  /// @param file the case as it is shown
  Glance(View view, CaseFile file) {
    this.view = view;
    today = view.today();
    other =
        CaseFile.opened(
            new CaseId(~file.id().high(), ~file.id().low()),
            file.card(),
            file.traits(),
            Course.begin(file.course().episode()));
    files.put(file.id(), Optional.of(file));
    files.put(other.id(), Optional.of(other));
  }

  /// Some other case of the team; it exists in this view alone.
  CaseFile other() {
    return other;
  }

  @Override
  public LocalDate today() {
    return today;
  }

  @Override
  public Optional<CaseFile> caseFile(CaseId id) {
    return files.computeIfAbsent(id, view::caseFile);
  }

  @Override
  public Optional<CaseId> caseOf(Handle handle) {
    return view.caseOf(handle);
  }

  @Override
  public Optional<CaseId> caseOf(CodeTag code) {
    return view.caseOf(code);
  }

  @Override
  public Optional<ContactPage> contacts(CaseId id, int page) {
    return pages.computeIfAbsent(new PageKey(id, page), it -> view.contacts(it.id(), it.number()));
  }

  @Override
  public Optional<Referral> referral(ReferralId id) {
    return view.referral(id);
  }
}
