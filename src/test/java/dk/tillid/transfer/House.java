package dk.tillid.transfer;

import dk.tillid.casework.Admittance;
import dk.tillid.domain.Actor;
import dk.tillid.domain.Arrival;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Change;
import dk.tillid.domain.CodeTag;
import dk.tillid.domain.Contact;
import dk.tillid.domain.Course;
import dk.tillid.domain.Episode;
import dk.tillid.domain.Merger;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.Operation;
import dk.tillid.domain.Person;
import dk.tillid.domain.Proceedings;
import dk.tillid.domain.Referral;
import dk.tillid.domain.ReferralId;
import dk.tillid.domain.Request;
import dk.tillid.domain.Role;
import dk.tillid.domain.View;
import dk.tillid.domain.WorkerId;
import dk.tillid.domain.code.Purpose;
import dk.tillid.keys.KeyRing;
import dk.tillid.keys.Randomness;
import dk.tillid.rules.Practice;
import dk.tillid.rules.RuleBook;
import dk.tillid.store.RocksLedger;
import dk.tillid.store.StoreSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// A registry without its doors: keys, store, and ways in and out.
final class House implements AutoCloseable {
  static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
  static final Clock CLOCK =
      Clock.fixed(TODAY.atTime(12, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);

  /// What is known of a case but its names here: what an import must bring.
  record Told(
      Municipality municipality,
      List<Object> card,
      Course course,
      List<Optional<Referral>> enquiries,
      List<Contact> contacts,
      List<Object> rest,
      List<Told> absorbed) {}

  private final Path folder;
  private final KeyRing keys;
  private RocksLedger ledger;
  final List<Problem> problems = new ArrayList<>();

  /// A registry in a folder, made where there is none.
  House(Path folder) {
    this.folder = folder;
    Path passphrase = folder.resolve("passphrase");
    if (Files.exists(passphrase)) {
      keys = KeyRing.open(folder.resolve("keys"), passphrase);
    } else {
      make(folder);
      KeyRing.writeNewPassphrase(passphrase);
      keys = KeyRing.create(folder.resolve("keys"), passphrase);
    }
    ledger = open();
  }

  private static void make(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private RocksLedger open() {
    return RocksLedger.open(StoreSettings.of(folder.resolve("data")), keys, CLOCK);
  }

  void reopen() {
    ledger.close();
    ledger = open();
  }

  RocksLedger ledger() {
    return ledger;
  }

  KeyRing keys() {
    return keys;
  }

  /// Rules as shipped; 0999 allows notes and asks for the exact age.
  static Admittance admittance() {
    return new Admittance(Practice.of(RuleBook.shipped()), TODAY);
  }

  Import.Tally bring(String lines) {
    return bring(lines, _ -> {});
  }

  Import.Tally bring(String lines, Consumer<Import.Tally> progress) {
    return bring(
        lines, arrivals -> ledger.admit(request(Operation.IMPORT_CASES), arrivals), progress);
  }

  Import.Tally bring(String lines, Intake intake, Consumer<Import.Tally> progress) {
    problems.clear();
    try {
      return new Import(
              keys.tags(),
              new Randomness(),
              admittance(),
              intake,
              new Import.Listener(problems::add, progress))
          .run(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Puts a case there as an import would, without asking whether it can be true.
  void settle(Line.OfCase line) {
    Arrivals arrivals = new Arrivals(keys.tags(), new Randomness(), admittance());
    switch (arrivals.of(line)) {
      case Arrivals.Made.Ready(Arrival arrival) ->
          ledger.load(
              request(Operation.LOAD_DEMONSTRATION),
              Stream.of(arrival.command().decide(ledger.view()).changes()));
      case Arrivals.Made.Refused(var flaw) -> throw new AssertionError(flaw);
    }
  }

  void load(Stream<List<Change>> lists) {
    ledger.load(request(Operation.LOAD_DEMONSTRATION), lists);
  }

  String export(Municipality municipality) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Export.Means means =
        new Export.Means(ledger, keys.tags(), new Randomness(), request(Operation.EXPORT_CASES));
    new Export(means, municipality, out, _ -> {}).run(TODAY);
    return out.toString(StandardCharsets.UTF_8);
  }

  /// Every person, for the reports.
  Stream<Person> persons() {
    View view = ledger.view();
    return cases().stream().filter(it -> !it.merged()).map(it -> Person.of(view, it));
  }

  List<CaseFile> cases() {
    List<CaseFile> all = new ArrayList<>();
    ledger.cases(all::add);
    return all;
  }

  List<Referral> referrals() {
    List<Referral> all = new ArrayList<>();
    ledger.referrals(all::add);
    return all;
  }

  /// Every case in its own right, told without its names.
  List<Told> told() {
    return cases().stream()
        .filter(it -> it.merger() instanceof Merger.Surviving)
        .map(this::told)
        .toList();
  }

  Told told(CaseFile file) {
    List<Told> absorbed =
        file.merger() instanceof Merger.Surviving(var all)
            ? all.stream()
                .map(it -> told(ledger.view().caseFile(it.caseId()).orElseThrow()))
                .toList()
            : List.of();
    return new Told(
        file.card().municipality(),
        List.of(file.card().team(), file.card().workers(), file.traits()),
        nameless(file.course()),
        file.enquiries().stream().map(this::nameless).toList(),
        contacts(file),
        List.of(
            file.contacts(),
            file.consents(),
            nameless(file.proceedings()),
            file.note(),
            nameless(file.merger())),
        absorbed);
  }

  private List<Contact> contacts(CaseFile file) {
    List<Contact> all = new ArrayList<>();
    for (int page = 0; page < file.contacts().pages().size(); page++) {
      all.addAll(ledger.view().contacts(file.id(), page).orElseThrow().contacts());
    }
    return all;
  }

  private Optional<Referral> nameless(ReferralId id) {
    return ledger.view().referral(id).map(House::nameless);
  }

  /// Without its identifier, and with its case's in short: there is one.
  static Referral nameless(Referral it) {
    return new Referral(
        new ReferralId(0, 0),
        it.municipality(),
        it.team(),
        it.receivedOn(),
        it.source(),
        it.referrerKind(),
        it.channel(),
        it.concerns(),
        it.outcome(),
        it.openedCase().map(_ -> new CaseId(0, 0)),
        it.answeredOn());
  }

  private static Course nameless(Course course) {
    List<Episode> episodes =
        course.episodes().stream()
            .map(it ->
                new Episode(
                    it.openedOn(),
                    it.source(),
                    it.referral().map(_ -> new ReferralId(0, 0)),
                    it.receivedOn(),
                    it.firstContactOn(),
                    it.closure()))
            .toList();
    return new Course(
        episodes,
        course.attempts(),
        course.observations(),
        course.phases(),
        course.goals(),
        course.bridges(),
        course.measurements());
  }

  private static Proceedings nameless(Proceedings all) {
    return new Proceedings(
        all.teamReviews(),
        all.handovers(),
        all.complaints(),
        all.safetyEvents(),
        all.disclosures(),
        all.formalDecisions(),
        all.enquiries().stream().map(_ -> new ReferralId(0, 0)).toList());
  }

  private static Merger nameless(Merger merger) {
    CaseId nobody = new CaseId(0, 0);
    List<Merger.Absorbed> absorbed =
        merger.absorbed().stream()
            .map(it ->
                new Merger.Absorbed(nobody, it.on(), it.anonymousBefore(), it.consentsBefore()))
            .toList();
    return switch (merger) {
      case Merger.Surviving _ -> new Merger.Surviving(absorbed);
      case Merger.Within within -> new Merger.Within(nobody, within.on(), absorbed);
    };
  }

  /// Gives the citizen of a case a code.
  void code(CaseId id, CodeTag code) {
    CaseFile file = ledger.view().caseFile(id).orElseThrow();
    load(
        Stream.of(
            List.of(new Change.CaseWritten(file.with(code)), new Change.CodeIssued(code, id))));
  }

  static Request request(Operation operation) {
    return Request.read(actor(Role.OPERATOR), operation, Purpose.TRANSFER);
  }

  static Actor actor(Role role) {
    return new Actor(new WorkerId("somebody"), role, new Municipality("0000"), Set.of());
  }

  @Override
  public void close() {
    ledger.close();
    keys.close();
  }
}
