package dk.tillid;

import dk.tillid.api.ErrorCode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever request is sent, however large, deep, wide or costly: a typed error and nothing
/// written.
class HostileRequestsIT extends HostileClaims {
  @Test
  void aLargeBodyIsRefusedAndALessLargeOnePasses() {
    String padding = " ".repeat(100_000);
    house.refuses("", "{\"query\":\"" + LISTS + "\"" + padding + "}", "", ErrorCode.TOO_LARGE);
    house.refuses("", "{\"query\":\"" + "{".repeat(99_000) + "\"}", "", MALFORMED);
    house.passes("", "{\"query\":\"" + LISTS + "\"" + padding.substring(100) + "}");
  }

  @Test
  void depthIsLimited() {
    String lists = "[".repeat(300) + "]".repeat(300);
    house.refuses(house.worker().token(), HostileHouse.body(nested(500)), "", MALFORMED);
    house.refuses(
        "", HostileHouse.body("{ codeLists(names: " + lists + ") { name } }"), "", MALFORMED);
    house.refuses(
        "", "{\"query\":\"" + LISTS + "\",\"variables\":{\"a\":" + lists + "}}", "", MALFORMED);
    house.refuses("", "{\"a\":".repeat(2_000), "", ErrorCode.BAD_REQUEST);
    house.passes("", HostileHouse.body(nested(5)));
  }

  private static String nested(int depth) {
    return "{ ... ".repeat(depth) + LISTS + " }".repeat(depth);
  }

  @Test
  void aliasesTokensDirectivesFieldsAndCostAreLimited() {
    house.passes("", HostileHouse.body(aliases(10)));
    house.refuses("", HostileHouse.body(aliases(11)), "", ErrorCode.LIMIT_EXCEEDED);
    house.refuses("", HostileHouse.body(aliases(900)), "", ErrorCode.LIMIT_EXCEEDED);
    house.refuses(
        "",
        HostileHouse.body("{ codeLists { " + "name ".repeat(5_000) + "} }"),
        "",
        ErrorCode.LIMIT_EXCEEDED);
    house.refuses(
        "",
        HostileHouse.body("{ codeLists " + "@skip(if: false) ".repeat(50) + "{ name } }"),
        "",
        ErrorCode.LIMIT_EXCEEDED);
    house.passes("", HostileHouse.body("{ codeLists @skip(if: false) { name } }"));
    String edges = "edges { node { case { contacts(first: 100) { edges { node { on } } } } } }";
    String costly =
        "{ today(first: 100) { " + edges + " } b: today(first: 100) { " + edges + " } }";
    house.refuses(house.worker().token(), HostileHouse.body(costly), "", ErrorCode.LIMIT_EXCEEDED);
    house.passes(
        house.worker().token(), HostileHouse.body(costly.replace("first: 100", "first: 10")));
  }

  private static String aliases(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "a" + i + ": codeLists(names: [\"Gender\"]) { name }")
        .collect(Collectors.joining(" ", "{ ", " }"));
  }

  @Test
  void fragmentsThatGoRoundOrFanOutAreRefused() {
    house.refuses(
        "",
        HostileHouse.body(
            "{ codeLists { ...a } } fragment a on CodeList { ...b } fragment b on CodeList { ...a"
                + " }"),
        "",
        ErrorCode.INVALID_DOCUMENT);
    String fan =
        IntStream.range(0, 20)
            .mapToObj(
                i -> "fragment f" + i + " on CodeList { ...f" + (i + 1) + " ...f" + (i + 1) + " }")
            .collect(Collectors.joining(" "));
    house.refuses(
        "",
        HostileHouse.body("{ codeLists { ...f0 } } " + fan + " fragment f20 on CodeList { name }"),
        "",
        ErrorCode.LIMIT_EXCEEDED);
    house.passes("", HostileHouse.body("{ codeLists { ...f } } fragment f on CodeList { name }"));
  }

  @Test
  void longListsAreRefused() {
    String query = "query($n: [String!]) { codeLists(names: $n) { name } }";
    List<String> many = IntStream.range(0, 101).mapToObj(i -> "n" + i).toList();
    house.refuses(
        "",
        HostileHouse.request(query, Map.of("n", many)).toString(),
        "",
        ErrorCode.LIMIT_EXCEEDED);
    house.passes("", HostileHouse.request(query, Map.of("n", List.of("Gender"))).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{",
        "\"a\"",
        "{\"query\":1}",
        "{\"query\":[]}",
        "{\"query\":null}",
        "[{\"query\":\"{ __typename }\"}]",
        "{\"query\":\"{ __typename }\",\"query\":\"{ a }\"}",
        "{\"query\":\"{ __typename }\",\"variables\":[]}",
        "{\"query\":\"{ __typename }\"}x"
      })
  void aBodyThatIsNoRequestIsRefused(String body) {
    house.refuses("", body, "", ErrorCode.BAD_REQUEST);
  }

  private static final ErrorCode[] WRONG_OR_BAD = {
    ErrorCode.INVALID_DOCUMENT, ErrorCode.INVALID_VALUE, ErrorCode.BAD_REQUEST
  };

  @Test
  void introspectionAndUnknownNamesAreRefused() {
    for (String query :
        List.of(
            "{ __schema { types { name } } }",
            "{ __type(name: \"Case\") { name } }",
            "{ noSuchFieldHere }",
            "query noSuchOperation($a: NoSuchType) { __typename }",
            "mutation { noSuchFieldHere }",
            "query a { __typename } query a { __typename }",
            "{ codeLists { name @noSuchDirective } }",
            "{ codeLists @defer { name } }",
            "")) {
      house.refuses(house.worker().token(), HostileHouse.body(query), "noSuch", WRONG_OR_BAD);
    }
    house.passes("", HostileHouse.body("{ __typename }"));
  }
}
