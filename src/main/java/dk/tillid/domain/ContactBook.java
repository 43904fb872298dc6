package dk.tillid.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// What a case knows of its pages of contacts without opening them.
public record ContactBook(List<Leaf> pages) {
  /// No contacts yet.
  public static final ContactBook EMPTY = new ContactBook(List.of());

  /// One page in short.
  ///
  /// @param first the earliest day on the page
  /// @param last the latest day on the page
  public record Leaf(LocalDate first, LocalDate last, int count) {
    private Leaf with(LocalDate day) {
      return new Leaf(day.isBefore(first) ? day : first, day.isAfter(last) ? day : last, count + 1);
    }
  }

  /// Copies the list.
  public ContactBook {
    pages = List.copyOf(pages);
  }

  /// All contacts of the case.
  public int count() {
    return pages.isEmpty() ? 0 : (pages.size() - 1) * ContactPage.SIZE + pages.getLast().count();
  }

  /// The page that takes the next contact.
  public int nextPage() {
    return count() / ContactPage.SIZE;
  }

  /// The numbers of the pages that may hold a contact between two days, both included.
  public List<Integer> pagesBetween(LocalDate from, LocalDate to) {
    List<Integer> found = new ArrayList<>();
    for (int number = 0; number < pages.size(); number++) {
      Leaf leaf = pages.get(number);
      if (!leaf.last().isBefore(from) && !leaf.first().isAfter(to)) {
        found.add(number);
      }
    }
    return found;
  }

  /// This book with one contact more.
  public ContactBook with(LocalDate day) {
    List<Leaf> more = new ArrayList<>(pages);
    if (nextPage() == pages.size()) {
      more.add(new Leaf(day, day, 1));
    } else {
      more.set(more.size() - 1, more.getLast().with(day));
    }
    return new ContactBook(more);
  }
}
