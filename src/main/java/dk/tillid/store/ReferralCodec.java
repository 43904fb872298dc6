package dk.tillid.store;

import dk.tillid.domain.Municipality;
import dk.tillid.domain.Referral;
import dk.tillid.domain.ReferralId;
import dk.tillid.domain.TeamId;
import dk.tillid.domain.code.ReferralChannel;
import dk.tillid.domain.code.ReferralOutcome;
import dk.tillid.domain.code.ReferralSource;
import dk.tillid.domain.code.ReferrerKind;
import dk.tillid.domain.code.TargetGroup;

/// The record of an enquiry: its components in order.
final class ReferralCodec {
  static final Codec<Referral> REFERRAL =
      new Codec<>("referral", 2, ReferralCodec::write, ReferralCodec::read);

  private ReferralCodec() {}

  static void writeId(RecordWriter out, ReferralId id) {
    out.fixed(id.high()).fixed(id.low());
  }

  static ReferralId readId(RecordReader in) {
    return new ReferralId(in.fixed(), in.fixed());
  }

  private static void write(RecordWriter out, Referral referral) {
    writeId(out, referral.id());
    out.text(referral.municipality().code())
        .text(referral.team().value())
        .day(referral.receivedOn())
        .code(referral.source())
        .code(referral.referrerKind())
        .code(referral.channel())
        .codes(referral.concerns())
        .code(referral.outcome())
        .maybe(referral.openedCase(), CaseCodec::writeId)
        .maybe(referral.answeredOn(), RecordWriter::day);
  }

  private static Referral read(RecordReader in) {
    return new Referral(
        readId(in),
        new Municipality(in.text()),
        new TeamId(in.text()),
        in.day(),
        in.code(ReferralSource.values()),
        in.code(ReferrerKind.values()),
        in.code(ReferralChannel.values()),
        in.codes(TargetGroup.class, TargetGroup.values()),
        in.code(ReferralOutcome.values()),
        in.maybe(CaseCodec::readId),
        in.maybe(RecordReader::day));
  }
}
