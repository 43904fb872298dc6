package dk.tillid.effect;

import dk.tillid.domain.CaseFile;
import dk.tillid.domain.ContactTally;
import dk.tillid.domain.Referral;
import dk.tillid.domain.code.ReferralOutcome;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/// The movements (bevægelser) of several periods, each part computed when it is first asked for:
/// whoever asks for enquiries alone looks at no case.
public final class MovementReport {
  /// Where the report reads.
  public interface Source {
    /// Every person of the municipality that the report is about, each with the cases about it.
    Stream<List<CaseFile>> persons();

    /// The municipality's enquiries received from the first period's first day to the last one's
    /// last; others may be among them.
    Stream<Referral> enquiries();
  }

  /// The enquiries received in one period by what had become of them on the day of the report
  /// (henvendelser efter udfald): every one has an outcome, if only that it is open.
  ///
  /// @param outcomes one row for each code of the list, in its order
  public record Enquiries(List<Tally> outcomes) {
    /// Copies the rows.
    public Enquiries {
      outcomes = List.copyOf(outcomes);
    }

    /// All enquiries received in the period.
    public int total() {
      return outcomes.stream().mapToInt(Tally::count).sum();
    }
  }

  private final List<Period> periods;
  private final Source source;
  private final ContactTally tally;
  private final AtomicReference<Optional<List<Movement>>> movements =
      new AtomicReference<>(Optional.empty());
  private final AtomicReference<Optional<List<Enquiries>>> enquiries =
      new AtomicReference<>(Optional.empty());

  /// A report that nothing was computed of yet.
  public MovementReport(List<Period> periods, Source source, ContactTally tally) {
    this.periods = List.copyOf(periods);
    this.source = source;
    this.tally = tally;
  }

  /// The periods, the earliest first.
  public List<Period> periods() {
    return periods;
  }

  /// The movements, one of each period; the cases are read once.
  public List<Movement> movements() {
    return movements.get().orElseGet(() -> kept(movements, counted()));
  }

  /// The enquiries, those of each period; they are read once.
  public List<Enquiries> enquiries() {
    return enquiries.get().orElseGet(() -> kept(enquiries, sorted()));
  }

  private static <T> T kept(AtomicReference<Optional<T>> place, T value) {
    place.set(Optional.of(value));
    return value;
  }

  private List<Movement> counted() {
    List<MovementCount> counts = periods.stream().map(MovementCount::new).toList();
    try (Stream<List<CaseFile>> persons = source.persons()) {
      persons
          .map(files -> Journey.of(files, tally))
          .forEach(person -> counts.forEach(count -> count.add(person)));
    }
    return counts.stream().map(MovementCount::counted).toList();
  }

  private List<Enquiries> sorted() {
    List<Counter<ReferralOutcome>> counts =
        periods.stream().map(_ -> new Counter<>(ReferralOutcome.values())).toList();
    try (Stream<Referral> received = source.enquiries()) {
      received.forEach(enquiry -> {
        for (int place = 0; place < counts.size(); place++) {
          if (periods.get(place).contains(enquiry.receivedOn())) {
            counts.get(place).add(enquiry.outcome());
          }
        }
      });
    }
    return counts.stream()
        .map(count -> new Enquiries(Tally.of(ReferralOutcome.values(), count)))
        .toList();
  }
}
