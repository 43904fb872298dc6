package dk.tillid.api.graph;

import dk.tillid.domain.Operation;
import dk.tillid.domain.code.Code;
import dk.tillid.domain.code.CodeList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What is the same for everybody: code lists (kodelister).
final class ListQueries {
  private record Labelled(CodeList list, Language language) {}

  private record Label(Code code, Language language) {}

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
  }

  private static List<Labelled> codeLists(Input in) {
    Set<Object> names = new HashSet<>(in.items("names"));
    return CodeList.all().stream()
        .filter(list -> names.isEmpty() || names.contains(list.name()))
        .map(list -> new Labelled(list, in.language()))
        .toList();
  }
}
