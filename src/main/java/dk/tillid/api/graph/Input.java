package dk.tillid.api.graph;

import dk.tillid.domain.CaseId;
import dk.tillid.domain.Handle;
import dk.tillid.domain.IdempotencyKey;
import dk.tillid.domain.ReferralId;
import dk.tillid.domain.Rejected;
import dk.tillid.domain.TeamId;
import dk.tillid.domain.View;
import dk.tillid.domain.WorkerId;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Arguments of a field, coerced by graphql-java, as domain values. What cannot be one ends in
/// `Rejected`.
record Input(Map<String, ? extends @Nullable Object> values) {
  Optional<LocalDate> day(String name) {
    return optional(name, LocalDate.class);
  }

  <E extends Enum<E>> E code(String name, Class<E> list) {
    return codeOf(name, list).orElseThrow(() -> new Rejected(Rejected.Field.CODES));
  }

  <E extends Enum<E>> Optional<E> codeOf(String name, Class<E> list) {
    return optional(name, list);
  }

  <E extends Enum<E>> Set<E> codes(String name, Class<E> list) {
    Set<E> codes = EnumSet.noneOf(list);
    items(name).forEach(code -> codes.add(list.cast(code)));
    return codes;
  }

  boolean flag(String name) {
    return optional(name, Boolean.class).orElse(false);
  }

  Optional<Boolean> choice(String name) {
    return optional(name, Boolean.class);
  }

  int number(String name, Rejected.Field kind) {
    return optional(name, Integer.class).orElseThrow(() -> new Rejected(kind));
  }

  OptionalInt numberOf(String name) {
    Optional<Integer> number = optional(name, Integer.class);
    return number.isPresent() ? OptionalInt.of(number.get()) : OptionalInt.empty();
  }

  Optional<String> text(String name) {
    return optional(name, String.class);
  }

  TeamId team() {
    return new TeamId(text("team").orElse(""));
  }

  Optional<List<WorkerId>> workers() {
    return values.get("workers") == null
        ? Optional.empty()
        : Optional.of(items("workers").stream().map(it -> new WorkerId((String) it)).toList());
  }

  /// Whether something is said of it at all.
  boolean has(String name) {
    return values.get(name) != null;
  }

  IdempotencyKey key() {
    return optional("idempotencyKey", IdempotencyKey.class)
        .orElseThrow(() -> new Rejected(Rejected.Field.IDEMPOTENCY_KEY));
  }

  Optional<ReferralId> referral() {
    return text("referral").map(Ids::referral);
  }

  /// The case that a `CaseKey` names; empty where no such case is known.
  Optional<CaseId> caseId(String name, View view) {
    Input key = inner(name);
    Optional<Handle> handle = key.optional("handle", Handle.class);
    return handle.isPresent() ? view.caseOf(handle.get()) : key.text("id").map(Ids::caseId);
  }

  Language language() {
    return optional("lang", Language.class).orElse(Language.DA);
  }

  @SuppressWarnings("unchecked") // graphql-java coerces an input object to a map of names
  Input inner(String name) {
    return new Input((Map<String, @Nullable Object>) optional(name, Map.class).orElse(Map.of()));
  }

  List<?> items(String name) {
    return optional(name, List.class).map(list -> (List<?>) list).orElse(List.of());
  }

  private <T> Optional<T> optional(String name, Class<T> type) {
    Object value = values.get(name);
    return value == null ? Optional.empty() : Optional.of(type.cast(value));
  }

  /// Says nothing of the input.
  @Override
  public String toString() {
    return "Input";
  }
}
