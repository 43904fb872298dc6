package dk.tillid.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.casework.Today;
import dk.tillid.casework.WeekBudget;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Change;
import dk.tillid.domain.CodeTag;
import dk.tillid.domain.ContactPage;
import dk.tillid.domain.Handle;
import dk.tillid.domain.Referral;
import dk.tillid.domain.ReferralId;
import dk.tillid.domain.View;
import dk.tillid.keys.Handles;
import dk.tillid.rules.Practice;
import dk.tillid.rules.RuleBook;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the planted truths look like on the day's list under Eksempelkøbing's rules.
class DemoYearTodayTest {
  private static final Practice PRACTICE = Practice.of(RuleBook.shipped());

  private record Page(CaseId id, int number) {}

  /// The registry after all changes.
  private record Loaded(
      LocalDate today,
      Map<CaseId, CaseFile> files,
      Map<Page, ContactPage> pages,
      Map<ReferralId, Referral> referrals)
      implements View {
    private static Loaded of(DemoYear year, LocalDate today) {
      Loaded loaded = new Loaded(today, new HashMap<>(), new HashMap<>(), new HashMap<>());
      year.batches().flatMap(List::stream).forEach(loaded::apply);
      return loaded;
    }

    private void apply(Change change) {
      switch (change) {
        case Change.CaseWritten(var file) -> files.put(file.id(), file);
        case Change.ContactsWritten(var page, _) ->
            pages.put(new Page(page.caseId(), page.number()), page);
        case Change.ReferralWritten(var referral) -> referrals.put(referral.id(), referral);
        case Change.CaseErased(var id) -> files.remove(id);
        case Change.ReferralErased(var id) -> referrals.remove(id);
        case Change.CodeIssued _, Change.CodeEnded _ -> {}
      }
    }

    @Override
    public Optional<CaseFile> caseFile(CaseId id) {
      return Optional.ofNullable(files.get(id));
    }

    @Override
    public Optional<CaseId> caseOf(Handle handle) {
      return Optional.empty();
    }

    @Override
    public Optional<CaseId> caseOf(CodeTag code) {
      return Optional.empty();
    }

    @Override
    public Optional<ContactPage> contacts(CaseId id, int page) {
      return Optional.ofNullable(pages.get(new Page(id, page)));
    }

    @Override
    public Optional<Referral> referral(ReferralId id) {
      return Optional.ofNullable(referrals.get(id));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-22", "2026-12-31", "2026-01-05", "2026-04-07", "2026-06-08"})
  void dayListShowsThePlantedTruths(LocalDate today) {
    DemoYear year = new DemoYear(2010, DemoYear.Scale.usual(today), Handles::of, new CodeTag(1, 2));
    Loaded loaded = Loaded.of(year, today);
    Planted planted = year.planted();
    Today list =
        Today.of(
            PRACTICE,
            loaded,
            List.copyOf(loaded.files.values()),
            List.copyOf(loaded.referrals.values()));

    assertThat(line(list, planted.overdue()).deadline())
        .hasValueSatisfying(deadline -> assertThat(deadline.overdue()).isTrue());
    assertThat(line(list, planted.protocolMet()).deadline())
        .hasValueSatisfying(deadline -> assertThat(deadline.overdue()).isFalse());
    assertThat(line(list, planted.protocolMet()).protocol())
        .hasValueSatisfying(protocol -> assertThat(protocol.met()).isTrue());
    assertThat(list.due())
        .filteredOn(Today.OpenCase.class::isInstance)
        .map(Today.OpenCase.class::cast)
        .filteredOn(open -> open.week().over())
        .singleElement()
        .satisfies(open -> assertThat(open.file().id()).isEqualTo(planted.overBudget()));
    assertThat(list.due()).noneMatch(due -> isOf(due, planted.withdrawn()));
    assertThat(list.due()).anyMatch(Today.OpenReferral.class::isInstance);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-22", "2026-11-23"})
  void onlyThePlantedCaseIsEverOverTheWeeklyTime(LocalDate today) {
    DemoYear year = new DemoYear(1, DemoYear.Scale.usual(today), Handles::of, new CodeTag(1, 2));
    Loaded loaded = Loaded.of(year, today);
    for (CaseFile file : loaded.files.values()) {
      WeekBudget week = WeekBudget.of(PRACTICE.ruleSet(DemoYear.HOME, today), loaded, file, today);
      assertThat(week.over()).isEqualTo(file.id().equals(year.planted().overBudget()));
    }
  }

  private static Today.OpenCase line(Today list, CaseId id) {
    return list.due().stream()
        .filter(due -> isOf(due, id))
        .map(Today.OpenCase.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static boolean isOf(Today.Due due, CaseId id) {
    return due instanceof Today.OpenCase open && open.file().id().equals(id);
  }
}
