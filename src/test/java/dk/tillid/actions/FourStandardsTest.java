package dk.tillid.actions;

import static dk.tillid.actions.Standard.allBut;
import static dk.tillid.domain.code.CaseAction.CLOSE_CASE;
import static dk.tillid.domain.code.CaseAction.RECORD_DISCLOSURE;
import static dk.tillid.domain.code.CaseAction.RECORD_HANDOVER;
import static dk.tillid.domain.code.CaseAction.RECORD_OBSERVATION;
import static dk.tillid.domain.code.CaseAction.RECORD_SAFETY_EVENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.tillid.casework.Fieldwork;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.Refusal;
import dk.tillid.domain.Warning;
import dk.tillid.domain.code.ClosingReason;
import dk.tillid.domain.code.HandoverUnit;
import dk.tillid.domain.code.Phase;
import dk.tillid.domain.code.RecipientKind;
import dk.tillid.domain.code.SafetyActor;
import dk.tillid.rules.RuleBook;
import dk.tillid.rules.RuleKey;
import dk.tillid.rules.RuleSet;
import dk.tillid.rules.RuleText;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The same thirty events under the law alone and under the four municipalities' standards: what
/// may be done differs exactly where the documents differ, each time by a sentence of theirs, and
/// is the same elsewhere.
class FourStandardsTest {
  private static final String LAW = Fieldwork.UNSTATED;
  private static final String HEDENSTED = Fieldwork.HEDENSTED;
  private static final String VORDINGBORG = Fieldwork.VORDINGBORG;
  private static final String BALLERUP = Fieldwork.BALLERUP;
  private static final String RUDERSDAL = Fieldwork.RUDERSDAL;
  private static final List<String> FOUR = List.of(HEDENSTED, VORDINGBORG, BALLERUP, RUDERSDAL);

  /// After how many events it is looked.
  private static final int TRIED = 7;

  private static final int GIVEN_UP = 9;
  private static final int IN_WORK = 21;
  private static final int AT_THE_END = 30;

  private static final String[] PHASES = allBut(RECORD_OBSERVATION);
  private static final String[] WORK = {
    "RECORD_ATTEMPT",
    "RECORD_CONTACT",
    "RECORD_OBSERVATION",
    "SET_GOAL",
    "RECORD_BRIDGE",
    "MEASURE_EFFECT BASELINE",
    "CLOSE_CASE",
    "RECORD_TEAM_REVIEW"
  };

  /// An end to which somebody came who was helped and is alive: only then is an effect asked for.
  private static final String[] HELPED =
      allBut(
          CLOSE_CASE,
          ClosingReason.DECLINED_FIRST_CONTACT,
          ClosingReason.DECEASED,
          ClosingReason.UNREACHABLE_PROTOCOL,
          ClosingReason.UNREACHABLE_ASSESSED);

  private static final String BY_PROTOCOL = "CLOSE_CASE UNREACHABLE_PROTOCOL";
  private static final String ASSESSED = "CLOSE_CASE UNREACHABLE_ASSESSED";

  /// The sentences, as the standards have them.
  private static final String TWO_VISITS =
      "besøger kontaktperson borgers adresse/opholdsted to gange, hvor der også bliver lagt seddel";

  private static final String CLOSED_UNREACHED =
      "Lykkedes det ikke at få kontakt til borger efter den beskrevne indsat afsluttes denne";
  private static final String FIVE_DAYS =
      "Det tilstræbes, at den første kontakt til borger sker inden for 5 hverdage.";
  private static final String TWO_HOURS =
      "Den tidsmæssige ramme for indsatsen er max. 2 timer pr. uge.";
  private static final String WORKING_DAYS = "foregår i dagtimerne på hverdage.";
  private static final String NO_COMPLAINT = "Der er ikke mulighed for at klage.";
  private static final String HELP_TO_COMPLAIN =
      "Du vil herefter blive kontaktet af en sagsbehandler, der vil hjælpe dig med at skrive klagen.";
  private static final String NO_DECISION =
      "Der udarbejdes ikke afgørelse til borger om støtten pga. anonymitet.";
  private static final String MEASURED =
      "Effekten af hjælpen måles på om borgeren efterfølgende benytter samfundets muligheder";
  private static final String INDIVIDUALLY_ASSESSED =
      "Indsatsen ophører endvidere efter en konkret og individuel vurdering";
  private static final String FIVE_PHASES =
      "Som udgangspunkt kan støtten bestå af følgende forskellige faser:";
  private static final String SILENT =
      "SKP-medarbejderen er bundet af tavshedspligt om borgeren og dennes forhold, indtil borgeren"
          + " selv vælger at give samtykke";
  private static final String DOCTOR_OR_POLICE =
      "kan indgreb udelukkende foretages, hvis egen læge eller politiet vurderer";
  private static final String TO_65 =
      "Målgruppen for indsatsen er borgere i alderen 18 år til 65 år.";
  private static final String ELDERLY =
      "Opsøgende indsats for udsatte borgere over 65 år varetages af Ældreområdet";
  private static final String STATUS_REPORT =
      "Statusrapport for Støtte- og kontaktforløb efter servicelovens 99";

  /// Whatever the moment, where no standard says anything: a case of its own that runs.
  private static Standard law() {
    return Standard.everything()
        .refuses(Refusal.CASE_OPEN, "REOPEN_CASE")
        .refuses(Refusal.CASE_NOT_MERGED, "UNDO_MERGE")
        .refusesUnstated(Refusal.NOTE_NOT_IN_RULES, RuleKey.NOTE, "SET_NOTE")
        .refusesUnstated(Refusal.PHASES_NOT_IN_RULES, RuleKey.PHASES, PHASES)
        .refusesUnstated(
            Refusal.CLOSING_REASON_NOT_IN_RULES, RuleKey.ATTEMPT_PROTOCOL, BY_PROTOCOL, ASSESSED);
  }

  private static Standard untold() {
    return law().refuses(Refusal.CONSENT_MISSING, "RECORD_HANDOVER", "RECORD_DISCLOSURE");
  }

  private static Standard unmeasured() {
    return untold().warns(Warning.BASELINE_MISSING, "MEASURE_EFFECT FOLLOW_UP");
  }

  private static Standard measured() {
    return untold().refuses(Refusal.BASELINE_EXISTS, "MEASURE_EFFECT BASELINE");
  }

  private static Standard toldInDanger() {
    return law().refuses(Refusal.BASELINE_EXISTS, "MEASURE_EFFECT BASELINE");
  }

  /// Hedensted at any moment, as the others below: of a case that runs, of a citizen over 65.
  private static Standard hedensted(Standard law) {
    return law.refuses(
        Refusal.COMPLAINT_NOT_POSSIBLE, RuleKey.COMPLAINT, NO_COMPLAINT, "RECORD_COMPLAINT");
  }

  private static Standard vordingborg(Standard law) {
    return law.warns(
            Warning.HELP_TO_WRITE_OFFERED, RuleKey.COMPLAINT, HELP_TO_COMPLAIN, "RECORD_COMPLAINT")
        .refuses(
            Refusal.DECISION_NOT_ISSUED,
            RuleKey.DECISION_ISSUED,
            NO_DECISION,
            "RECORD_FORMAL_DECISION");
  }

  private static Standard ballerup(Standard law) {
    return law.allows(RuleKey.PHASES, FIVE_PHASES, PHASES)
        .allows(RuleKey.ATTEMPT_PROTOCOL, INDIVIDUALLY_ASSESSED, ASSESSED);
  }

  private static Standard rudersdal(Standard law) {
    return law.refuses(
            Refusal.INTERVENER_NOT_IN_RULES,
            RuleKey.DANGER,
            DOCTOR_OR_POLICE,
            allBut(
                RECORD_SAFETY_EVENT,
                SafetyActor.OWN_DOCTOR,
                SafetyActor.POLICE,
                SafetyActor.FAMILY_DEPARTMENT)) // a notification is no intervention
        .warns(Warning.AGE_OUTSIDE_TARGET_GROUP, RuleKey.AGE, TO_65, "CORRECT_TRAITS");
  }

  private static Standard silentRudersdal(Standard law) {
    return rudersdal(law)
        .refuses(
            Refusal.CONSENT_MISSING,
            RuleKey.CONFIDENTIALITY,
            SILENT,
            "RECORD_HANDOVER",
            "RECORD_DISCLOSURE");
  }

  /// Tuesday: two visits with a note and two calls reached nobody. Hedensted has done what its
  /// protocol asks for, one day too late for its aim; Ballerup may assess.
  private static Map<String, Standard> tried() {
    return four(
        unmeasured(),
        hedensted(unmeasured())
            .allows(RuleKey.ATTEMPT_PROTOCOL, TWO_VISITS, BY_PROTOCOL)
            .warns(
                Warning.FIRST_CONTACT_AFTER_DEADLINE,
                RuleKey.FIRST_CONTACT_TARGET,
                FIVE_DAYS,
                "RECORD_CONTACT"),
        vordingborg(unmeasured()),
        ballerup(unmeasured()),
        silentRudersdal(unmeasured()));
  }

  /// The same day: both gave up in their own way, so that there a case is closed which runs on in
  /// the other two.
  private static Map<String, Standard> givenUp() {
    return four(
        unmeasured(),
        closed(hedensted(unmeasured()), RuleKey.CLOSING, CLOSED_UNREACHED),
        vordingborg(unmeasured()),
        closed(unmeasured(), RuleKey.CLOSING, INDIVIDUALLY_ASSESSED),
        silentRudersdal(unmeasured()));
  }

  private static Standard closed(Standard open, RuleKey rule, String sentence) {
    return open.follows(Refusal.CASE_CLOSED, rule, sentence, WORK)
        .allows(rule, sentence, "REOPEN_CASE");
  }

  /// Thursday of the week after: met, measured once, two hours used, a phase entered where there
  /// are phases.
  private static Map<String, Standard> inWork() {
    return four(
        measured(),
        hedensted(measured())
            .refuses(Refusal.CITIZEN_WAS_REACHED, RuleKey.ATTEMPT_PROTOCOL, TWO_VISITS, BY_PROTOCOL)
            .warns(Warning.HOURS_OVER_BUDGET, RuleKey.HOUR_BUDGET, TWO_HOURS, "RECORD_CONTACT"),
        vordingborg(measured())
            .warns(Warning.FOLLOW_UP_MISSING, RuleKey.SCHEDULED_FOLLOW_UP, MEASURED, HELPED),
        ballerup(measured())
            .warns(Warning.PHASE_LEFT_UNMEASURED, RuleKey.SCHEDULED_FOLLOW_UP, FIVE_PHASES, HELPED)
            .warns(
                Warning.PHASE_LEFT_UNMEASURED, RuleKey.SCHEDULED_FOLLOW_UP, FIVE_PHASES, ASSESSED)
            .warns(
                Warning.PHASE_LEFT_UNMEASURED,
                RuleKey.SCHEDULED_FOLLOW_UP,
                FIVE_PHASES,
                allBut(RECORD_OBSERVATION, Phase.MOTIVATING)),
        silentRudersdal(measured())
            .warns(Warning.FOLLOW_UP_MISSING, RuleKey.SCHEDULED_FOLLOW_UP, STATUS_REPORT, HELPED));
  }

  /// Saturday, all thirty events later: a hospital acted in a danger, which lifts confidentiality
  /// but in Rudersdal, where it may not act; there only the authority may be told, by consent.
  private static Map<String, Standard> atTheEnd() {
    return four(
        toldInDanger(),
        hedensted(toldInDanger())
            .refuses(Refusal.CITIZEN_WAS_REACHED, RuleKey.ATTEMPT_PROTOCOL, TWO_VISITS, BY_PROTOCOL)
            .warns(Warning.HOURS_OVER_BUDGET, RuleKey.HOUR_BUDGET, TWO_HOURS, "RECORD_CONTACT")
            .warns(
                Warning.OUTSIDE_SERVICE_HOURS,
                RuleKey.SERVICE_HOURS,
                WORKING_DAYS,
                "RECORD_CONTACT",
                "RECORD_ATTEMPT"),
        vordingborg(toldInDanger()),
        ballerup(toldInDanger()),
        rudersdal(toldInDanger())
            .refuses(
                Refusal.CONSENT_MISSING,
                RuleKey.CONFIDENTIALITY,
                SILENT,
                allBut(RECORD_DISCLOSURE, RecipientKind.MUNICIPAL_AUTHORITY))
            .refuses(
                Refusal.CONSENT_MISSING,
                RuleKey.CONFIDENTIALITY,
                SILENT,
                "RECORD_HANDOVER TREATMENT_SYSTEM",
                "RECORD_HANDOVER OTHER_MUNICIPALITY")
            .warns(
                Warning.OTHER_UNIT_FOR_AGE,
                RuleKey.AGE,
                ELDERLY,
                allBut(
                    RECORD_HANDOVER,
                    HandoverUnit.ELDERLY_DEPARTMENT,
                    HandoverUnit.TREATMENT_SYSTEM,
                    HandoverUnit.OTHER_MUNICIPALITY)));
  }

  private static Map<String, Standard> four(
      Standard law,
      Standard hedensted,
      Standard vordingborg,
      Standard ballerup,
      Standard rudersdal) {
    Map<String, Standard> four = new LinkedHashMap<>();
    four.put(LAW, law);
    four.put(HEDENSTED, hedensted);
    four.put(VORDINGBORG, vordingborg);
    four.put(BALLERUP, ballerup);
    four.put(RUDERSDAL, rudersdal);
    return four;
  }

  private static Map<String, Standard> documented(int events) {
    return switch (events) {
      case TRIED -> tried();
      case GIVEN_UP -> givenUp();
      case IN_WORK -> inWork();
      case AT_THE_END -> atTheEnd();
      default -> throw new IllegalArgumentException("no such moment");
    };
  }

  @ParameterizedTest
  @ValueSource(ints = {TRIED, GIVEN_UP, IN_WORK, AT_THE_END})
  void sameEventsLeaveWhatTheDocumentsSay(int events) {
    documented(events)
        .forEach((municipality, standard) -> {
          ThirtyEvents course = new ThirtyEvents(municipality);
          course.until(events);
          assertThat(Standard.told(course.possible()))
              .as(municipality)
              .containsExactlyInAnyOrderEntriesOf(standard.answers());
        });
  }

  /// The refused among the events themselves, by number.
  @Test
  void eventsAreRefusedWhereTheDocumentsSay() {
    String given = Refusal.CLOSING_REASON_NOT_IN_RULES + " attemptProtocol";
    String phases = Refusal.PHASES_NOT_IN_RULES + " phases";
    String untold = Refusal.CONSENT_MISSING.name();
    String note = Refusal.NOTE_NOT_IN_RULES + " note";
    Map<Integer, String> all = Map.of(14, phases, 19, phases, 22, untold, 30, note);
    Map<Integer, String> ran = and(all, Map.of(8, given, 9, given, 10, Refusal.CASE_OPEN.name()));
    assertThat(refused(LAW)).isEqualTo(ran);
    assertThat(refused(HEDENSTED))
        .isEqualTo(and(all, Map.of(9, "CASE_CLOSED", 20, "COMPLAINT_NOT_POSSIBLE complaint")));
    assertThat(refused(VORDINGBORG))
        .isEqualTo(and(ran, Map.of(21, "DECISION_NOT_ISSUED decisionIssued")));
    assertThat(refused(BALLERUP)).isEqualTo(Map.of(8, given, 22, untold, 30, note));
    assertThat(refused(RUDERSDAL))
        .isEqualTo(
            and(
                ran,
                Map.of(
                    22, "CONSENT_MISSING confidentiality", 26, "INTERVENER_NOT_IN_RULES danger")));
  }

  private static Map<Integer, String> and(Map<Integer, String> some, Map<Integer, String> more) {
    Map<Integer, String> both = new TreeMap<>(some);
    both.putAll(more);
    return both;
  }

  private static Map<Integer, String> refused(String municipality) {
    ThirtyEvents course = new ThirtyEvents(municipality);
    assertThat(course.size()).isEqualTo(AT_THE_END);
    course.until(AT_THE_END);
    Map<Integer, String> refused = new TreeMap<>();
    course
        .refused()
        .forEach((number, why) ->
            refused.put(number, why.reason() + why.rule().map(it -> " " + it).orElse("")));
    return refused;
  }

  @ParameterizedTest
  @ValueSource(ints = {TRIED, GIVEN_UP, IN_WORK, AT_THE_END})
  void everyDepartureFromTheLawIsASentenceOfTheStandard(int events) {
    documented(events)
        .forEach((municipality, standard) -> {
          RuleSet rules =
              RuleBook.shipped().ruleSet(new Municipality(municipality), LocalDate.of(2026, 3, 2));
          assertThat(standard.sources())
              .allSatisfy(source ->
                  assertThat(rules.text(source.rule()).map(RuleText::da).orElse(""))
                      .as(municipality + " " + source.rule())
                      .contains(source.sentence()));
          assertThat(standard.sources().isEmpty()).isEqualTo(municipality.equals(LAW));
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {TRIED, GIVEN_UP, IN_WORK, AT_THE_END})
  void lawAloneAndFourStandardsPermitFiveSets(int events) {
    Set<List<String>> sets = new HashSet<>();
    documented(events).values().forEach(it -> sets.add(it.permitted()));
    assertThat(sets).hasSize(FOUR.size() + 1);
  }

  /// The comparison notices another municipality's answers, and a line that names nothing.
  @Test
  void anotherMunicipalitysSetIsNoticed() {
    for (String municipality : FOUR) {
      ThirtyEvents course = new ThirtyEvents(municipality);
      course.until(AT_THE_END);
      Map<String, Standard.Answer> told = Standard.told(course.possible());
      assertThat(documented(AT_THE_END).entrySet())
          .filteredOn(it -> it.getValue().answers().equals(told))
          .extracting(Map.Entry::getKey)
          .containsExactly(municipality);
    }
    assertThatThrownBy(() -> law().refuses(Refusal.CASE_CLOSED, "CLOSE_CASE TIRED"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
