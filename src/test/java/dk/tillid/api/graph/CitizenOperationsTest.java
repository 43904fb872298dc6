package dk.tillid.api.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.tillid.api.Caller;
import dk.tillid.domain.Operation;
import dk.tillid.domain.code.Purpose;
import dk.tillid.domain.code.WithdrawalScope;
import dk.tillid.keys.ReceiptReading;
import dk.tillid.keys.Receipts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A citizen's page and withdrawal, by the paper code alone.
class CitizenOperationsTest {
  private static final String UNKNOWN = "0000-0000-0000-0000-00";

  private final Desk desk = new Desk();
  private final Caller anna = Desk.anna();
  private final Caller citizen = new Caller.Anonymous();

  @Test
  void codeShowsWhatIsHeldAndWhoLookedWithoutStaff() {
    String handle = desk.open(anna, "syd");
    desk.contact(anna, handle, 30);
    String code = consent(handle, "STATISTICS");
    desk.data(
        Desk.lead(), "{ case(by: {handle: \"" + handle + "\"}, purpose: SUPERVISION) { team } }");
    JsonNode mine = myCase(code, "DA");
    assertThat(mine.get("handle").asText()).isEqualTo(handle);
    assertThat(texts(mine.get("held")))
        .contains("Om dig står der: mand, 36–45 år, ukendt, ukendt.")
        .anySatisfy(it -> assertThat(it).contains("10. marts 2026").contains("30 minutter"));
    assertThat(mine.at("/consents/0/status").asText()).isEqualTo("VALID");
    assertThat(mine.get("looks").toString())
        .contains("SUPERVISION", "ledelsestilsyn")
        .doesNotContain("anna");
    assertThat(texts(myCase(code, "EN").get("held")))
        .contains("About you is noted: man, 36–45, unknown, unknown.");
  }

  @Test
  void lookOfTheCitizenIsItselfInTheTrail() {
    String code = consent(desk.open(anna, "syd"), "STATISTICS");
    myCase(code, "DA");
    var requests = desk.ledger.requests();
    assertThat(requests.getLast().operation()).isEqualTo(Operation.MY_CASE);
    assertThat(requests.getLast().purpose()).isEqualTo(Purpose.CITIZEN_REQUEST);
    assertThat(desk.ledger.subjects().getLast()).hasSize(1);
  }

  @Test
  void mistypedCodeIsExplainedAndNotRepeated() {
    String code = consent(desk.open(anna, "syd"), "STATISTICS");
    char other = code.charAt(6) == 'A' ? 'B' : 'A';
    String wrong = code.substring(0, 6) + other + code.substring(7);
    JsonNode misread =
        desk.data(
                citizen,
                "{ myCase(token: \""
                    + wrong
                    + "\") { ... on CodeMisread { mistake place text } } }")
            .get("myCase");
    assertThat(misread.get("mistake").asText()).isEqualTo("ONE_WRONG");
    assertThat(misread.get("text").asText()).isEqualTo("Tegn 6 ser forkert ud.");
    assertThat(misread.toString()).doesNotContain(wrong);
  }

  /// Codes with a zero and a one in them, so that each way of typing differs.
  @Test
  void howeverACodeIsTypedItOpensAndWithdrawsForTheSamePerson() {
    String handle = desk.open(anna, "syd");
    String code =
        Stream.generate(() -> consent(handle, "STATISTICS"))
            .limit(200)
            .filter(it -> it.contains("0") && it.contains("1"))
            .findFirst()
            .orElseThrow();
    String commitment = revoke(code, "SHARING").get("commitment").asText();
    for (String typed :
        List.of(
            code.toLowerCase(Locale.ROOT),
            code.replace("-", ""),
            code.replace('-', ' '),
            " " + code.replace('0', 'O').replace('1', 'I') + " ",
            code.replace('0', 'o').replace('1', 'l'))) {
      assertThat(typed).isNotEqualTo(code);
      assertThat(myCase(typed, "DA").get("handle").asText()).as(typed).isEqualTo(handle);
      assertThat(revoke(typed, "SHARING").get("commitment").asText()).isEqualTo(commitment);
    }
    revoke(code.toLowerCase(Locale.ROOT).replace('-', ' ').replace('0', 'o'), "EVERYTHING");
    assertThat(desk.ledger.view().caseFiles()).isEmpty();
  }

  @Test
  void unknownUsedAndFreshCodesAnswerAlike() {
    String code = consent(desk.open(anna, "syd"), "STATISTICS");
    JsonNode fresh = revoke(code, "EVERYTHING");
    JsonNode used = revoke(code, "EVERYTHING");
    JsonNode unknown = revoke(UNKNOWN, "EVERYTHING");
    for (JsonNode receipt : List.of(fresh, used, unknown)) {
      assertThat(receipt.get("__typename").asText()).isEqualTo("WithdrawalReceipt");
      assertThat(receipt.get("text")).isEqualTo(fresh.get("text"));
      assertThat(receipt.get("day")).isEqualTo(fresh.get("day"));
      assertThat(receipt.get("erasureEpoch")).isEqualTo(fresh.get("erasureEpoch"));
      assertThat(receipt.get("printed").asText()).hasSameSizeAs(fresh.get("printed").asText());
    }
    assertThat(used).isEqualTo(fresh);
  }

  @Test
  void receiptIsSignedByTheRegistry() {
    JsonNode receipt = revoke(UNKNOWN, "SHARING");
    ReceiptReading read =
        Receipts.read(desk.keys.receipts().publicKey(), receipt.get("printed").asText());
    assertThat(read)
        .isInstanceOfSatisfying(
            ReceiptReading.Genuine.class,
            it -> {
              assertThat(it.receipt().scope()).isEqualTo(WithdrawalScope.SHARING);
              assertThat(it.receipt().day()).isEqualTo(Desk.TODAY);
            });
    assertThat(receipt.get("signature").asText()).hasSize(86);
  }

  @Test
  void withdrawnConsentNoLongerHolds() {
    String code = consent(desk.open(anna, "syd"), "STATISTICS");
    revoke(code, "STATISTICS");
    assertThat(myCase(code, "DA").at("/consents/0/status").asText()).isEqualTo("REVOKED");
  }

  @Test
  void consentTellsRecipientExpiryAndEverythingThatWasEverGiven() {
    String handle = desk.open(anna, "syd");
    give(handle, "SHARING, recipient: JOB_CENTRE, expiresOn: \"2026-03-31\"");
    String code = give(handle, "SHARING, recipient: JOB_CENTRE");
    give(handle, "SHARING, recipient: HEALTH_SERVICE");
    revoke(code, "SHARING");
    give(handle, "SHARING, recipient: JOB_CENTRE, expiresOn: \"2026-04-30\"");
    JsonNode consents = myCase(code, "DA").get("consents");
    assertThat(fields(consents, "recipient"))
        .containsExactly("JOB_CENTRE", "HEALTH_SERVICE", "null");
    assertThat(fields(consents, "status")).containsExactly("VALID", "REVOKED", "NONE");
    assertThat(fields(consents, "expiresOn")).containsExactly("2026-04-30", "null", "null");
    JsonNode history = consents.get(0).get("history");
    assertThat(fields(history, "status")).containsExactlyInAnyOrder("VALID", "REVOKED", "REVOKED");
    assertThat(fields(history, "expiresOn"))
        .containsExactlyInAnyOrder("2026-04-30", "2026-03-31", "null");
    assertThat(fields(history, "revokedOn"))
        .containsExactlyInAnyOrder("null", "2026-03-11", "2026-03-11");
    assertThat(fields(history, "recipient")).containsOnly("JOB_CENTRE");
    assertThat(consents.get(1).get("history")).hasSize(1);
    assertThat(consents.get(2).get("history")).isEmpty();
  }

  @Test
  void sentencesOfConsentsTellTheLastDayInBothLanguages() {
    String handle = desk.open(anna, "syd");
    String code = give(handle, "SHARING, recipient: JOB_CENTRE, expiresOn: \"2026-04-30\"");
    assertThat(myCase(code, "DA").at("/consents/0/text").asText())
        .isEqualTo(
            "Samtykke til videregivelse af oplysninger til jobcenter: gyldigt, til og med"
                + " 30. april 2026.");
    assertThat(myCase(code, "EN").at("/consents/0/text").asText())
        .isEqualTo("Consent to passing on information to job centre: valid, until 30 April 2026.");
    revoke(code, "SHARING");
    assertThat(myCase(code, "EN").at("/consents/0/text").asText())
        .isEqualTo("Consent to passing on information to job centre: revoked.");
  }

  /// The newest given comes first, whatever the order it was recorded in.
  @Test
  void historyBeginsWithTheNewest() {
    String handle = desk.open(anna, "syd");
    for (String on : List.of("2026-03-10", "2026-03-11", "2026-03-09")) {
      give(handle, "STATISTICS, on: \"" + on + "\"");
    }
    String code = give(handle, "STATISTICS, on: \"2026-03-10\"");
    assertThat(fields(myCase(code, "DA").at("/consents/0/history"), "givenOn"))
        .containsExactly("2026-03-11", "2026-03-10", "2026-03-10", "2026-03-09");
  }

  @Test
  void erasedCaseIsFoundByNobody() {
    String handle = desk.open(anna, "syd");
    String code = consent(handle, "STATISTICS");
    revoke(code, "EVERYTHING");
    String mine = "{ myCase(token: \"" + code + "\") { __typename } }";
    String other = "{ myCase(token: \"" + UNKNOWN + "\") { __typename } }";
    assertThat(desk.ask(citizen, mine)).isEqualTo(desk.ask(citizen, other));
    assertThat(Desk.code(desk.ask(citizen, mine))).isEqualTo("NOT_FOUND");
    String byHandle = "{ case(by: {handle: \"" + handle + "\"}, purpose: CASE_WORK) { team } }";
    assertThat(Desk.code(desk.ask(anna, byHandle))).isEqualTo("NOT_FOUND");
  }

  private String consent(String handle, String scope) {
    return give(handle, scope + ", on: \"2026-03-10\"");
  }

  private String give(String handle, String scopeAndMore) {
    return desk.data(
            anna,
            """
            mutation { giveConsent(input: {idempotencyKey: "%s", case: {handle: "%s"},
              scope: %s}) { ... on ConsentGiven { code } } }
            """
                .formatted(desk.key(), handle, scopeAndMore))
        .at("/giveConsent/code")
        .asText();
  }

  private JsonNode myCase(String code, String language) {
    return desk.data(
            citizen,
            """
            { myCase(token: "%s", lang: %s) { ... on MyCase { handle held
              consents { scope recipient status expiresOn text
                history { scope recipient givenOn expiresOn revokedOn status } } looks { on purpose count text } choices } } }
            """
                .formatted(code, language))
        .get("myCase");
  }

  private JsonNode revoke(String code, String scope) {
    return desk.data(
            citizen,
            """
            mutation { revokeConsent(token: "%s", scope: %s) { __typename
              ... on WithdrawalReceipt { commitment erasureEpoch day signature printed text } } }
            """
                .formatted(code, scope))
        .get("revokeConsent");
  }

  private static List<String> fields(JsonNode array, String field) {
    List<String> values = new ArrayList<>();
    array.forEach(it -> values.add(it.get(field).asText()));
    return values;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(it -> texts.add(it.asText()));
    return texts;
  }
}
