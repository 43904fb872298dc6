package dk.tillid.store;

import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.ContactPage;
import dk.tillid.domain.Handle;

/// The records that are read again and again. With every place taken they need some 40 MiB.
record Recents(
    Recent<CaseId, CaseFile> cases,
    Recent<PageRef, ContactPage> pages,
    Recent<Handle, CaseId> handles) {
  private static final int CASES = 8192; // some 2 KiB each
  private static final int PAGES = 4096; // some 4 KiB each
  private static final int HANDLES = 8192;

  static Recents of(Rocks rocks, Tables tables) {
    return new Recents(
        new Recent<>(id -> tables.cases().find(rocks, id), CASES),
        new Recent<>(page -> tables.pages().find(rocks, page), PAGES),
        new Recent<>(handle -> tables.handles().find(rocks, handle), HANDLES));
  }

  /// Lets go of everything, so that nothing of an erased case stays: simpler to see to be complete
  /// than a search for what belongs to it.
  void clear() {
    cases.clear();
    pages.clear();
    handles.clear();
  }
}
