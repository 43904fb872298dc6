package dk.tillid.effect;

import static dk.tillid.effect.MovementCount.Figure.ATTEMPTED;
import static dk.tillid.effect.MovementCount.Figure.ATTEMPTS;
import static dk.tillid.effect.MovementCount.Figure.ATTEMPTS_BEFORE;
import static dk.tillid.effect.MovementCount.Figure.BROKEN;
import static dk.tillid.effect.MovementCount.Figure.CONTACTS;
import static dk.tillid.effect.MovementCount.Figure.CONTACTS_BEFORE;
import static dk.tillid.effect.MovementCount.Figure.DECLINED_AT_FIRST_CONTACT;
import static dk.tillid.effect.MovementCount.Figure.DECLINED_LATER;
import static dk.tillid.effect.MovementCount.Figure.ENGAGED;
import static dk.tillid.effect.MovementCount.Figure.ENQUIRED;
import static dk.tillid.effect.MovementCount.Figure.EPISODES;
import static dk.tillid.effect.MovementCount.Figure.FLOW;
import static dk.tillid.effect.MovementCount.Figure.LOST_CONTACT;
import static dk.tillid.effect.MovementCount.Figure.OPENED;
import static dk.tillid.effect.MovementCount.Figure.PERSONS;
import static dk.tillid.effect.MovementCount.Figure.REACHED;
import static dk.tillid.effect.MovementCount.Figure.RETURNERS;
import static dk.tillid.effect.MovementCount.Figure.STAYERS;
import static dk.tillid.effect.MovementCount.Figure.STOCK;
import static dk.tillid.effect.MovementCount.Figure.UNABLE_TO_LOCATE;

import dk.tillid.domain.Closure;
import dk.tillid.domain.code.ClosingReason;
import dk.tillid.domain.code.IsolationBrokenBy;
import dk.tillid.domain.code.Service;
import dk.tillid.effect.Journey.Bridging;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Counts the persons of one period, one after the other.
final class MovementCount {
  /// What is counted besides tables; see [Movement].
  enum Figure {
    FLOW,
    STOCK,
    RETURNERS,
    PERSONS,
    STAYERS,
    EPISODES,
    OPENED,
    ENQUIRED,
    ATTEMPTED,
    REACHED,
    ENGAGED,
    UNABLE_TO_LOCATE,
    LOST_CONTACT,
    DECLINED_AT_FIRST_CONTACT,
    DECLINED_LATER,
    ATTEMPTS,
    ATTEMPTS_BEFORE,
    CONTACTS,
    CONTACTS_BEFORE,
    BROKEN
  }

  private final Period period;
  private final FollowUpCount followUps;
  private final Counter<Figure> figures = new Counter<>(Figure.values());
  private final Counter<ClosingReason> closed = new Counter<>(ClosingReason.values());
  private final Counter<IsolationBrokenBy> brokenBy = new Counter<>(IsolationBrokenBy.values());
  private final Counter<Bridging> anyBridge = new Counter<>(Bridging.values());
  private final Map<Service, Counter<Bridging>> bridges = new EnumMap<>(Service.class);

  MovementCount(Period period) {
    this.period = period;
    this.followUps = new FollowUpCount(period);
  }

  void add(Journey person) {
    Set<Figure> once = EnumSet.noneOf(Figure.class);
    Set<IsolationBrokenBy> ways = EnumSet.noneOf(IsolationBrokenBy.class);
    addSeen(person.seen(), once);
    for (Spell spell : person.spells()) {
      addCaseload(spell, once);
      addSteps(spell, once);
      addEffort(spell);
      spell.closedIn(period).ifPresent(end -> addClosing(spell, end, once));
      spell.closedIn(period).map(Closure::isolationBrokenBy).ifPresent(ways::addAll);
      followUps.add(spell);
    }
    once.forEach(figures::add);
    ways.forEach(brokenBy::add);
    addBridges(person.bridges());
  }

  private void addSeen(Days seen, Set<Figure> once) {
    if (seen.between(period.first(), period.last()) == 0) return;
    LocalDate before = period.first().minusDays(1);
    if (seen.between(period.firstBefore(), before) > 0) {
      once.add(STOCK);
    } else if (seen.first().filter(day -> day.isBefore(period.first())).isPresent()) {
      once.add(RETURNERS);
    } else {
      once.add(FLOW);
    }
  }

  private void addCaseload(Spell spell, Set<Figure> once) {
    if (spell.ranIn(period)) {
      once.add(PERSONS);
      figures.add(EPISODES);
    }
    if (spell.runsAfter(period)) once.add(STAYERS);
    if (period.contains(spell.episode().openedOn())) figures.add(OPENED);
  }

  private void addSteps(Spell spell, Set<Figure> once) {
    if (holds(spell.episode().receivedOn())) once.add(ENQUIRED);
    if (holds(spell.ladder().attempted())) once.add(ATTEMPTED);
    if (holds(spell.ladder().reached())) once.add(REACHED);
    if (holds(spell.ladder().engaged())) once.add(ENGAGED);
  }

  private boolean holds(Optional<LocalDate> day) {
    return day.filter(period::contains).isPresent();
  }

  private void addEffort(Spell spell) {
    figures.add(ATTEMPTS, spell.attempts().between(period.first(), period.last()));
    figures.add(ATTEMPTS_BEFORE, spell.beforeEngagement(spell.attempts(), period));
    figures.add(CONTACTS, spell.contacts().between(period.first(), period.last()));
    figures.add(CONTACTS_BEFORE, spell.beforeEngagement(spell.contacts(), period));
  }

  private void addClosing(Spell spell, Closure end, Set<Figure> once) {
    closed.add(end.reason());
    switch (end.reason()) {
      case UNREACHABLE_PROTOCOL, UNREACHABLE_ASSESSED ->
          once.add(spell.ladder().reached().isEmpty() ? UNABLE_TO_LOCATE : LOST_CONTACT);
      case DECLINED_FIRST_CONTACT -> once.add(DECLINED_AT_FIRST_CONTACT);
      case DECLINED_LATER -> once.add(DECLINED_LATER);
      case ISOLATION_BROKEN -> once.add(BROKEN);
      case CITIZEN_WISH,
          MOVED_TO_OTHER_SUPPORT,
          SELF_RELIANT,
          HANDED_OVER_UNDER_18,
          HANDED_OVER_OVER_65,
          MOVED_AWAY,
          IMPRISONED,
          DECEASED -> {}
    }
  }

  private void addBridges(Map<Service, Map<Bridging, LocalDate>> known) {
    Set<Bridging> any = EnumSet.noneOf(Bridging.class);
    known.forEach((service, days) ->
        days.forEach((came, on) -> {
          if (period.contains(on)) {
            bridges.computeIfAbsent(service, _ -> new Counter<>(Bridging.values())).add(came);
            any.add(came);
          }
        }));
    any.forEach(anyBridge::add);
  }

  Movement counted() {
    int persons = figures.of(PERSONS);
    int stayers = figures.of(STAYERS);
    return new Movement(
        period,
        new Movement.Seen(figures.of(FLOW), figures.of(STOCK), figures.of(RETURNERS)),
        new Movement.Caseload(
            persons,
            figures.of(EPISODES),
            figures.of(OPENED),
            Tally.of(ClosingReason.values(), closed),
            persons - stayers,
            stayers),
        steps(),
        bridges(),
        new Movement.Isolation(figures.of(BROKEN), Tally.of(IsolationBrokenBy.values(), brokenBy)),
        followUps.counted());
  }

  private Movement.Steps steps() {
    return new Movement.Steps(
        figures.of(ENQUIRED),
        figures.of(ATTEMPTED),
        figures.of(REACHED),
        figures.of(ENGAGED),
        figures.of(UNABLE_TO_LOCATE),
        figures.of(LOST_CONTACT),
        figures.of(DECLINED_AT_FIRST_CONTACT),
        figures.of(DECLINED_LATER),
        new Movement.Effort(figures.of(ATTEMPTS), figures.of(ATTEMPTS_BEFORE)),
        new Movement.Effort(figures.of(CONTACTS), figures.of(CONTACTS_BEFORE)));
  }

  private Movement.Bridges bridges() {
    return new Movement.Bridges(
        anyBridge.of(Bridging.OFFERED),
        anyBridge.of(Bridging.INTRODUCED),
        anyBridge.of(Bridging.ATTAINED),
        Arrays.stream(Service.values()).map(this::row).toList());
  }

  private Movement.Bridges.Row row(Service service) {
    Counter<Bridging> counts = bridges.getOrDefault(service, new Counter<>(Bridging.values()));
    return new Movement.Bridges.Row(
        service,
        counts.of(Bridging.OFFERED),
        counts.of(Bridging.INTRODUCED),
        counts.of(Bridging.ATTAINED));
  }
}
