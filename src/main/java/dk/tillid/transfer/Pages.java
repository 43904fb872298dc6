package dk.tillid.transfer;

import dk.tillid.domain.CaseId;
import dk.tillid.domain.Contact;
import dk.tillid.domain.ContactBook;
import dk.tillid.domain.ContactPage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Contacts by the page.
final class Pages {
  private Pages() {}

  static List<ContactPage> of(CaseId id, List<Contact> contacts) {
    List<ContactPage> pages = new ArrayList<>();
    for (int first = 0; first < contacts.size(); first += ContactPage.SIZE) {
      int end = Math.min(contacts.size(), first + ContactPage.SIZE);
      pages.add(new ContactPage(id, pages.size(), contacts.subList(first, end)));
    }
    return pages;
  }

  static ContactBook book(List<ContactPage> pages) {
    return new ContactBook(pages.stream().map(Pages::leaf).toList());
  }

  private static ContactBook.Leaf leaf(ContactPage page) {
    List<LocalDate> days =
        page.contacts().stream().map(Contact::on).sorted(Comparator.naturalOrder()).toList();
    return new ContactBook.Leaf(days.getFirst(), days.getLast(), days.size());
  }
}
