package dk.tillid.effect;

import dk.tillid.domain.ContactTally;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.Person;
import dk.tillid.domain.Rejected;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The two parts of the annual report (statusrapport), each computed when it is first asked for:
/// contacts come from counts kept in memory, so that whoever asks for them alone looks at no case.
public final class AnnualReport {
  /// Whose report, of which year.
  ///
  /// @param compareWith another year, for the change
  /// @param today the registry's day
  public record Asked(
      Municipality municipality, int year, OptionalInt compareWith, LocalDate today) {
    /// Refuses years before 1998 and in the future.
    ///
    /// @throws Rejected for the year or the one to compare with
    public Asked {
      ReportYear.of(year, today);
      compareWith.ifPresent(other -> ReportYear.of(other, today));
    }
  }

  private final Asked asked;
  private final Supplier<Stream<Person>> persons;
  private final ContactTally tally;
  private final AtomicReference<Optional<StatusReport>> known =
      new AtomicReference<>(Optional.empty());

  /// A report that nothing was computed of yet.
  ///
  /// @param persons opens the stream of everybody with a case in the municipality, each once
  public AnnualReport(Asked asked, Supplier<Stream<Person>> persons, ContactTally tally) {
    this.asked = asked;
    this.persons = persons;
    this.tally = tally;
  }

  /// The calendar year.
  public int year() {
    return asked.year();
  }

  /// Everything that is counted from cases; they are read once.
  public StatusReport cases() {
    return known.get().orElseGet(this::counted);
  }

  private StatusReport counted() {
    try (Stream<Person> all = persons.get()) {
      StatusReport report = StatusReport.of(asked.year(), asked.compareWith(), asked.today(), all);
      known.set(Optional.of(report));
      return report;
    }
  }

  /// Contacts by mode and month; no case is read.
  public ContactTable contacts() {
    return ContactTable.of(asked.year(), asked.municipality(), tally);
  }
}
