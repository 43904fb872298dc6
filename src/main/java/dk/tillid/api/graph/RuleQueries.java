package dk.tillid.api.graph;

import dk.tillid.api.ErrorCode;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.Operation;
import dk.tillid.domain.code.ClosingReason;
import dk.tillid.rules.AttemptProtocol;
import dk.tillid.rules.Practice;
import dk.tillid.rules.RuleKey;
import dk.tillid.rules.RuleSet;
import dk.tillid.rules.RuleText;
import dk.tillid.rules.Statement;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What municipalities state about outreach work (regelsæt), one alone or several side by side.
final class RuleQueries {
  /// As many as stand side by side on a page, and as a list without a page is counted for.
  private static final int MOST_COMPARED = 10;

  private record Rule(RuleSet rules, RuleKey key) {
    Statement statement() {
      return Statement.of(rules, key).orElse(Statement.NOT_STATED);
    }

    Optional<RuleText> text() {
      return rules.text(key);
    }
  }

  private record Comparison(LocalDate on, List<RuleSet> ruleSets) {
    List<Compared> rules() {
      return Arrays.stream(RuleKey.values()).map(key -> new Compared(key, ruleSets)).toList();
    }
  }

  private record Compared(RuleKey key, List<RuleSet> ruleSets) {
    List<Rule> statements() {
      return ruleSets.stream().map(rules -> new Rule(rules, key)).toList();
    }
  }

  private RuleQueries() {}

  static void wire(Wiring wiring) {
    wiring.root("Query", Operation.RULE_SET, RuleQueries::ruleSet);
    wiring.root("Query", Operation.RULE_SETS, RuleQueries::ruleSets);
    wireRuleSet(wiring);
    wireDetails(wiring);
    wireRule(wiring);
    wireComparison(wiring);
  }

  private static RuleSet ruleSet(Call call, Input in) {
    Municipality municipality = new Municipality(in.text("municipality").orElse(""));
    return call.services().practice().ruleSet(municipality, day(call, in));
  }

  private static Comparison ruleSets(Call call, Input in) {
    Practice practice = call.services().practice();
    LocalDate on = day(call, in);
    List<Municipality> named =
        in.items("municipalities").stream().map(it -> new Municipality((String) it)).toList();
    if (named.size() > MOST_COMPARED) {
      throw new Fault(ErrorCode.LIMIT_EXCEEDED);
    }
    List<Municipality> compared =
        named.isEmpty()
            ? practice.rules().all().stream().map(RuleSet::municipality).toList()
            : named;
    return new Comparison(
        on, compared.stream().distinct().map(it -> practice.ruleSet(it, on)).toList());
  }

  private static LocalDate day(Call call, Input in) {
    return in.day("on").orElseGet(() -> call.view().today());
  }

  private static void wireRuleSet(Wiring wiring) {
    wiring
        .type("RuleSet", RuleSet.class)
        .field("municipality", it -> it.municipality().code())
        .field("name", RuleSet::name)
        .field("source", RuleSet::source)
        .field("validFrom", RuleSet::validFrom)
        .field("validUntil", RuleSet::validUntil)
        .field("firstContactWorkingDays", it -> it.reaching().firstContactWorkingDays())
        .field("visitsWithNote", RuleQueries::visits)
        .field("minPhoneAttempts", it -> it.reaching().minPhoneAttempts())
        .field("minutesPerIsoWeek", it -> it.frame().minutesPerIsoWeek())
        .field("phases", it -> it.frame().phases())
        .field("ageFrom", it -> it.frame().age().map(age -> age.from()))
        .field("ageTo", it -> it.frame().age().map(age -> age.to()))
        .field("maxWorkers", it -> it.frame().workersPerCase().map(workers -> workers.most()))
        .field("exactAge", it -> it.followUp().exactAge())
        .field(
            "closingReasons",
            it -> Arrays.stream(ClosingReason.values()).filter(it::knows).toList())
        .field("unit", it -> it.office().unit())
        .field("emergencyNumbers", it -> it.office().emergencyNumbers())
        .field("rules", RuleQueries::rules);
  }

  private static void wireDetails(Wiring wiring) {
    wiring
        .type("RuleSet", RuleSet.class)
        .field("youngerUnit", it -> it.frame().age().flatMap(age -> age.younger()))
        .field("olderUnit", it -> it.frame().age().flatMap(age -> age.older()))
        .field("teamReviewsPerWeek", it -> it.frame().teamReviewsPerWeek())
        .field("complaintPossible", it -> it.terms().complaint().map(RuleQueries::possible))
        .field("complaintUnit", it -> it.terms().complaint().flatMap(way -> way.receivingUnit()))
        .field("complaintHelpToWrite", it -> it.terms().complaint().map(way -> way.helpToWrite()))
        .field("interveners", it -> List.copyOf(it.terms().interveners()))
        .field("noteAllowed", it -> it.records().noteAllowed())
        .field("retentionMonths", it -> it.records().retentionMonths());
  }

  private static void wireRule(Wiring wiring) {
    wiring
        .type("EmergencyNumber", RuleSet.EmergencyNumber.class)
        .field("number", RuleSet.EmergencyNumber::number)
        .asked("label", (it, in) -> in.language().pick(it.da(), it.en()));
    wiring
        .type("Rule", Rule.class)
        .field("key", it -> it.key().key())
        .asked("label", (it, in) -> in.language().pick(it.key().da(), it.key().en()))
        .asked("statement", RuleQueries::statement)
        .field("quote", it -> it.text().map(RuleText::da))
        .field("gloss", it -> it.text().map(RuleText::en));
  }

  private static void wireComparison(Wiring wiring) {
    wiring
        .type("RuleComparison", Comparison.class)
        .field("on", Comparison::on)
        .field("ruleSets", Comparison::ruleSets)
        .field("rules", Comparison::rules);
    wiring
        .type("ComparedRule", Compared.class)
        .field("key", it -> it.key().key())
        .asked("label", (it, in) -> in.language().pick(it.key().da(), it.key().en()))
        .field("statements", Compared::statements);
    wiring
        .type("RuleStatement", Rule.class)
        .field("municipality", it -> it.rules().municipality().code())
        .field("stated", it -> it.text().isPresent())
        .asked("statement", RuleQueries::statement)
        .field("quote", it -> it.text().map(RuleText::da))
        .field("gloss", it -> it.text().map(RuleText::en));
  }

  private static String statement(Rule rule, Input in) {
    return in.language().pick(rule.statement().da(), rule.statement().en());
  }

  private static boolean possible(RuleSet.Complaint complaint) {
    return complaint.way() != RuleSet.ComplaintWay.NOT_POSSIBLE;
  }

  private static OptionalInt visits(RuleSet rules) {
    return rules.reaching().protocol().orElse(null)
            instanceof AttemptProtocol.VisitsAndCalls(int visits)
        ? OptionalInt.of(visits)
        : OptionalInt.empty();
  }

  private static List<Rule> rules(RuleSet rules) {
    return rules.texts().keySet().stream().map(key -> new Rule(rules, key)).toList();
  }
}
