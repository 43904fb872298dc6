package dk.tillid.effect;

import dk.tillid.domain.code.Service;
import java.util.List;
import java.util.Optional;

/// The movements (bevægelser) of one period: exact, for the own team lead, **not for publication**.
///
/// A person counts once in each figure of persons, however many episodes or merged cases there are.
/// What happens after the period changes no figure of it, except that a follow-up measured later
/// completes the effect of an episode that was closed in it.
public record Movement(
    Period period,
    Seen seen,
    Caseload caseload,
    Steps steps,
    Bridges bridges,
    Isolation isolation,
    FollowUps followUps) {
  /// The persons met in the period (truffet): by a contact or by an attempt that reached, whatever
  /// the answer. Each is in one of the three, by the definitions of London's CHAIN.
  ///
  /// @param flow met for the first time ever (nye)
  /// @param stock met in the period before too (fortsatte)
  /// @param returners met before, but not in the period before (genkomne)
  public record Seen(int flow, int stock, int returners) {
    /// All persons met in the period.
    public int total() {
      return flow + stock + returners;
    }
  }

  /// The episodes and whose they are (forløb og personer).
  ///
  /// @param persons persons with an episode that ran on any day of the period, reached or not
  /// @param episodes those episodes: a case reopened within the period has two
  /// @param opened episodes opened in the period
  /// @param closed episodes closed in the period by reason, one row for each `ClosingReason`
  /// @param leavers those of the persons without a running episode when the last day is over
  /// @param stayers those of the persons with one
  public record Caseload(
      int persons, int episodes, int opened, List<Tally> closed, int leavers, int stayers) {
    /// Copies the rows.
    public Caseload {
      closed = List.copyOf(closed);
    }

    /// All episodes closed in the period.
    public int closedTotal() {
      return closed.stream().mapToInt(Tally::count).sum();
    }
  }

  /// Persons by the steps that an episode of theirs took in the period, see [Ladder]; contacts and
  /// attempts by whether they lie before engagement. Never met, lost and declined are kept apart.
  ///
  /// @param enquired persons whose episode came of an enquiry received in the period
  /// @param unableToLocate persons whose episode was closed as unreachable without ever a contact
  /// @param lostContact persons whose episode was closed as unreachable after a contact
  /// @param declinedAtFirstContact persons whose episode was closed for it
  /// @param declinedLater persons whose episode was closed for it
  public record Steps(
      int enquired,
      int attempted,
      int reached,
      int engaged,
      int unableToLocate,
      int lostContact,
      int declinedAtFirstContact,
      int declinedLater,
      Effort attempts,
      Effort contacts) {}

  /// Attempts or contacts of the period.
  ///
  /// @param beforeEngagement those on a day before their episode's engagement, or without one
  public record Effort(int total, int beforeEngagement) {}

  /// Bridges (brobygning) that came so far for the first time in the period: offered, introduced,
  /// and attained, that is in contact with the service or using it.
  ///
  /// @param offered persons to whom any service was first offered in the period
  /// @param introduced persons first introduced to any
  /// @param attained persons who attained any
  /// @param services one row for each [Service], in the order of the list
  public record Bridges(int offered, int introduced, int attained, List<Row> services) {
    /// Copies the rows.
    public Bridges {
      services = List.copyOf(services);
    }

    /// The persons for whom the bridge to one service came so far in the period.
    public record Row(Service service, int offered, int introduced, int attained) {}
  }

  /// Persons whose episode was closed in the period since isolation was broken.
  ///
  /// @param by one row for each `IsolationBrokenBy`; a person may stand in several
  public record Isolation(int broken, List<Tally> by) {
    /// Copies the rows.
    public Isolation {
      by = List.copyOf(by);
    }
  }

  /// Episodes closed in the period by whether their effect was followed up (opfølgning). What is
  /// missing is missing and never "no".
  ///
  /// @param measuredByClosing the latest follow-up was made on the day of the closing or before
  /// @param measuredLater it was made after that day
  /// @param missing there is none
  /// @param days from the closing to the follow-up, of those measured later; empty without any
  /// @param usesNewService of those measured later; without an answer where the baseline is missing
  /// @param usesSociety of those measured later
  /// @param isolationBroken of those measured later
  public record FollowUps(
      int measuredByClosing,
      int measuredLater,
      int missing,
      Optional<DaysAfter> days,
      Answers usesNewService,
      Answers usesSociety,
      Answers isolationBroken) {}

  /// Days from a closing to its follow-up.
  ///
  /// @param median the lower of the two in the middle, of an even number
  public record DaysAfter(int shortest, int median, int longest) {}

  /// Episodes by an answer.
  ///
  /// @param missing without an answer
  public record Answers(int yes, int no, int unknown, int missing) {}
}
