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
import dk.tillid.domain.Merger;
import dk.tillid.domain.Note;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A case told to its citizen in plain sentences, Danish or English. Staff is not named. The words
/// are those of [Sentence].
final class CitizenTexts {
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
    if (file.merger() instanceof Merger.Within within) {
      texts.merged(file.card(), within.on());
    }
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
    file.note().ifPresent(texts::note);
    return List.copyOf(texts.sentences);
  }

  private void say(Sentence sentence, Object... words) {
    sentences.add(in(sentence, words));
  }

  private String in(Sentence sentence, Object... words) {
    return sentence.in(language, words);
  }

  /// The part of a sentence, or nothing.
  private String when(boolean told, Sentence part) {
    return told ? in(part) : "";
  }

  private String dated(Optional<LocalDate> day, Sentence part) {
    return day.map(it -> in(part, day(it))).orElse("");
  }

  private void card(CaseCard it, String municipality) {
    say(Sentence.CASE, municipality, it.team().value(), it.workers().size());
  }

  private void merged(CaseCard it, LocalDate on) {
    String name = it.words().first() + " " + it.words().second();
    say(Sentence.MERGED, it.handle().value(), name, day(on));
  }

  private void referral(Referral it) {
    List<Code> told = new ArrayList<>(List.of(it.source(), it.referrerKind(), it.channel()));
    told.addAll(it.concerns());
    String answered = it.answeredOn().map(on -> " (" + day(on) + ")").orElse("");
    say(Sentence.REFERRAL, day(it.receivedOn()), labels(told), label(it.outcome()), answered);
  }

  private void note(Note it) {
    say(Sentence.NOTE, it.text());
  }

  private void given(Consent it) {
    say(
        Sentence.CONSENT_GIVEN,
        label(it.scope()),
        recipient(it.recipient(), language),
        day(it.givenOn()),
        dated(it.expiresOn(), Sentence.UNTIL),
        dated(it.revokedOn(), Sentence.WITHDRAWN));
  }

  private static String recipient(Optional<RecipientKind> kind, Language language) {
    return kind.map(it -> Sentence.TO.in(language, language.label(it))).orElse("");
  }

  private void traits(Traits it) {
    say(
        Sentence.TRAITS,
        label(it.gender()),
        label(it.ageBand()),
        it.age().isPresent() ? " (" + it.age().getAsInt() + ")" : "",
        label(it.civilStatus()),
        label(it.livingSituation()));
    if (!it.targetGroups().isEmpty()) {
      say(Sentence.REASONS, labels(it.targetGroups()));
    }
    if (it.anonymousInDialogue()) {
      say(Sentence.ANONYMOUS);
    }
  }

  private void episode(Episode it) {
    say(Sentence.EPISODE, day(it.openedOn()), label(it.source()));
    it.receivedOn().ifPresent(on -> say(Sentence.RECEIVED, day(on)));
    it.firstContactOn().ifPresent(on -> say(Sentence.FIRST_CONTACT, day(on)));
    it.closure().ifPresent(this::closure);
  }

  private void closure(Closure end) {
    List<Code> why = new ArrayList<>(List.of(end.reason()));
    why.addAll(end.isolationBrokenBy());
    why.addAll(end.assessment());
    say(Sentence.CLOSURE, day(end.on()), labels(why), labels(end.servicesInUse()));
  }

  private void attempt(Attempt it) {
    say(
        Sentence.ATTEMPT,
        day(it.on()),
        label(it.kind()),
        label(it.place()),
        when(it.noteLeft(), Sentence.NOTE_LEFT),
        label(it.result()));
  }

  private void observation(Observation it) {
    List<Code> seen = new ArrayList<>();
    it.housing().ifPresent(seen::add);
    it.income().ifPresent(seen::add);
    it.primaryProblem().ifPresent(seen::add);
    seen.addAll(it.furtherProblems());
    it.frequency().ifPresent(seen::add);
    say(Sentence.OBSERVATION, day(it.on()), labels(seen));
  }

  private void phase(PhaseEntry it) {
    say(Sentence.PHASE, day(it.from()), label(it.phase()));
  }

  private void goal(Goal it) {
    say(
        Sentence.GOAL,
        day(it.setOn()),
        label(it.type()),
        when(it.setJointly(), Sentence.SET_JOINTLY),
        label(it.status()),
        day(it.statusOn()));
  }

  private void bridge(Bridge bridge) {
    for (Bridge.Step it : bridge.steps()) {
      say(Sentence.BRIDGE, day(it.on()), label(bridge.service()), label(it.stage()));
    }
  }

  private void measurement(Measurement it) {
    say(
        Sentence.MEASUREMENT,
        day(it.on()),
        label(it.kind()),
        labels(it.servicesInUse()),
        label(it.usesSociety()),
        label(it.isolationBroken()));
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
    say(
        Sentence.CONTACT,
        day(it.on()),
        label(it.mode()),
        label(it.place()),
        it.minutes(),
        label(it.initiatedBy()),
        more.isEmpty() ? "" : " (" + labels(more) + ")");
  }

  /// Where a consent stands, in a sentence.
  static String consent(
      ConsentScope scope,
      Optional<RecipientKind> recipient,
      ConsentStatus status,
      Optional<LocalDate> lastDay,
      Language language) {
    return Sentence.CONSENT_STANDS.in(
        language,
        language.label(scope),
        recipient(recipient, language),
        language.label(status),
        lastDay.map(it -> Sentence.UNTIL.in(language, language.day(it))).orElse(""));
  }

  /// Looks of a day, in a sentence.
  static String look(AuditTrail.Look look, Language language) {
    Sentence often = look.looks() == 1 ? Sentence.ONCE : Sentence.TIMES;
    return Sentence.LOOKS.in(
        language,
        language.day(look.on()),
        often.in(language, look.looks()),
        language.label(look.purpose()));
  }

  /// What the code is good for.
  static List<String> choices(Language language) {
    return List.of(
        Sentence.MAY_STOP_SHARING.in(language),
        Sentence.MAY_LEAVE_STATISTICS.in(language),
        Sentence.MAY_BE_ERASED.in(language));
  }

  /// What a withdrawal means. True of every code, known or not.
  static String withdrawn(WithdrawalScope scope, Language language) {
    Sentence sentence =
        switch (scope) {
          case SHARING -> Sentence.SHARING_WITHDRAWN;
          case STATISTICS -> Sentence.STATISTICS_WITHDRAWN;
          case EVERYTHING -> Sentence.EVERYTHING_WITHDRAWN;
        };
    return sentence.in(language);
  }

  private String day(LocalDate day) {
    return language.day(day);
  }

  private String label(Code code) {
    return language.label(code);
  }

  private String labels(Collection<? extends Code> codes) {
    return codes.isEmpty()
        ? in(Sentence.NONE)
        : codes.stream().map(this::label).collect(Collectors.joining(", "));
  }
}
