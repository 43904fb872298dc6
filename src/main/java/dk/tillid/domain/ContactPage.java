package dk.tillid.domain;

import java.util.ArrayList;
import java.util.List;

/// A page of a case's contacts in the order they were recorded. Contacts are stored by the page, so
/// that the last twenty are read in at most two rows, and no row's size tells how many contacts
/// there are.
///
/// @param number the page's place, from 0; contact `i` of the case is in page `i / SIZE`
public record ContactPage(CaseId caseId, int number, List<Contact> contacts) {
  /// Contacts on a full page.
  public static final int SIZE = 32;

  /// Copies the contacts.
  public ContactPage {
    contacts = List.copyOf(contacts);
    if (contacts.size() > SIZE) {
      throw new IllegalArgumentException("a page holds at most " + SIZE + " contacts");
    }
  }

  /// An empty page.
  public static ContactPage empty(CaseId caseId, int number) {
    return new ContactPage(caseId, number, List.of());
  }

  /// This page with one contact more.
  public ContactPage with(Contact contact) {
    List<Contact> more = new ArrayList<>(contacts);
    more.add(contact);
    return new ContactPage(caseId, number, more);
  }
}
