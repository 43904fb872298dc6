package dk.tillid.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.code.HandoverUnit;
import dk.tillid.domain.code.Phase;
import dk.tillid.domain.code.SafetyActor;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/// Reads one rule file.
final class RuleFile {
  static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final int FORMAT = 1;
  static final String CODE_FORM = "[0-9]{4}";
  private static final int MOST_DAYS = 366;
  private static final int MOST_ATTEMPTS = 20;
  private static final int MOST_MINUTES = 7 * 24 * 60;
  private static final int MOST_AGE = 120;
  private static final int MOST_WORKERS = 2;
  private static final int MOST_REVIEWS = 14;
  private static final int MOST_MONTHS = 1200;

  private static final List<RuleKey> WORDS_ONLY =
      List.of(
          RuleKey.LEGAL_BASIS,
          RuleKey.PURPOSE,
          RuleKey.TARGET_GROUP,
          RuleKey.REFERRAL,
          RuleKey.ACTIVITIES,
          RuleKey.CITIZEN_DUTIES,
          RuleKey.PROVIDER,
          RuleKey.STAFF,
          RuleKey.CLOSING);

  private final List<String> problems = new ArrayList<>();
  private final Map<RuleKey, RuleText> texts = new EnumMap<>(RuleKey.class);
  private final String file;

  private RuleFile(String file) {
    this.file = file;
  }

  /// What reading gave: a rule set, or why there is none.
  ///
  /// @param problems each names the file and the key; empty where there is a rule set
  record Reading(String file, Optional<RuleSet> ruleSet, List<String> problems) {}

  /// Reads the text of a file.
  static Reading read(String file, String text) {
    return new RuleFile(file).read(text);
  }

  private Reading read(String text) {
    Optional<RuleSet> read = Optional.empty();
    try {
      JsonNode node = JSON.readTree(text);
      if (node.isObject()) {
        read = Optional.of(ruleSet(new Section("", node, this::note)));
      } else {
        note("must be an object; begin with { and end with }");
      }
    } catch (JsonProcessingException e) {
      note(
          "not JSON, or a key given twice, at line "
              + e.getLocation().getLineNr()
              + "; correct it there");
    }
    return new Reading(file, problems.isEmpty() ? read : Optional.empty(), problems);
  }

  private void note(String problem) {
    problems.add(file + ": " + problem);
  }

  private RuleSet ruleSet(Section top) {
    top.requiredNumber("format", FORMAT, FORMAT);
    String code = top.requiredText("municipality");
    if (!code.isEmpty() && !code.matches(CODE_FORM)) {
      top.problem("municipality", "must be four digits");
    }
    Optional<LocalDate> from = top.day("validFrom");
    if (!top.has("validFrom")) {
      top.problem("validFrom", Section.MISSING);
    }
    Optional<LocalDate> until = top.day("validUntil");
    if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
      top.problem("validUntil", "lies before validFrom; correct one of them");
    }
    String name = top.requiredText("name");
    String source = top.requiredText("source");
    Optional<String> unit = top.text("unit");
    List<RuleSet.EmergencyNumber> numbers =
        top.sections("emergencyNumbers").stream().map(RuleFile::emergencyNumber).toList();
    Section rules = rules(top);
    RuleSet read =
        new RuleSet(
            new Municipality(code.matches(CODE_FORM) ? code : "0000"),
            name,
            source,
            from.orElse(LocalDate.EPOCH),
            until,
            reaching(rules),
            frame(rules),
            followUp(rules),
            terms(rules),
            new RuleSet.Office(unit, numbers, daysOff(rules)),
            records(rules),
            texts(rules));
    rules.finish();
    top.finish();
    return read;
  }

  private Section rules(Section top) {
    if (!top.has("rules")) {
      top.problem("rules", Section.MISSING);
    }
    return top.section("rules")
        .orElseGet(() -> new Section("rules.", JSON.createObjectNode(), this::note));
  }

  private static RuleSet.EmergencyNumber emergencyNumber(Section section) {
    var number =
        new RuleSet.EmergencyNumber(
            section.requiredText("number"), section.requiredText("da"), section.requiredText("en"));
    section.finish();
    return number;
  }

  private RuleSet.Reaching reaching(Section rules) {
    return new RuleSet.Reaching(
        number(rules, RuleKey.FIRST_CONTACT_TARGET, "workingDays", MOST_DAYS),
        rule(rules, RuleKey.ATTEMPT_PROTOCOL, RuleFile::protocol),
        number(rules, RuleKey.MIN_PHONE_ATTEMPTS, "calls", MOST_ATTEMPTS));
  }

  private enum ProtocolKind {
    VISITS_AND_CALLS,
    INDIVIDUAL_ASSESSMENT,
    PRIOR_APPOINTMENT
  }

  private static Optional<AttemptProtocol> protocol(Section rule) {
    return rule.requiredCode("kind", ProtocolKind.values())
        .map(kind ->
            switch (kind) {
              case VISITS_AND_CALLS ->
                  new AttemptProtocol.VisitsAndCalls(
                      rule.requiredNumber("visitsWithNote", 1, MOST_ATTEMPTS).orElse(1));
              case INDIVIDUAL_ASSESSMENT -> new AttemptProtocol.IndividualAssessment();
              case PRIOR_APPOINTMENT -> new AttemptProtocol.PriorAppointment();
            });
  }

  private RuleSet.Frame frame(Section rules) {
    return new RuleSet.Frame(
        rule(
                rules,
                RuleKey.HOUR_BUDGET,
                it -> boxed(it.number("minutesPerIsoWeek", 1, MOST_MINUTES)))
            .map(OptionalInt::of)
            .orElse(OptionalInt.empty()),
        code(rules, RuleKey.TIME_LIMIT, "limit", RuleSet.TimeLimit.values()),
        code(rules, RuleKey.SERVICE_HOURS, "hours", RuleSet.ServiceHours.values()),
        rule(rules, RuleKey.AGE, RuleFile::age),
        rule(rules, RuleKey.PHASES, it -> Optional.of(it.requiredCodes("phases", Phase.values())))
            .orElse(List.of()),
        rule(rules, RuleKey.WORKERS_PER_CASE, RuleFile::workers),
        number(rules, RuleKey.TEAM_REVIEWS, "perWeek", MOST_REVIEWS));
  }

  private static Optional<AgeRange> age(Section rule) {
    int from = rule.requiredNumber("from", 0, MOST_AGE).orElse(0);
    int to = rule.requiredNumber("to", 0, MOST_AGE).orElse(MOST_AGE);
    if (to < from) {
      rule.problem("to", "lies below from; correct one of them");
    }
    return Optional.of(
        new AgeRange(
            from,
            to,
            rule.code("younger", HandoverUnit.values()),
            rule.code("older", HandoverUnit.values())));
  }

  private static Optional<RuleSet.WorkersPerCase> workers(Section rule) {
    int least = rule.requiredNumber("least", 1, MOST_WORKERS).orElse(1);
    int most = rule.requiredNumber("most", 1, MOST_WORKERS).orElse(MOST_WORKERS);
    if (most < least) {
      rule.problem("most", "lies below least; correct one of them");
    }
    return Optional.of(new RuleSet.WorkersPerCase(least, most));
  }

  private RuleSet.FollowUp followUp(Section rules) {
    return new RuleSet.FollowUp(
        rule(
                rules,
                RuleKey.EFFECT_MEASURE,
                it ->
                    Optional.of(
                        Set.copyOf(it.requiredCodes("measures", RuleSet.EffectMeasure.values()))))
            .orElse(Set.of()),
        code(rules, RuleKey.SCHEDULED_FOLLOW_UP, "followUp", RuleSet.Scheduled.values()),
        flag(rules, RuleKey.EXACT_AGE, "kept").orElse(false));
  }

  private RuleSet.Terms terms(Section rules) {
    return new RuleSet.Terms(
        code(rules, RuleKey.ANONYMITY, "anonymity", RuleSet.Anonymity.values()),
        flag(rules, RuleKey.REGISTRATION_WITHOUT_PERSONAL_DATA, "allEnquiries"),
        rule(rules, RuleKey.DECISION_ISSUED, it -> it.flag("issued")),
        rule(rules, RuleKey.COMPLAINT, RuleFile::complaint),
        flag(rules, RuleKey.USER_SURVEY, "made"),
        flag(rules, RuleKey.FREE_CHOICE_OF_PROVIDER, "offered"),
        code(rules, RuleKey.PRICE, "price", RuleSet.Price.values()),
        flag(rules, RuleKey.CONFIDENTIALITY, "untilConsent"),
        flag(rules, RuleKey.AUTHORITY_POWERS, "held"),
        rule(
                rules,
                RuleKey.DANGER,
                it -> Optional.of(Set.copyOf(it.codes("interveners", SafetyActor.values()))))
            .orElse(Set.of()));
  }

  private static Optional<RuleSet.Complaint> complaint(Section rule) {
    return rule.requiredCode("complaint", RuleSet.ComplaintWay.values())
        .map(way ->
            switch (way) {
              case NOT_POSSIBLE -> RuleSet.Complaint.NONE;
              case WRITTEN_OR_ORAL ->
                  new RuleSet.Complaint(
                      way, rule.text("receivingUnit"), rule.flag("helpToWrite").orElse(false));
            });
  }

  private RuleSet.Records records(Section rules) {
    return new RuleSet.Records(
        flag(rules, RuleKey.NOTE, "allowed").orElse(false),
        number(rules, RuleKey.RETENTION, "monthsAfterClosing", MOST_MONTHS));
  }

  private Set<DayOff> daysOff(Section rules) {
    return rule(
            rules,
            RuleKey.DAYS_OFF,
            it -> Optional.of(Set.copyOf(it.requiredCodes("days", DayOff.values()))))
        .orElse(Set.of());
  }

  /// The texts of all rules, after those that are nothing but text were read too.
  private Map<RuleKey, RuleText> texts(Section rules) {
    WORDS_ONLY.forEach(key -> rule(rules, key, Optional::of));
    return texts;
  }

  private OptionalInt number(Section rules, RuleKey key, String figure, int most) {
    return rule(rules, key, it -> boxed(it.requiredNumber(figure, 1, most)))
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }

  private Optional<Boolean> flag(Section rules, RuleKey key, String name) {
    return rule(rules, key, it -> it.requiredFlag(name));
  }

  private <E extends Enum<E>> Optional<E> code(Section rules, RuleKey key, String name, E[] list) {
    return rule(rules, key, it -> it.requiredCode(name, list));
  }

  private <T> Optional<T> rule(Section rules, RuleKey key, Function<Section, Optional<T>> value) {
    return rules
        .section(key.key())
        .flatMap(rule -> {
          texts.put(key, new RuleText(rule.requiredText("da"), rule.requiredText("en")));
          Optional<T> read = value.apply(rule);
          rule.finish();
          return read;
        });
  }

  private static Optional<Integer> boxed(OptionalInt number) {
    return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
  }
}
