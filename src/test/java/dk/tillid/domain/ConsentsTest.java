package dk.tillid.domain;

import static dk.tillid.domain.code.ConsentStatus.EXPIRED;
import static dk.tillid.domain.code.ConsentStatus.NONE;
import static dk.tillid.domain.code.ConsentStatus.REVOKED;
import static dk.tillid.domain.code.ConsentStatus.VALID;
import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.domain.code.ConsentScope;
import dk.tillid.domain.code.ConsentStatus;
import dk.tillid.domain.code.RecipientKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConsentsTest {
  private static final LocalDate GIVEN = LocalDate.of(2026, 3, 2);
  private static final Optional<RecipientKind> JOB_CENTRE = Optional.of(RecipientKind.JOB_CENTRE);

  private static Consent open(int day) {
    return new Consent(
        ConsentScope.SHARING, JOB_CENTRE, day(day), Optional.empty(), Optional.empty());
  }

  private static Consent until(int day, int last) {
    return new Consent(
        ConsentScope.SHARING, JOB_CENTRE, day(day), Optional.of(day(last)), Optional.empty());
  }

  private static LocalDate day(int number) {
    return GIVEN.plusDays(number);
  }

  static Stream<Arguments> truthTable() {
    Consent revoked = open(0).revoked(day(5));
    return Stream.of(
        Arguments.of("none", List.of(), 0, NONE),
        Arguments.of("not given yet", List.of(open(0)), -1, NONE),
        Arguments.of("given", List.of(until(0, 9)), 0, VALID),
        Arguments.of("last day", List.of(until(0, 9)), 9, VALID),
        Arguments.of("one day only", List.of(until(0, 0)), 0, VALID),
        Arguments.of("expired", List.of(until(0, 9)), 10, EXPIRED),
        Arguments.of("open-ended", List.of(open(0)), 40_000, VALID),
        Arguments.of("before its withdrawal", List.of(revoked), 4, VALID),
        Arguments.of("on the day of withdrawal", List.of(revoked), 5, REVOKED),
        Arguments.of("after its withdrawal", List.of(revoked), 6, REVOKED),
        Arguments.of("never held", List.of(open(0).revoked(day(0))), 0, REVOKED),
        Arguments.of("withdrawn after expiry", List.of(until(0, 3).revoked(day(5))), 6, REVOKED),
        Arguments.of(
            "expired, not yet withdrawn", List.of(until(0, 3).revoked(day(5))), 4, EXPIRED),
        Arguments.of("given anew the same day", List.of(revoked, open(5)), 5, VALID),
        Arguments.of("given anew, asked before", List.of(revoked, open(7)), 6, REVOKED),
        Arguments.of("given anew, expired", List.of(revoked, until(7, 8)), 9, EXPIRED),
        Arguments.of(
            "given anew, withdrawn again", List.of(revoked, open(7).revoked(day(8))), 8, REVOKED),
        Arguments.of("older open-ended stands", List.of(open(0), until(1, 2)), 3, VALID));
  }

  @ParameterizedTest(name = "{0}: {3}")
  @MethodSource("truthTable")
  void statusFollowsTheTruthTable(
      String situation, List<Consent> consents, int day, ConsentStatus status) {
    assertThat(Consents.status(consents, ConsentScope.SHARING, JOB_CENTRE, day(day)))
        .as(situation)
        .isEqualTo(status);
  }

  @Test
  void consentHoldsForNoOtherScopeOrRecipient() {
    List<Consent> consents = List.of(open(0));
    assertThat(Consents.status(consents, ConsentScope.STATISTICS, Optional.empty(), day(1)))
        .isEqualTo(NONE);
    assertThat(
            Consents.status(
                consents, ConsentScope.SHARING, Optional.of(RecipientKind.RELATIVES), day(1)))
        .isEqualTo(NONE);
  }
}
