package dk.tillid.api.graph;

import dk.tillid.api.ErrorCode;
import dk.tillid.audit.AuditTrail;
import dk.tillid.consent.RevokeConsent;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CodeTag;
import dk.tillid.domain.Operation;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.Person;
import dk.tillid.domain.Request;
import dk.tillid.domain.View;
import dk.tillid.domain.code.Purpose;
import dk.tillid.domain.code.WithdrawalScope;
import dk.tillid.keys.CitizenCode;
import dk.tillid.keys.CodeReading;
import dk.tillid.keys.Receipt;
import dk.tillid.keys.Receipts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a citizen (borger) can do with a paper code: see what is held and when it was looked at,
/// withdraw.
final class CitizenOperations {
  private static final int SIGNATURE = 64;

  /// How long answers under way may take to leave: they are made and wait for a socket at most.
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(5);

  private static final Comparator<AuditTrail.Look> NEWEST_FIRST =
      Comparator.comparing(AuditTrail.Look::on, Comparator.reverseOrder())
          .thenComparing(AuditTrail.Look::purpose);

  private record MyCase(Person person, List<String> held, Call call, Language language)
      implements Typed {
    @Override
    public String type() {
      return "MyCase";
    }

    /// The case that speaks for all.
    private CaseFile file() {
      return person.surviving();
    }
  }

  private record MyLook(AuditTrail.Look look, Language language) {}

  private record Withdrawal(Receipt receipt, String printed, Language language) implements Typed {
    @Override
    public String type() {
      return "WithdrawalReceipt";
    }

    private String signature() {
      byte[] signed = Base64.getUrlDecoder().decode(printed.substring(Receipts.PREFIX.length()));
      return base64(Arrays.copyOfRange(signed, signed.length - SIGNATURE, signed.length));
    }
  }

  private CitizenOperations() {}

  static void wire(Wiring wiring) {
    wiring
        .root("Query", Operation.MY_CASE, CitizenOperations::myCase)
        .root("Mutation", Operation.REVOKE_CONSENT, CitizenOperations::revoke);
    wiring
        .type("CodeMisread", CodeMisread.class)
        .field("mistake", CodeMisread::mistake)
        .field("place", CodeMisread::place)
        .field("text", CodeMisread::text);
    wiring
        .type("MyCase", MyCase.class)
        .field("handle", it -> it.file().card().handle())
        .field("words", it -> CaseFields.words(it.file()))
        .field("held", MyCase::held)
        .field(
            "consents",
            it -> CitizenConsents.of(it.person(), it.call().view().today(), it.language()))
        .field("looks", CitizenOperations::looks)
        .field("choices", it -> CitizenTexts.choices(it.language()));
    wireParts(wiring);
  }

  private static void wireParts(Wiring wiring) {
    CitizenConsents.wire(wiring);
    wiring
        .type("Look", MyLook.class)
        .field("on", it -> it.look().on())
        .field("purpose", it -> it.look().purpose())
        .field("count", it -> it.look().looks())
        .field("text", it -> CitizenTexts.look(it.look(), it.language()));
    wiring
        .type("WithdrawalReceipt", Withdrawal.class)
        .field("commitment", it -> base64(it.receipt().commitment().bytes()))
        .field("erasureEpoch", it -> Math.toIntExact(it.receipt().erasureEpoch()))
        .field("day", it -> it.receipt().day())
        .field("signature", Withdrawal::signature)
        .field("printed", Withdrawal::printed)
        .field("text", it -> CitizenTexts.withdrawn(it.receipt().scope(), it.language()));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static Typed myCase(Call call, Input in) {
    return switch (CitizenCode.read(in.text("token").orElse(""))) {
      case CodeReading.Read<CitizenCode>(CitizenCode code) -> shown(call, code, in.language());
      case CodeReading<CitizenCode> misread -> CodeMisread.of(misread, in.language());
    };
  }

  private static MyCase shown(Call call, CitizenCode code, Language language) {
    call.asked(Purpose.CITIZEN_REQUEST);
    View view = call.view();
    Person person =
        view.caseOf(call.services().tags().codeTag(code))
            .flatMap(view::caseFile)
            .map(file -> Person.of(view, file))
            .orElseThrow(() -> new Fault(ErrorCode.NOT_FOUND));
    List<String> held = new ArrayList<>();
    for (CaseFile file : person.files()) {
      call.looked(Operation.MY_CASE, Purpose.CITIZEN_REQUEST, file.id());
      String municipality = call.services().practice().rules().name(file.card().municipality());
      held.addAll(CitizenTexts.held(file, municipality, view, language));
    }
    return new MyCase(person, List.copyOf(held), call, language);
  }

  private static List<MyLook> looks(MyCase mine) {
    AuditTrail audit = mine.call().services().audit();
    Map<AuditTrail.Look, Integer> counts = new HashMap<>();
    mine.person().files().stream()
        .flatMap(file -> audit.looks(file.id()).stream())
        .forEach(it ->
            counts.merge(new AuditTrail.Look(it.on(), it.purpose(), 0), it.looks(), Integer::sum));
    return counts.entrySet().stream()
        .map(it -> new AuditTrail.Look(it.getKey().on(), it.getKey().purpose(), it.getValue()))
        .sorted(NEWEST_FIRST)
        .map(it -> new MyLook(it, mine.language()))
        .toList();
  }

  private static Typed revoke(Call call, Input in) {
    WithdrawalScope scope = in.code("scope", WithdrawalScope.class);
    return switch (CitizenCode.read(in.text("token").orElse(""))) {
      case CodeReading.Read<CitizenCode>(CitizenCode code) ->
          revoked(call, call.services().tags().codeTag(code), scope, in.language());
      case CodeReading<CitizenCode> misread -> CodeMisread.of(misread, in.language());
    };
  }

  /// The same steps and the same shape for unknown, used and fresh codes.
  private static Withdrawal revoked(
      Call call, CodeTag tag, WithdrawalScope scope, Language language) {
    Request request = Request.read(call.actor(), Operation.REVOKE_CONSENT, Purpose.CITIZEN_REQUEST);
    Outcome outcome = call.services().ledger().transact(request, new RevokeConsent(tag, scope));
    if (!(outcome instanceof Outcome.Withdrawn(long epoch))) {
      throw new IllegalStateException("a withdrawal ends in a withdrawal");
    }
    if (!call.services().departures().awaitEarlier(LAST_ANSWERS)) {
      throw new Fault(ErrorCode.TIMEOUT); // carried out, but no receipt before it is true
    }
    Receipt receipt =
        new Receipt(scope, call.services().tags().commitment(tag), epoch, call.view().today());
    return new Withdrawal(receipt, call.services().receipts().sign(receipt), language);
  }
}
