package dk.tillid.store;

import dk.tillid.domain.CaseCard;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.CodeTag;
import dk.tillid.domain.Consent;
import dk.tillid.domain.ContactBook;
import dk.tillid.domain.Handle;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.Note;
import dk.tillid.domain.TeamId;
import dk.tillid.domain.Traits;
import dk.tillid.domain.Words;
import dk.tillid.domain.WorkerId;
import dk.tillid.domain.code.AgeBand;
import dk.tillid.domain.code.CivilStatus;
import dk.tillid.domain.code.ConsentScope;
import dk.tillid.domain.code.Gender;
import dk.tillid.domain.code.LivingSituation;
import dk.tillid.domain.code.RecipientKind;
import dk.tillid.domain.code.TargetGroup;
import java.util.OptionalInt;

/// The record of a case, its components in order, and the record that only names a case.
final class CaseCodec {
  static final Codec<CaseFile> CASE = new Codec<>("case", 2, CaseCodec::write, CaseCodec::read);

  /// What a handle or a paper code stands for.
  static final Codec<CaseId> NAME =
      new Codec<>("case name", 1, CaseCodec::writeId, CaseCodec::readId);

  private CaseCodec() {}

  static void writeId(RecordWriter out, CaseId id) {
    out.fixed(id.high()).fixed(id.low());
  }

  static CaseId readId(RecordReader in) {
    return new CaseId(in.fixed(), in.fixed());
  }

  private static void write(RecordWriter out, CaseFile file) {
    writeId(out, file.id());
    write(out, file.card());
    write(out, file.traits());
    CourseCodec.write(out, file.course());
    out.list(file.contacts().pages(), CaseCodec::write)
        .list(file.consents(), CaseCodec::write)
        .list(file.codes(), (o, code) -> o.fixed(code.high()).fixed(code.low()));
    ProceedingsCodec.write(out, file.proceedings());
    ProceedingsCodec.write(out, file.merger());
    out.maybe(file.note(), (o, note) -> o.text(note.text()));
  }

  private static CaseFile read(RecordReader in) {
    return new CaseFile(
        readId(in),
        card(in),
        traits(in),
        CourseCodec.read(in),
        new ContactBook(in.list(CaseCodec::leaf)),
        in.list(CaseCodec::consent),
        in.list(i -> new CodeTag(i.fixed(), i.fixed())),
        ProceedingsCodec.proceedings(in),
        ProceedingsCodec.merger(in),
        in.maybe(i -> new Note(i.text())));
  }

  private static void write(RecordWriter out, CaseCard card) {
    out.text(card.handle().value())
        .text(card.words().first())
        .text(card.words().second())
        .text(card.municipality().code())
        .text(card.team().value())
        .list(card.workers(), (o, worker) -> o.text(worker.value()));
  }

  private static CaseCard card(RecordReader in) {
    return new CaseCard(
        new Handle(in.text()),
        new Words(in.text(), in.text()),
        new Municipality(in.text()),
        new TeamId(in.text()),
        in.list(i -> new WorkerId(i.text())));
  }

  private static void write(RecordWriter out, Traits traits) {
    out.code(traits.gender())
        .code(traits.ageBand())
        .unsigned(traits.age().isPresent() ? traits.age().getAsInt() + 1 : 0)
        .code(traits.civilStatus())
        .code(traits.livingSituation())
        .codes(traits.targetGroups())
        .flag(traits.anonymousInDialogue());
  }

  private static Traits traits(RecordReader in) {
    return new Traits(
        in.code(Gender.values()),
        in.code(AgeBand.values()),
        age(in.small()),
        in.code(CivilStatus.values()),
        in.code(LivingSituation.values()),
        in.codes(TargetGroup.class, TargetGroup.values()),
        in.flag());
  }

  private static OptionalInt age(int stored) {
    return stored == 0 ? OptionalInt.empty() : OptionalInt.of(stored - 1);
  }

  private static void write(RecordWriter out, ContactBook.Leaf leaf) {
    out.day(leaf.first()).day(leaf.last()).unsigned(leaf.count());
  }

  private static ContactBook.Leaf leaf(RecordReader in) {
    return new ContactBook.Leaf(in.day(), in.day(), in.small());
  }

  private static void write(RecordWriter out, Consent consent) {
    out.code(consent.scope())
        .maybeCode(consent.recipient())
        .day(consent.givenOn())
        .maybe(consent.expiresOn(), RecordWriter::day)
        .maybe(consent.revokedOn(), RecordWriter::day);
  }

  private static Consent consent(RecordReader in) {
    return new Consent(
        in.code(ConsentScope.values()),
        in.maybeCode(RecipientKind.values()),
        in.day(),
        in.maybe(RecordReader::day),
        in.maybe(RecordReader::day));
  }
}
