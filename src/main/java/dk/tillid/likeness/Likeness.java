package dk.tillid.likeness;

import dk.tillid.domain.CaseId;
import dk.tillid.domain.code.CaseTiming;
import dk.tillid.domain.code.Code;
import dk.tillid.domain.code.ComparedTrait;
import java.util.Comparator;
import java.util.List;

/// Two cases that may be of one person, and why.
///
/// @param first the case with the smaller pseudonym, which is random
/// @param agreeing the traits in which they agree, what tells most first; at least [#LEAST]
/// @param differing the traits in which they differ, what speaks most against it first
/// @param sameDays on how many days both had a contact
/// @param sharedWorker whether one worker has both cases
/// @param millibits the logarithm of the likelihood ratio, in thousandths of a bit
public record Likeness(
    CaseId first,
    CaseId second,
    List<Agreement> agreeing,
    List<ComparedTrait> differing,
    CaseTiming timing,
    int sameDays,
    boolean sharedWorker,
    int millibits) {
  /// The fewest traits that must agree.
  public static final int LEAST = 3;

  /// A trait in which two cases agree.
  ///
  /// @param codes what both have; of the age the bands of both, which may differ with the years
  public record Agreement(ComparedTrait trait, List<Code> codes) {
    /// Copies the codes.
    public Agreement {
      codes = List.copyOf(codes);
    }
  }

  /// The likeliest first; then by the pseudonyms, so that the order stands still.
  public static final Comparator<Likeness> ORDER =
      Comparator.comparingInt((Likeness it) -> -it.millibits())
          .thenComparing(Likeness::first, Likeness::compare)
          .thenComparing(Likeness::second, Likeness::compare);

  /// Copies the lists.
  public Likeness {
    agreeing = List.copyOf(agreeing);
    differing = List.copyOf(differing);
  }

  static int compare(CaseId a, CaseId b) {
    int high = Long.compareUnsigned(a.high(), b.high());
    return high == 0 ? Long.compareUnsigned(a.low(), b.low()) : high;
  }

  /// Says nothing of the cases.
  @Override
  public String toString() {
    return "Likeness";
  }
}
