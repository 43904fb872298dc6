package dk.tillid.store;

import dk.tillid.audit.AuditEntry.Tag;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Request;
import dk.tillid.keys.Tags;
import java.util.List;
import java.util.Optional;

/// A request with the keyed names the writer will need, made on the caller's thread.
///
/// @param answer under which name its answer is remembered
/// @param looks the names of the looks at its subjects, for a read
record Asked(
    Request request,
    Tag actor,
    Optional<RowKey> answer,
    List<CaseId> subjects,
    List<RowKey> looks) {

  static Asked change(Tags tags, Request request) {
    return new Asked(
        request,
        actor(tags, request),
        request.idempotency().map(it -> Tables.answerKey(tags, request, it)),
        List.of(),
        List.of());
  }

  static Asked read(Tags tags, Request request, List<CaseId> subjects) {
    List<CaseId> cases = subjects.stream().distinct().toList();
    List<RowKey> looks = cases.stream().map(id -> Tables.looksOf(tags, id)).toList();
    return new Asked(request, actor(tags, request), Optional.empty(), cases, looks);
  }

  private static Tag actor(Tags tags, Request request) {
    return tag(tags.actorTag(request.actor()));
  }

  static Tag tag(byte[] bytes) {
    RowKey key = RowKey.of(bytes);
    return new Tag(key.high(), key.low());
  }
}
