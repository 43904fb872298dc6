package dk.tillid.store;

import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.CodeTag;
import dk.tillid.domain.ContactPage;
import dk.tillid.domain.Handle;
import dk.tillid.domain.Referral;
import dk.tillid.domain.ReferralId;
import dk.tillid.domain.Request;
import dk.tillid.keys.Sealer;
import dk.tillid.keys.Tags;

/// Every kind of sealed record.
record Tables(
    Table<CaseId, CaseFile> cases,
    Table<PageRef, ContactPage> pages,
    Table<ReferralId, Referral> referrals,
    Table<Handle, CaseId> handles,
    Table<CodeTag, CaseId> codes,
    Table<RowKey, OutcomeCodec.Answered> answers,
    Table<RowKey, Mark> marks) {

  static Tables of(Tags tags, Sealer sealer) {
    return new Tables(
        new Table<>(
            Family.CASES,
            id -> tags.rowKey(Family.CASES.number(), id.high(), id.low()),
            CaseCodec.CASE,
            sealer),
        new Table<>(Family.PAGES, page -> pageKey(tags, page), PageCodec.PAGE, sealer),
        new Table<>(
            Family.REFERRALS,
            id -> tags.rowKey(Family.REFERRALS.number(), id.high(), id.low()),
            ReferralCodec.REFERRAL,
            sealer),
        new Table<>(
            Family.HANDLES,
            handle -> tags.rowKey(Family.HANDLES.number(), handle.value()),
            CaseCodec.NAME,
            sealer),
        new Table<>(
            Family.CODES,
            code -> tags.rowKey(Family.CODES.number(), code.high(), code.low()),
            CaseCodec.NAME,
            sealer),
        new Table<>(Family.IDEMPOTENCY, RowKey::bytes, OutcomeCodec.ANSWERED, sealer),
        new Table<>(Family.IMPORTS, RowKey::bytes, Mark.CODEC, sealer));
  }

  private static byte[] pageKey(Tags tags, PageRef page) {
    CaseId id = page.caseId();
    return tags.rowKey(Family.PAGES.number(), id.high(), id.low(), page.number());
  }

  /// The name under which the looks at a case are kept.
  static RowKey looksOf(Tags tags, CaseId id) {
    return RowKey.of(tags.rowKey(Family.LOOKS.number(), id.high(), id.low()));
  }

  /// The name of an answered request: role, municipality and worker, since two issuers may name two
  /// workers alike, then the client's key.
  static RowKey answerKey(Tags tags, Request request, Request.Idempotency idempotency) {
    String name =
        request.actor().role()
            + "\n"
            + request.actor().municipality().code()
            + "\n"
            + request.actor().worker().value()
            + "\n"
            + idempotency.key().value();
    return RowKey.of(tags.rowKey(Family.IDEMPOTENCY.number(), name));
  }
}
