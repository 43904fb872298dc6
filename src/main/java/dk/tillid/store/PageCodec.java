package dk.tillid.store;

import dk.tillid.domain.Contact;
import dk.tillid.domain.ContactPage;
import dk.tillid.domain.code.ContactMode;
import dk.tillid.domain.code.InitiatedBy;
import dk.tillid.domain.code.OverrideReason;
import dk.tillid.domain.code.Phase;
import dk.tillid.domain.code.PlaceKind;
import dk.tillid.domain.code.SupportActivity;

/// The record of a page of contacts. A full page has about 450 bytes, which is why it fits the
/// first steps of padding.
final class PageCodec {
  static final Codec<ContactPage> PAGE =
      new Codec<>("contact page", 1, PageCodec::write, PageCodec::read);

  // values() copies its array, which would be the better half of reading a page
  private static final ContactMode[] MODES = ContactMode.values();
  private static final PlaceKind[] PLACES = PlaceKind.values();
  private static final Phase[] PHASES = Phase.values();
  private static final InitiatedBy[] INITIATORS = InitiatedBy.values();
  private static final SupportActivity[] ACTIVITIES = SupportActivity.values();
  private static final OverrideReason[] REASONS = OverrideReason.values();

  private PageCodec() {}

  private static void write(RecordWriter out, ContactPage page) {
    CaseCodec.writeId(out, page.caseId());
    out.unsigned(page.number()).list(page.contacts(), PageCodec::write);
  }

  private static ContactPage read(RecordReader in) {
    return new ContactPage(CaseCodec.readId(in), in.small(), in.list(PageCodec::contact));
  }

  private static void write(RecordWriter out, Contact contact) {
    out.day(contact.on())
        .code(contact.mode())
        .code(contact.place())
        .unsigned(contact.minutes())
        .maybeCode(contact.phase())
        .code(contact.initiatedBy())
        .codes(contact.activities())
        .maybeCode(contact.overrideReason());
  }

  private static Contact contact(RecordReader in) {
    return new Contact(
        in.day(),
        in.code(MODES),
        in.code(PLACES),
        in.small(),
        in.maybeCode(PHASES),
        in.code(INITIATORS),
        in.codes(SupportActivity.class, ACTIVITIES),
        in.maybeCode(REASONS));
  }
}
