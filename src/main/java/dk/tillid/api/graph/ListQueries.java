package dk.tillid.api.graph;

import dk.tillid.domain.Municipality;
import dk.tillid.domain.Operation;
import dk.tillid.domain.code.ClosingReason;
import dk.tillid.domain.code.Code;
import dk.tillid.domain.code.CodeList;
import dk.tillid.rules.AttemptProtocol;
import dk.tillid.rules.RuleKey;
import dk.tillid.rules.RuleSet;
import dk.tillid.rules.RuleText;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/// What is the same for everybody: code lists (kodelister) and rule sets (regelsæt).
final class ListQueries {
  private record Labelled(CodeList list, Language language) {}

  private record Label(Code code, Language language) {}

  private record Rule(RuleKey key, RuleText text) {}

  private ListQueries() {}

  static void wire(Wiring wiring) {
    wiring.root("Query", Operation.CODE_LISTS, (_, in) -> codeLists(in));
    wiring
        .type("CodeList", Labelled.class)
        .field("name", it -> it.list().name())
        .field(
            "codes",
            it -> it.list().codes().stream().map(c -> new Label(c, it.language())).toList());
    wiring
        .type("CodeLabel", Label.class)
        .field("code", it -> it.code().name())
        .field("label", it -> it.language().label(it.code()));
    wiring.root("Query", Operation.RULE_SET, ListQueries::ruleSet);
    wireRules(wiring);
  }

  private static List<Labelled> codeLists(Input in) {
    Set<Object> names = new HashSet<>(in.items("names"));
    return CodeList.all().stream()
        .filter(list -> names.isEmpty() || names.contains(list.name()))
        .map(list -> new Labelled(list, in.language()))
        .toList();
  }

  private static RuleSet ruleSet(Call call, Input in) {
    Municipality municipality = new Municipality(in.text("municipality").orElse(""));
    return call.services()
        .practice()
        .ruleSet(municipality, in.day("on").orElseGet(() -> call.view().today()));
  }

  private static void wireRules(Wiring wiring) {
    wiring
        .type("RuleSet", RuleSet.class)
        .field("municipality", it -> it.municipality().code())
        .field("name", RuleSet::name)
        .field("source", RuleSet::source)
        .field("validFrom", RuleSet::validFrom)
        .field("validUntil", RuleSet::validUntil)
        .field("firstContactWorkingDays", it -> it.reaching().firstContactWorkingDays())
        .field("visitsWithNote", ListQueries::visits)
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
        .field("rules", ListQueries::rules);
    wiring
        .type("EmergencyNumber", RuleSet.EmergencyNumber.class)
        .field("number", RuleSet.EmergencyNumber::number)
        .asked("label", (it, in) -> in.language().pick(it.da(), it.en()));
    wiring
        .type("Rule", Rule.class)
        .field("key", it -> it.key().key())
        .asked("label", (it, in) -> in.language().pick(it.key().da(), it.key().en()))
        .field("quote", it -> it.text().da())
        .field("gloss", it -> it.text().en());
  }

  private static OptionalInt visits(RuleSet rules) {
    return rules.reaching().protocol().orElse(null)
            instanceof AttemptProtocol.VisitsAndCalls(int visits)
        ? OptionalInt.of(visits)
        : OptionalInt.empty();
  }

  private static List<Rule> rules(RuleSet rules) {
    return rules.texts().entrySet().stream()
        .map(it -> new Rule(it.getKey(), it.getValue()))
        .toList();
  }
}
