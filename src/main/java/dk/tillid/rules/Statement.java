package dk.tillid.rules;

import dk.tillid.domain.code.Code;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a stated rule comes to, in few words: what is enforced, warned of or shown, as against the
/// municipality's own wording in [RuleText].
public record Statement(String da, String en) {
  /// A rule that is stated in words and has no figure.
  public static final Statement WORDS_ONLY = new Statement("kun i ord", "in words only");

  /// That a municipality states nothing about a rule.
  public static final Statement NOT_STATED = new Statement("ikke angivet", "not stated");

  private static final Map<RuleKey, Function<RuleSet, Optional<Statement>>> TOLD = told();

  /// What a rule set states; empty where it does not state the rule.
  public static Optional<Statement> of(RuleSet rules, RuleKey key) {
    return rules.states(key)
        ? Optional.of(TOLD.getOrDefault(key, _ -> Optional.empty()).apply(rules).orElse(WORDS_ONLY))
        : Optional.empty();
  }

  private static Map<RuleKey, Function<RuleSet, Optional<Statement>>> told() {
    Map<RuleKey, Function<RuleSet, Optional<Statement>>> told = new EnumMap<>(RuleKey.class);
    reaching(told);
    frame(told);
    people(told);
    followUp(told);
    terms(told);
    flags(told);
    records(told);
    return told;
  }

  private static void reaching(Map<RuleKey, Function<RuleSet, Optional<Statement>>> told) {
    told.put(
        RuleKey.FIRST_CONTACT_TARGET,
        it ->
            number(
                it.reaching().firstContactWorkingDays(),
                "inden for # hverdage",
                "within # working days"));
    told.put(RuleKey.ATTEMPT_PROTOCOL, it -> it.reaching().protocol().map(Statement::protocol));
    told.put(
        RuleKey.MIN_PHONE_ATTEMPTS,
        it -> number(it.reaching().minPhoneAttempts(), "mindst # opkald", "at least # calls"));
  }

  private static Statement protocol(AttemptProtocol protocol) {
    return switch (protocol) {
      case AttemptProtocol.VisitsAndCalls(int visits) ->
          figure("# besøg med seddel, derefter opkald", "# visits with a note, then calls", visits);
      case AttemptProtocol.IndividualAssessment() ->
          new Statement(
              "lang tid uden kontakt og en individuel vurdering",
              "a long time without contact and an individual assessment");
      case AttemptProtocol.PriorAppointment() ->
          new Statement(
              "først en aftale; et afslag afslutter", "an appointment first; a refusal ends it");
    };
  }

  private static void frame(Map<RuleKey, Function<RuleSet, Optional<Statement>>> told) {
    told.put(
        RuleKey.HOUR_BUDGET,
        it ->
            number(
                    it.frame().minutesPerIsoWeek(),
                    "højst # minutter om ugen",
                    "at most # minutes a week")
                .or(() -> Optional.of(new Statement("ingen grænse om ugen", "no limit a week"))));
    told.put(
        RuleKey.TIME_LIMIT,
        it ->
            it.frame()
                .timeLimit()
                .map(limit ->
                    switch (limit) {
                      case TEMPORARY_INDIVIDUAL ->
                          new Statement("midlertidig, individuel", "temporary, individual");
                      case NONE_SET -> new Statement("ingen ramme fastsat", "no limit set");
                    }));
    told.put(
        RuleKey.SERVICE_HOURS,
        it ->
            it.frame()
                .serviceHours()
                .map(hours ->
                    switch (hours) {
                      case WORKING_DAYS ->
                          new Statement("dagtid på hverdage", "daytime on working days");
                      case WORKING_DAYS_AND_WHEN_NEEDED ->
                          new Statement(
                              "dagtid på hverdage, ellers når det er nødvendigt",
                              "daytime on working days, else where needed");
                    }));
  }

  private static void people(Map<RuleKey, Function<RuleSet, Optional<Statement>>> told) {
    told.put(RuleKey.AGE, it -> it.frame().age().map(Statement::age));
    told.put(RuleKey.PHASES, it -> codes(it.frame().phases()));
    told.put(
        RuleKey.WORKERS_PER_CASE,
        it ->
            it.frame()
                .workersPerCase()
                .map(each -> figure("#–#", "#–#", each.least(), each.most())));
    told.put(
        RuleKey.TEAM_REVIEWS,
        it -> number(it.frame().teamReviewsPerWeek(), "# om ugen", "# a week"));
  }

  private static Statement age(AgeRange age) {
    Stream<Statement> parts =
        Stream.of(
                Optional.of(figure("#–# år", "#–# years", age.from(), age.to())),
                age.younger().map(unit -> labelled("yngre: ", "younger: ", unit)),
                age.older().map(unit -> labelled("ældre: ", "older: ", unit)))
            .flatMap(Optional::stream);
    return joined(parts);
  }

  private static void followUp(Map<RuleKey, Function<RuleSet, Optional<Statement>>> told) {
    told.put(
        RuleKey.EFFECT_MEASURE,
        it -> Optional.of(joined(it.followUp().effectMeasures().stream().map(Statement::measure))));
    told.put(
        RuleKey.SCHEDULED_FOLLOW_UP,
        it ->
            it.followUp()
                .scheduled()
                .map(scheduled ->
                    switch (scheduled) {
                      case NONE -> new Statement("ingen", "none");
                      case EFFECT_MEASURE ->
                          new Statement("med måling af effekt", "with the measure of effect");
                      case PHASE_EXIT ->
                          new Statement("når en fase forlades", "on leaving a phase");
                      case ANNUAL_STATUS ->
                          new Statement("årlig statusrapport", "annual status report");
                    }));
  }

  private static Statement measure(RuleSet.EffectMeasure measure) {
    return switch (measure) {
      case USES_SOCIETY ->
          new Statement("bruger samfundets muligheder", "uses society's possibilities");
      case USES_SERVICES -> new Statement("bruger etablerede tilbud", "uses established services");
      case ISOLATION_BROKEN -> new Statement("isolationen er brudt", "isolation is broken");
      case OVERALL_GOAL -> new Statement("det overordnede mål", "the overall goal");
    };
  }

  private static void terms(Map<RuleKey, Function<RuleSet, Optional<Statement>>> told) {
    told.put(
        RuleKey.ANONYMITY,
        it ->
            it.terms()
                .anonymity()
                .map(each ->
                    switch (each) {
                      case CITIZEN_CHOICE ->
                          new Statement("borgeren kan vælge den", "the citizen may choose it");
                      case OFFERED -> new Statement("tilbydes alle", "offered to everybody");
                      case MAY_BE_OFFERED -> new Statement("kan tilbydes", "may be offered");
                    }));
    told.put(RuleKey.COMPLAINT, it -> it.terms().complaint().map(Statement::complaint));
    told.put(
        RuleKey.PRICE,
        it ->
            it.terms()
                .price()
                .map(price ->
                    switch (price) {
                      case FREE -> new Statement("gratis", "free");
                      case FREE_BUT_OWN_ACTIVITIES ->
                          new Statement(
                              "gratis, egne aktiviteter undtaget", "free but for own activities");
                    }));
    told.put(
        RuleKey.DANGER,
        it ->
            codes(it.terms().interveners())
                .map(who ->
                    new Statement(
                        "kun indgreb af: " + who.da(), "intervention only by: " + who.en())));
  }

  private static Statement complaint(RuleSet.Complaint complaint) {
    Stream<Statement> parts =
        Stream.of(
                Optional.of(
                    switch (complaint.way()) {
                      case NOT_POSSIBLE -> new Statement("ikke mulig", "not possible");
                      case WRITTEN_OR_ORAL ->
                          new Statement("skriftlig eller mundtlig", "written or oral");
                    }),
                complaint.receivingUnit().map(unit -> new Statement("til " + unit, "to " + unit)),
                Optional.of(new Statement("med hjælp til at skrive", "with help to write"))
                    .filter(_ -> complaint.helpToWrite()))
            .flatMap(Optional::stream);
    return joined(parts);
  }

  private static void flags(Map<RuleKey, Function<RuleSet, Optional<Statement>>> told) {
    told.put(
        RuleKey.REGISTRATION_WITHOUT_PERSONAL_DATA,
        it -> flag(it.terms().registrationWithoutPersonalData()));
    told.put(RuleKey.DECISION_ISSUED, it -> flag(it.terms().decisionIssued()));
    told.put(RuleKey.USER_SURVEY, it -> flag(it.terms().userSurvey()));
    told.put(RuleKey.FREE_CHOICE_OF_PROVIDER, it -> flag(it.terms().freeChoiceOfProvider()));
    told.put(RuleKey.AUTHORITY_POWERS, it -> flag(it.terms().authorityPowers()));
    told.put(RuleKey.EXACT_AGE, it -> flag(Optional.of(it.followUp().exactAge())));
    told.put(RuleKey.NOTE, it -> flag(Optional.of(it.records().noteAllowed())));
    told.put(
        RuleKey.CONFIDENTIALITY,
        it ->
            it.terms()
                .confidentialUntilConsent()
                .map(until ->
                    until
                        ? new Statement("til borgeren samtykker", "until the citizen consents")
                        : new Statement("uafhængig af samtykke", "whatever is consented to")));
  }

  private static void records(Map<RuleKey, Function<RuleSet, Optional<Statement>>> told) {
    told.put(
        RuleKey.DAYS_OFF,
        it -> Optional.of(joined(it.office().daysOff().stream().map(Statement::dayOff))));
    told.put(
        RuleKey.RETENTION,
        it ->
            number(
                it.records().retentionMonths(),
                "slettes # måneder efter afslutning",
                "erased # months after closing"));
  }

  private static Statement dayOff(DayOff off) {
    return switch (off) {
      case CONSTITUTION_DAY -> new Statement("grundlovsdag", "5 June");
      case CHRISTMAS_EVE -> new Statement("juleaftensdag", "24 December");
      case NEW_YEARS_EVE -> new Statement("nytårsaftensdag", "31 December");
    };
  }

  private static Optional<Statement> flag(Optional<Boolean> flag) {
    return flag.map(yes -> yes ? new Statement("ja", "yes") : new Statement("nej", "no"));
  }

  private static Optional<Statement> number(OptionalInt number, String da, String en) {
    return number.stream().mapToObj(each -> figure(da, en, each)).findFirst();
  }

  private static Statement figure(String da, String en, int... figures) {
    return new Statement(filled(da, figures), filled(en, figures));
  }

  /// The words with a figure in the place of each `#`.
  private static String filled(String words, int... figures) {
    String filled = words;
    for (int figure : figures) {
      filled = filled.replaceFirst("#", Integer.toString(figure));
    }
    return filled;
  }

  private static Statement labelled(String da, String en, Code code) {
    return new Statement(da + code.da(), en + code.en());
  }

  private static Optional<Statement> codes(Collection<? extends Code> codes) {
    return codes.isEmpty()
        ? Optional.empty()
        : Optional.of(joined(codes.stream().map(code -> labelled("", "", code))));
  }

  private static Statement joined(Stream<Statement> parts) {
    return parts.collect(
        Collectors.teeing(
            Collectors.mapping(Statement::da, Collectors.joining(", ")),
            Collectors.mapping(Statement::en, Collectors.joining(", ")),
            Statement::new));
  }
}
