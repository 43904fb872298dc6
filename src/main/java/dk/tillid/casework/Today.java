package dk.tillid.casework;

import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.Referral;
import dk.tillid.domain.ReferralId;
import dk.tillid.domain.View;
import dk.tillid.domain.code.ReferralOutcome;
import dk.tillid.rules.Practice;
import dk.tillid.rules.RuleSet;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a day asks of a team (dagens liste): open enquiries and open cases; those with a deadline
/// first, the longest overdue on top; then by the day they began; then by their random identifier,
/// so that the order stands still while others come and go.
public record Today(LocalDate on, List<Due> due) {
  /// Copies the list.
  public Today {
    due = List.copyOf(due);
  }

  /// By when the first contact is aimed at.
  ///
  /// @param workingDaysLeft 0 on the day itself, negative once it has passed
  public record Deadline(LocalDate due, int workingDaysLeft) {
    /// Whether the day has passed.
    public boolean overdue() {
      return workingDaysLeft < 0;
    }
  }

  /// A line of the list.
  public sealed interface Due {
    /// The aim for the first contact, while it is to come.
    Optional<Deadline> deadline();

    /// The day the enquiry was received or the episode opened.
    LocalDate since();
  }

  /// An enquiry that no case has come of yet.
  public record OpenReferral(Referral referral, Optional<Deadline> deadline) implements Due {
    @Override
    public LocalDate since() {
      return referral.receivedOn();
    }
  }

  /// A running case.
  ///
  /// @param protocol how far the attempts are; only while the citizen is not reached, and where the
  ///   rules state a protocol
  public record OpenCase(
      CaseFile file, Optional<Deadline> deadline, Optional<Protocol> protocol, WeekBudget week)
      implements Due {
    @Override
    public LocalDate since() {
      return file.course().episode().openedOn();
    }
  }

  private record Rank(long high, long low) {}

  private static final Comparator<Due> ORDER =
      Comparator.comparing((Due it) -> it.deadline().map(Deadline::due).orElse(LocalDate.MAX))
          .thenComparing(Due::since)
          .thenComparing(Today::rank, Comparator.comparing(Rank::high, Long::compareUnsigned))
          .thenComparing(Today::rank, Comparator.comparing(Rank::low, Long::compareUnsigned));

  /// The list of these cases and enquiries; closed and merged cases and answered enquiries are left
  /// out.
  public static Today of(
      Practice practice, View view, List<CaseFile> cases, List<Referral> referrals) {
    LocalDate today = view.today();
    Stream<Due> open =
        cases.stream()
            .filter(file -> file.open() && !file.merged())
            .map(file -> openCase(practice, view, file));
    Stream<Due> waiting =
        referrals.stream()
            .filter(it -> it.outcome() == ReferralOutcome.OPEN)
            .map(it -> openReferral(practice, today, it));
    return new Today(today, Stream.concat(open, waiting).sorted(ORDER).toList());
  }

  /// The line of a running case.
  public static OpenCase openCase(Practice practice, View view, CaseFile file) {
    Municipality where = file.card().municipality();
    RuleSet rules = practice.ruleSet(where, view.today());
    LocalDate asked = file.course().episode().receivedOn().orElse(view.today());
    RuleSet ofEnquiry = practice.ruleSet(where, asked);
    Pending pending = Pending.of(practice, view.today(), file);
    return new OpenCase(
        file,
        pending.due().map(day -> deadline(practice, ofEnquiry, view.today(), day)),
        pending.protocol(),
        WeekBudget.of(rules, view, file, view.today()));
  }

  /// The line of an open enquiry.
  public static OpenReferral openReferral(Practice practice, LocalDate today, Referral referral) {
    RuleSet rules = practice.ruleSet(referral.municipality(), referral.receivedOn());
    return new OpenReferral(
        referral,
        Pending.of(practice, referral).due().map(day -> deadline(practice, rules, today, day)));
  }

  /// @param rules those of the day of the enquiry, which set the aim and its days off
  private static Deadline deadline(
      Practice practice, RuleSet rules, LocalDate today, LocalDate due) {
    return new Deadline(
        due, practice.deadlines().workingDaysLeft(rules.office().daysOff(), today, due));
  }

  private static Rank rank(Due due) {
    return switch (due) {
      case OpenReferral(Referral referral, _) -> rank(referral.id());
      case OpenCase(CaseFile file, _, _, _) -> rank(file.id());
    };
  }

  private static Rank rank(ReferralId id) {
    return new Rank(id.high(), id.low());
  }

  private static Rank rank(CaseId id) {
    return new Rank(id.high(), id.low());
  }
}
