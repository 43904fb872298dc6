package dk.tillid.casework.model;

import dk.tillid.casework.MergeCases;
import dk.tillid.casework.UndoMerge;
import dk.tillid.casework.WithdrawLapsed;
import dk.tillid.consent.GiveConsent;
import dk.tillid.consent.ReplaceCode;
import dk.tillid.consent.RevokeConsent;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Closure;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.Referral;
import dk.tillid.domain.ReferralId;
import dk.tillid.domain.Refusal;
import dk.tillid.domain.code.ConsentScope;
import dk.tillid.domain.code.WithdrawalScope;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What is done with the whole person: mergers, consents, erasure.
record PersonForeseen(Registry registry) {
  private static final int KEPT_MONTHS = 60;

  Foresight of(MergeCases it) {
    Optional<Folder> into = registry.reached(it.actor(), it.surviving());
    Optional<Folder> part = registry.reached(it.actor(), it.absorbed());
    if (into.isEmpty() || part.isEmpty()) {
      return new Foresight.Absent();
    }
    int absorbed = into.get().person().size() + part.get().person().size() - 2;
    return new Foresight.Objections()
        .when(into.equals(part), Refusal.SAME_CASE)
        .when(into.get().in.isPresent() || part.get().in.isPresent(), Refusal.CASE_MERGED)
        .when(absorbed >= Registry.MOST, Refusal.TOO_MANY_ENTRIES)
        .or(
            it.surviving(),
            0,
            () -> {
              part.get().in = into;
              into.get().absorbed.put(part.get(), registry.today);
            });
  }

  Foresight of(UndoMerge it) {
    Optional<Folder> part = registry.reached(it.actor(), it.absorbed());
    Optional<Folder> from = part.flatMap(one -> one.in);
    if (part.isEmpty() || from.filter(one -> hidden(it, one)).isPresent()) {
      return new Foresight.Absent();
    }
    Foresight.Objections objections =
        new Foresight.Objections().when(from.isEmpty(), Refusal.CASE_NOT_MERGED);
    from.ifPresent(out -> {
      objections
          .when(out.in.isPresent(), Refusal.CASE_MERGED)
          .when(late(out, part.get()), Refusal.UNDO_PERIOD_OVER);
    });
    return objections.or(it.absorbed(), 0, () -> undo(part.get(), from.orElseThrow()));
  }

  private boolean late(Folder from, Folder part) {
    LocalDate merged = from.absorbed.getOrDefault(part, LocalDate.MAX);
    return registry.today.minusDays(Registry.UNDO_DAYS).isAfter(merged)
        && !registry.is(Wrong.UNDONE_AT_ANY_TIME);
  }

  private boolean hidden(UndoMerge it, Folder from) {
    return registry.reached(it.actor(), from.id).isEmpty();
  }

  private void undo(Folder part, Folder from) {
    part.in = Optional.empty();
    from.absorbed.remove(part);
    if (!registry.is(Wrong.UNDONE_CONSENT_COVERS_BOTH)) {
      Set<CaseId> gone = new HashSet<>();
      part.withAllBelow().forEach(it -> gone.add(it.id));
      from.consents.forEach(it -> it.covers.removeAll(gone));
    }
    if (registry.is(Wrong.UNDONE_WISH_STAYS) && part.traits.anonymousInDialogue()) {
      from.traits = from.traits.withAnonymity(true);
    }
  }

  Foresight of(GiveConsent it) {
    Optional<Folder> found = registry.reached(it.actor(), it.caseId());
    if (found.isEmpty()) {
      return new Foresight.Absent();
    }
    Folder folder = found.get();
    boolean sharing = it.scope() == ConsentScope.SHARING;
    LocalDate opened = folder.episodes.getFirst().openedOn();
    return registry
        .frozen(registry.recent(it.givenOn()), folder)
        .when(it.givenOn().isBefore(opened), Refusal.DATE_BEFORE_OPENING)
        .when(withdrawnSince(folder, it), Refusal.DATE_TOO_OLD)
        .when(sharing && it.recipient().isEmpty(), Refusal.RECIPIENT_MISSING)
        .when(!sharing && it.recipient().isPresent(), Refusal.RECIPIENT_NOT_APPLICABLE)
        .when(
            it.expiresOn().filter(it.givenOn()::isAfter).isPresent(), Refusal.EXPIRY_BEFORE_CONSENT)
        .when(
            registry.full(folder.consents) || registry.full(folder.codes), Refusal.TOO_MANY_ENTRIES)
        .or(
            new Outcome.CodeIssued(it.caseId(), folder.consents.size(), it.printed()),
            () -> give(folder, it));
  }

  private static boolean withdrawnSince(Folder folder, GiveConsent it) {
    return folder.person().stream()
        .flatMap(one -> one.consents.stream())
        .filter(known -> known.scope == it.scope())
        .flatMap(known -> known.withdrawn.stream())
        .anyMatch(it.givenOn()::isBefore);
  }

  /// Given after a merger, it is given for the absorbed cases too.
  private void give(Folder folder, GiveConsent it) {
    Given given = new Given(it.scope(), it.recipient(), it.givenOn(), it.expiresOn());
    given.covers.add(folder.id);
    folder.absorbed.forEach((below, since) -> {
      if (!it.givenOn().isBefore(since)) {
        below.withAllBelow().forEach(one -> given.covers.add(one.id));
      }
    });
    folder.consents.add(given);
    folder.codes.add(it.code());
    registry.codes.put(it.code(), folder.id);
  }

  Foresight of(ReplaceCode it) {
    Optional<Folder> found = registry.reached(it.actor(), it.caseId());
    if (found.isEmpty()) {
      return new Foresight.Absent();
    }
    Folder folder = found.get();
    boolean presented = it.presented().isPresent();
    return registry
        .frozen(new Foresight.Objections(), folder)
        .when(presented && !known(folder, it), Refusal.CODE_NOT_OF_CASE)
        .when(presented && registry.full(folder.codes), Refusal.TOO_MANY_ENTRIES)
        .or(new Outcome.CodeIssued(it.caseId(), 0, it.printed()), () -> replace(folder, it));
  }

  private boolean known(Folder folder, ReplaceCode it) {
    return registry.is(Wrong.ANY_CODE_IS_ENOUGH)
        ? registry.codes.keySet().containsAll(it.presented().stream().toList())
        : folder.person().stream()
            .anyMatch(one -> one.codes.containsAll(it.presented().stream().toList()));
  }

  private void replace(Folder folder, ReplaceCode it) {
    if (it.presented().isEmpty()) {
      boolean alone = registry.is(Wrong.ENDED_CODES_OF_ONE_CASE);
      (alone ? List.of(folder) : folder.person()).forEach(this::endCodes);
    }
    folder.codes.add(it.code());
    registry.codes.put(it.code(), folder.id);
  }

  private void endCodes(Folder folder) {
    if (!registry.is(Wrong.ENDED_CODE_OPENS)) {
      registry.endedCodes.addAll(folder.codes);
      folder.codes.forEach(registry.codes::remove);
    }
    folder.codes.clear();
  }

  Foresight of(RevokeConsent it) {
    Optional<Folder> opened =
        Optional.ofNullable(registry.codes.get(it.code()))
            .flatMap(id -> Optional.ofNullable(registry.folders.get(id)));
    return new Foresight.Objections()
        .or(new Outcome.Withdrawn(0), () -> opened.ifPresent(folder -> withdraw(folder, it)));
  }

  private void withdraw(Folder folder, RevokeConsent it) {
    List<Folder> all = registry.is(Wrong.WITHDRAWN_IN_ONE_CASE) ? List.of(folder) : folder.person();
    switch (it.scope()) {
      case WithdrawalScope.SHARING -> all.forEach(one -> end(one, ConsentScope.SHARING));
      case WithdrawalScope.STATISTICS -> all.forEach(this::object);
      case WithdrawalScope.EVERYTHING -> registry.erasePerson(folder);
    }
  }

  private boolean end(Folder folder, ConsentScope scope) {
    List<Given> given = folder.consents.stream().filter(it -> it.scope == scope).toList();
    given.stream()
        .filter(it -> it.withdrawn.isEmpty())
        .forEach(it -> it.withdrawn = Optional.of(registry.today));
    return !given.isEmpty();
  }

  /// An objection stands also where nothing had been agreed to.
  private void object(Folder folder) {
    if (!end(folder, ConsentScope.STATISTICS)) {
      Given objection =
          new Given(ConsentScope.STATISTICS, Optional.empty(), registry.today, Optional.empty());
      objection.withdrawn = Optional.of(registry.today);
      folder.consents.add(objection);
    }
  }

  Foresight of(WithdrawLapsed it) {
    return switch (it.lapsed()) {
      case WithdrawLapsed.Lapsed.OfCase(CaseId id) ->
          Optional.ofNullable(registry.folders.get(id))
              .filter(this::lapsed)
              .map(folder -> withdrawn(() -> registry.erasePerson(folder)))
              .orElseGet(Foresight.Absent::new);
      case WithdrawLapsed.Lapsed.OfEnquiry(ReferralId id) ->
          Optional.ofNullable(registry.enquiries.get(id))
              .filter(this::lapsed)
              .map(_ -> withdrawn(() -> registry.erase(id)))
              .orElseGet(Foresight.Absent::new);
    };
  }

  private static Foresight withdrawn(Runnable becomes) {
    return new Foresight.Objections().or(new Outcome.Withdrawn(0), becomes);
  }

  private boolean lapsed(Folder folder) {
    List<Folder> person = folder.person();
    return kept(folder.municipality())
        && folder.in.isEmpty()
        && person.stream().noneMatch(Folder::open)
        && person.stream()
            .flatMap(it -> it.episodes.stream())
            .flatMap(it -> it.closure().stream())
            .map(Closure::on)
            .noneMatch(this::young);
  }

  private boolean lapsed(Referral enquiry) {
    return kept(enquiry.municipality().code())
        && enquiry.openedCase().isEmpty()
        && enquiry.answeredOn().filter(day -> !young(day)).isPresent();
  }

  private boolean kept(String municipality) {
    return Says.of(municipality, registry.today).contains(Says.SIXTY_MONTHS)
        || registry.is(Wrong.LAPSES_EVERYWHERE);
  }

  private boolean young(LocalDate ended) {
    return ended.plusMonths(KEPT_MONTHS).isAfter(registry.today);
  }
}
