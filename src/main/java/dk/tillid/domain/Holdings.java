package dk.tillid.domain;

import java.util.List;
import java.util.function.Consumer;

/// Everything that a registry holds, for its move to another.
public interface Holdings {
  /// The state as last committed.
  View view();

  /// Tells every case once, in no order, on the caller's thread.
  void cases(Consumer<CaseFile> sink);

  /// Tells every enquiry once, likewise.
  void referrals(Consumer<Referral> sink);

  /// Accounts for what is about to leave and remembers its names, in one synced batch.
  ///
  /// @throws StoreFailure if nothing was committed
  void depart(Request request, List<Departure> departures);
}
