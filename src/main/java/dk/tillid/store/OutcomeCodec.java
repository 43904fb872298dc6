package dk.tillid.store;

import dk.tillid.domain.Digest;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.Refusal;
import dk.tillid.domain.Warning;

/// The record of an answered request: the digest of its input and its outcome, of which the first
/// number tells the kind.
final class OutcomeCodec {
  /// What is remembered under an idempotency key.
  record Answered(Digest input, Outcome outcome) {}

  static final Codec<Answered> ANSWERED =
      new Codec<>("answered request", 1, OutcomeCodec::write, OutcomeCodec::read);

  private static final int REFERRAL_RECORDED = 0;
  private static final int CASE_RECORDED = 1;
  private static final int CONSENT_RECORDED = 2;
  private static final int WITHDRAWN = 3;
  private static final int REFUSED = 4;
  private static final int NOT_FOUND = 5;
  private static final int KEY_REUSED = 6;

  private OutcomeCodec() {}

  private static void write(RecordWriter out, Answered answered) {
    out.fixed(answered.input().high()).fixed(answered.input().low());
    switch (answered.outcome()) {
      case Outcome.ReferralRecorded(var id) ->
          ReferralCodec.writeId(out.unsigned(REFERRAL_RECORDED), id);
      case Outcome.CaseRecorded(var id, int index, var warnings) -> {
        CaseCodec.writeId(out.unsigned(CASE_RECORDED), id);
        out.unsigned(index).list(warnings, RecordWriter::code);
      }
      case Outcome.CodeIssued(var id, int index, String code) -> {
        CaseCodec.writeId(out.unsigned(CONSENT_RECORDED), id);
        out.unsigned(index).text(code);
      }
      case Outcome.Withdrawn(long epoch) -> out.unsigned(WITHDRAWN).unsigned(epoch);
      case Outcome.Refused(var reason, var rule) ->
          out.unsigned(REFUSED).code(reason).maybe(rule, RecordWriter::text);
      case Outcome.NotFound() -> out.unsigned(NOT_FOUND);
      case Outcome.KeyReused() -> out.unsigned(KEY_REUSED);
    }
  }

  private static Answered read(RecordReader in) {
    return new Answered(new Digest(in.fixed(), in.fixed()), outcome(in));
  }

  private static Outcome outcome(RecordReader in) {
    return switch (in.small()) {
      case REFERRAL_RECORDED -> new Outcome.ReferralRecorded(ReferralCodec.readId(in));
      case CASE_RECORDED ->
          new Outcome.CaseRecorded(
              CaseCodec.readId(in), in.small(), in.list(i -> i.code(Warning.values())));
      case CONSENT_RECORDED -> new Outcome.CodeIssued(CaseCodec.readId(in), in.small(), in.text());
      case WITHDRAWN -> new Outcome.Withdrawn(in.unsigned());
      case REFUSED -> new Outcome.Refused(in.code(Refusal.values()), in.maybe(RecordReader::text));
      case NOT_FOUND -> new Outcome.NotFound();
      case KEY_REUSED -> new Outcome.KeyReused();
      default -> throw new IllegalArgumentException("an unknown kind of outcome");
    };
  }
}
