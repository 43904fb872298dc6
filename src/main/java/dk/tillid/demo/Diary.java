package dk.tillid.demo;

import dk.tillid.domain.CaseId;
import dk.tillid.domain.Change;
import dk.tillid.domain.Contact;
import dk.tillid.domain.ContactBook;
import dk.tillid.domain.ContactPage;
import dk.tillid.domain.code.ContactMode;
import dk.tillid.domain.code.InitiatedBy;
import dk.tillid.domain.code.OverrideReason;
import dk.tillid.domain.code.Phase;
import dk.tillid.domain.code.PlaceKind;
import dk.tillid.domain.code.SupportActivity;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The contacts of one case, in order, within the two hours a week unless planted otherwise.
record Diary(List<Contact> contacts) {
  private static final int MINUTES_A_WEEK = 120;
  private static final int LONGEST = 60;
  private static final List<SupportActivity> ACTIVITIES = List.of(SupportActivity.values());

  private static final List<ContactMode> MODES =
      Stream.of(
              Draw.times(35, ContactMode.PHONE),
              Draw.times(25, ContactMode.HOME_VISIT),
              Draw.times(20, ContactMode.IN_PERSON),
              Draw.times(10, ContactMode.STREET),
              Draw.times(8, ContactMode.WRITTEN),
              Draw.times(2, ContactMode.ORAL))
          .flatMap(part -> part)
          .toList();

  private static final List<PlaceKind> OUTDOORS =
      List.of(
          PlaceKind.GATHERING_PLACE,
          PlaceKind.PARK,
          PlaceKind.SHOPPING_CENTRE,
          PlaceKind.DEPRIVED_HOUSING_AREA);

  private static final List<PlaceKind> INDOORS =
      List.of(PlaceKind.LIBRARY, PlaceKind.PUB, PlaceKind.OTHER);

  /// So many contacts from one day to another, the first on the first day.
  static Diary of(Draw draw, int count, LocalDate from, LocalDate to) {
    List<LocalDate> days =
        Stream.concat(Stream.of(from), Stream.generate(() -> draw.weekday(from, to)).limit(count))
            .limit(count)
            .sorted()
            .toList();
    List<Contact> contacts = new ArrayList<>(count);
    LocalDate week = LocalDate.MIN;
    int left = MINUTES_A_WEEK;
    for (LocalDate day : days) {
      LocalDate monday = monday(day);
      left = monday.equals(week) ? left : MINUTES_A_WEEK;
      week = monday;
      int minutes = Math.min(draw.between(2, LONGEST / 5) * 5, left / 2);
      left -= minutes;
      contacts.add(contact(draw, day, minutes, Optional.empty()));
    }
    return new Diary(contacts);
  }

  /// With two contacts this week that together exceed two hours; nothing else lies in the week.
  Diary overBudget(Draw draw, LocalDate today) {
    List<Contact> more =
        new ArrayList<>(contacts.stream().filter(c -> c.on().isBefore(monday(today))).toList());
    more.add(contact(draw, monday(today), 90, Optional.empty()));
    more.add(contact(draw, today, 60, Optional.of(OverrideReason.CRISIS)));
    return new Diary(more);
  }

  static LocalDate monday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private static Contact contact(
      Draw draw, LocalDate day, int minutes, Optional<OverrideReason> reason) {
    ContactMode mode = draw.one(MODES);
    return new Contact(
        day,
        mode,
        place(draw, mode),
        minutes,
        draw.percent(50) ? Optional.of(draw.one(List.of(Phase.values()))) : Optional.empty(),
        draw.percent(70) ? InitiatedBy.WORKER : InitiatedBy.CITIZEN,
        Set.copyOf(draw.some(ACTIVITIES, 10)),
        reason);
  }

  private static PlaceKind place(Draw draw, ContactMode mode) {
    return switch (mode) {
      case HOME_VISIT -> PlaceKind.HOME;
      case STREET -> draw.one(OUTDOORS);
      case IN_PERSON -> draw.one(INDOORS);
      case PHONE, WRITTEN, ORAL -> PlaceKind.UNKNOWN;
    };
  }

  ContactBook book() {
    List<ContactBook.Leaf> leaves = new ArrayList<>();
    for (int first = 0; first < contacts.size(); first += ContactPage.SIZE) {
      List<Contact> page = page(first);
      leaves.add(new ContactBook.Leaf(page.getFirst().on(), page.getLast().on(), page.size()));
    }
    return new ContactBook(leaves);
  }

  List<Change> pages(CaseId id) {
    List<Change> pages = new ArrayList<>();
    for (int first = 0; first < contacts.size(); first += ContactPage.SIZE) {
      List<Contact> page = page(first);
      ContactPage written = new ContactPage(id, first / ContactPage.SIZE, page);
      pages.add(new Change.ContactsWritten(written, page.size()));
    }
    return pages;
  }

  private List<Contact> page(int first) {
    return contacts.subList(first, Math.min(first + ContactPage.SIZE, contacts.size()));
  }
}
