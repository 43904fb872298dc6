package dk.tillid.transfer;

import dk.tillid.domain.Municipality;
import java.time.LocalDate;
import java.util.Optional;

/// A line of a file.
sealed interface Line {
  /// The version of the format that this program reads and writes.
  int FORMAT = 1;

  /// What the file is.
  ///
  /// @param exportedOn the day it was written
  record Header(int format, Optional<LocalDate> exportedOn) implements Line {}

  /// An enquiry that belongs to no case.
  record OfEnquiry(String key, Municipality municipality, Enquiry referral) implements Line {}

  /// A case.
  record OfCase(String key, Municipality municipality, Dossier file) implements Line {
    /// Hides the case.
    @Override
    public String toString() {
      return "OfCase";
    }
  }
}
