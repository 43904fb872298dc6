package dk.tillid.store;

import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.CodeTag;
import dk.tillid.domain.ContactPage;
import dk.tillid.domain.Denmark;
import dk.tillid.domain.Handle;
import dk.tillid.domain.Referral;
import dk.tillid.domain.ReferralId;
import dk.tillid.domain.View;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;

/// The state, from wherever its records are found: the database, or a batch in the making before
/// it.
record StoreView(
    Clock clock,
    Function<CaseId, Optional<CaseFile>> cases,
    Function<PageRef, Optional<ContactPage>> pages,
    Function<ReferralId, Optional<Referral>> referrals,
    Function<Handle, Optional<CaseId>> handles,
    Function<CodeTag, Optional<CaseId>> codes)
    implements View {
  /// The committed state.
  static StoreView committed(Clock clock, Disk disk) {
    Rocks rocks = disk.rocks();
    Tables tables = disk.tables();
    Recents recents = disk.recents();
    return new StoreView(
        clock,
        id -> recents.cases().find(id).map(Held::value),
        page -> recents.pages().find(page).map(Held::value),
        id -> tables.referrals().find(rocks, id).map(Held::value),
        handle -> recents.handles().find(handle).map(Held::value),
        code -> tables.codes().find(rocks, code).map(Held::value));
  }

  @Override
  public LocalDate today() {
    return Denmark.today(clock);
  }

  @Override
  public Optional<CaseFile> caseFile(CaseId id) {
    return cases.apply(id);
  }

  @Override
  public Optional<CaseId> caseOf(Handle handle) {
    return handles.apply(handle);
  }

  @Override
  public Optional<CaseId> caseOf(CodeTag code) {
    return codes.apply(code);
  }

  @Override
  public Optional<ContactPage> contacts(CaseId id, int page) {
    return pages.apply(new PageRef(id, page));
  }

  @Override
  public Optional<Referral> referral(ReferralId id) {
    return referrals.apply(id);
  }
}
