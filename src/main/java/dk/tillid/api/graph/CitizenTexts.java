package dk.tillid.api.graph;

import dk.tillid.audit.AuditTrail;
import dk.tillid.domain.Attempt;
import dk.tillid.domain.Bridge;
import dk.tillid.domain.CaseCard;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.Closure;
import dk.tillid.domain.Consent;
import dk.tillid.domain.Contact;
import dk.tillid.domain.ContactPage;
import dk.tillid.domain.Episode;
import dk.tillid.domain.Goal;
import dk.tillid.domain.Measurement;
import dk.tillid.domain.Observation;
import dk.tillid.domain.PhaseEntry;
import dk.tillid.domain.Referral;
import dk.tillid.domain.Traits;
import dk.tillid.domain.View;
import dk.tillid.domain.code.Code;
import dk.tillid.domain.code.ConsentScope;
import dk.tillid.domain.code.ConsentStatus;
import dk.tillid.domain.code.RecipientKind;
import dk.tillid.domain.code.WithdrawalScope;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A case told to its citizen in plain sentences, Danish or English. Staff is not named.
final class CitizenTexts {
  private static final DateTimeFormatter DANISH =
      DateTimeFormatter.ofPattern("d. MMMM uuuu", Locale.of("da", "DK"));
  private static final DateTimeFormatter ENGLISH =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

  private final Language language;
  private final List<String> sentences = new ArrayList<>();

  private CitizenTexts(Language language) {
    this.language = language;
  }

  /// Everything that is held. Of staff only how many.
  ///
  /// @param municipality the municipality's name
  static List<String> held(CaseFile file, String municipality, View view, Language language) {
    CitizenTexts texts = new CitizenTexts(language);
    texts.card(file.card(), municipality);
    texts.traits(file.traits());
    file.course().episodes().forEach(texts::episode);
    file.enquiries().stream().flatMap(id -> view.referral(id).stream()).forEach(texts::referral);
    file.course().attempts().forEach(texts::attempt);
    file.course().observations().forEach(texts::observation);
    file.course().phases().forEach(texts::phase);
    file.course().goals().forEach(texts::goal);
    file.course().bridges().forEach(texts::bridge);
    file.course().measurements().forEach(texts::measurement);
    texts.contacts(file, view);
    file.consents().forEach(texts::given);
    texts.sentences.addAll(CitizenProceedings.told(file.proceedings(), language));
    return List.copyOf(texts.sentences);
  }

  private void say(String da, String en) {
    sentences.add(language.pick(da, en));
  }

  private void card(CaseCard it, String municipality) {
    int workers = it.workers().size();
    say(
        "Sagen hører til %s, team %s, med %d faste medarbejdere."
            .formatted(municipality, it.team().value(), workers),
        "The case belongs to %s, team %s, with %d workers of its own."
            .formatted(municipality, it.team().value(), workers));
  }

  private void referral(Referral it) {
    List<Code> told = new ArrayList<>(List.of(it.source(), it.referrerKind(), it.channel()));
    told.addAll(it.concerns());
    String answered = it.answeredOn().map(on -> " (" + day(on) + ")").orElse("");
    say(
        "Om henvendelsen %s står der: %s. Udfald: %s%s."
            .formatted(day(it.receivedOn()), labels(told), label(it.outcome()), answered),
        "Of the enquiry of %s is noted: %s. Outcome: %s%s."
            .formatted(day(it.receivedOn()), labels(told), label(it.outcome()), answered));
  }

  private void given(Consent it) {
    String to = it.recipient().map(kind -> pick(" til ", " to ") + label(kind)).orElse("");
    String until = it.expiresOn().map(on -> pick(", til og med ", ", until ") + day(on)).orElse("");
    String revoked =
        it.revokedOn().map(on -> pick(", trukket tilbage ", ", withdrawn ") + day(on)).orElse("");
    say(
        "Samtykke til %s%s: givet %s%s%s."
            .formatted(label(it.scope()), to, day(it.givenOn()), until, revoked),
        "Consent to %s%s: given %s%s%s."
            .formatted(label(it.scope()), to, day(it.givenOn()), until, revoked));
  }

  private String pick(String da, String en) {
    return language.pick(da, en);
  }

  private void traits(Traits it) {
    String age = it.age().isPresent() ? " (" + it.age().getAsInt() + ")" : "";
    say(
        "Om dig står der: %s, %s%s, %s, %s."
            .formatted(
                label(it.gender()),
                label(it.ageBand()),
                age,
                label(it.civilStatus()),
                label(it.livingSituation())),
        "About you is noted: %s, %s%s, %s, %s."
            .formatted(
                label(it.gender()),
                label(it.ageBand()),
                age,
                label(it.civilStatus()),
                label(it.livingSituation())));
    if (!it.targetGroups().isEmpty()) {
      say(
          "Grunde til støtten: " + labels(it.targetGroups()) + ".",
          "Reasons for the support: " + labels(it.targetGroups()) + ".");
    }
    if (it.anonymousInDialogue()) {
      say("Du har valgt at være anonym.", "You chose to be anonymous.");
    }
  }

  private void episode(Episode it) {
    say(
        "Et forløb begyndte %s (%s).".formatted(day(it.openedOn()), label(it.source())),
        "A course of support began on %s (%s).".formatted(day(it.openedOn()), label(it.source())));
    it.receivedOn()
        .ifPresent(
            on -> say("Henvendelsen kom " + day(on) + ".", "The enquiry came on " + day(on) + "."));
    it.firstContactOn()
        .ifPresent(on ->
            say(
                "Den første kontakt var " + day(on) + ".",
                "The first contact was on " + day(on) + "."));
    it.closure().ifPresent(this::closure);
  }

  private void closure(Closure end) {
    List<Code> why = new ArrayList<>(List.of(end.reason()));
    why.addAll(end.isolationBrokenBy());
    why.addAll(end.assessment());
    say(
        "Det sluttede %s: %s. Tilbud i brug: %s."
            .formatted(day(end.on()), labels(why), labels(end.servicesInUse())),
        "It ended on %s: %s. Services in use: %s."
            .formatted(day(end.on()), labels(why), labels(end.servicesInUse())));
  }

  private void attempt(Attempt it) {
    String note = it.noteLeft() ? pick(", seddel lagt", ", a note was left") : "";
    say(
        "Kontaktforsøg %s: %s, %s%s, %s."
            .formatted(day(it.on()), label(it.kind()), label(it.place()), note, label(it.result())),
        "Attempt on %s: %s, %s%s, %s."
            .formatted(
                day(it.on()), label(it.kind()), label(it.place()), note, label(it.result())));
  }

  private void observation(Observation it) {
    List<Code> seen = new ArrayList<>();
    it.housing().ifPresent(seen::add);
    it.income().ifPresent(seen::add);
    it.primaryProblem().ifPresent(seen::add);
    seen.addAll(it.furtherProblems());
    it.frequency().ifPresent(seen::add);
    say(
        "Noteret %s: %s.".formatted(day(it.on()), labels(seen)),
        "Noted on %s: %s.".formatted(day(it.on()), labels(seen)));
  }

  private void phase(PhaseEntry it) {
    say(
        "Fase fra %s: %s.".formatted(day(it.from()), label(it.phase())),
        "Phase from %s: %s.".formatted(day(it.from()), label(it.phase())));
  }

  private void goal(Goal it) {
    String jointly = it.setJointly() ? pick(", sat sammen med dig", ", set together with you") : "";
    say(
        "Mål fra %s: %s%s (%s siden %s)."
            .formatted(
                day(it.setOn()), label(it.type()), jointly, label(it.status()), day(it.statusOn())),
        "Goal of %s: %s%s (%s since %s)."
            .formatted(
                day(it.setOn()),
                label(it.type()),
                jointly,
                label(it.status()),
                day(it.statusOn())));
  }

  private void bridge(Bridge bridge) {
    for (Bridge.Step it : bridge.steps()) {
      say(
          "Brobygning %s: %s, %s."
              .formatted(day(it.on()), label(bridge.service()), label(it.stage())),
          "Bridge on %s: %s, %s."
              .formatted(day(it.on()), label(bridge.service()), label(it.stage())));
    }
  }

  private void measurement(Measurement it) {
    say(
        "Effektmåling %s (%s): tilbud i brug: %s; bruger samfundets muligheder: %s; isolationen brudt: %s."
            .formatted(
                day(it.on()),
                label(it.kind()),
                labels(it.servicesInUse()),
                label(it.usesSociety()),
                label(it.isolationBroken())),
        "Effect measured on %s (%s): services in use: %s; uses society's possibilities: %s; isolation broken: %s."
            .formatted(
                day(it.on()),
                label(it.kind()),
                labels(it.servicesInUse()),
                label(it.usesSociety()),
                label(it.isolationBroken())));
  }

  private void contacts(CaseFile file, View view) {
    IntStream.range(0, file.contacts().pages().size())
        .mapToObj(page -> view.contacts(file.id(), page))
        .flatMap(Optional::stream)
        .map(ContactPage::contacts)
        .flatMap(List::stream)
        .forEach(this::contact);
  }

  private void contact(Contact it) {
    List<Code> more = new ArrayList<>(it.activities());
    it.phase().ifPresent(more::add);
    it.overrideReason().ifPresent(more::add);
    String end = more.isEmpty() ? "." : " (" + labels(more) + ").";
    say(
        "Kontakt %s: %s, %s, %d minutter, initiativ: %s%s"
            .formatted(
                day(it.on()),
                label(it.mode()),
                label(it.place()),
                it.minutes(),
                label(it.initiatedBy()),
                end),
        "Contact on %s: %s, %s, %d minutes, initiative: %s%s"
            .formatted(
                day(it.on()),
                label(it.mode()),
                label(it.place()),
                it.minutes(),
                label(it.initiatedBy()),
                end));
  }

  /// Where a consent stands, in a sentence.
  static String consent(
      ConsentScope scope,
      Optional<RecipientKind> recipient,
      ConsentStatus status,
      Language language) {
    String to = recipient.map(it -> language.pick(" til ", " to ") + language.label(it)).orElse("");
    return language.pick("Samtykke til ", "Consent to ")
        + language.label(scope)
        + to
        + ": "
        + language.label(status)
        + ".";
  }

  /// Looks of a day, in a sentence.
  static String look(AuditTrail.Look look, Language language) {
    String day = day(look.on(), language);
    String purpose = language.label(look.purpose());
    String danish = look.looks() == 1 ? "1 gang" : look.looks() + " gange";
    String english = look.looks() == 1 ? "once" : look.looks() + " times";
    return language.pick(
        day + ": " + danish + ", formål: " + purpose + ".",
        day + ": " + english + ", purpose: " + purpose + ".");
  }

  /// What the code is good for.
  static List<String> choices(Language language) {
    return List.of(
        language.pick(
            "Du kan stoppe videregivelse af oplysninger.",
            "You can stop the passing on of information."),
        language.pick(
            "Du kan sige nej til brug i statistik.", "You can say no to use in statistics."),
        language.pick(
            "Du kan få alt slettet. Det kan ikke fortrydes.",
            "You can have everything erased. That cannot be undone."));
  }

  /// What a withdrawal means. True of every code, known or not.
  static String withdrawn(WithdrawalScope scope, Language language) {
    return switch (scope) {
      case SHARING ->
          language.pick(
              "Fra nu af gives ingen oplysninger videre under denne kode.",
              "From now on no information is passed on under this code.");
      case STATISTICS ->
          language.pick(
              "Fra nu af indgår intet under denne kode i ny statistik.",
              "From now on nothing under this code enters new statistics.");
      case EVERYTHING ->
          language.pick(
              "Der findes intet, som denne kode kan åbne.",
              "There is nothing that this code can open.");
    };
  }

  private String day(LocalDate day) {
    return day(day, language);
  }

  static String day(LocalDate day, Language language) {
    return switch (language) {
      case DA -> DANISH.format(day);
      case EN -> ENGLISH.format(day);
    };
  }

  private String label(Code code) {
    return language.label(code);
  }

  private String labels(Collection<? extends Code> codes) {
    return codes.isEmpty()
        ? language.pick("ingen", "none")
        : codes.stream().map(this::label).collect(Collectors.joining(", "));
  }
}
