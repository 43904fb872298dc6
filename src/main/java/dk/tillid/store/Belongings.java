package dk.tillid.store;

import dk.tillid.domain.CaseFile;
import dk.tillid.keys.Tags;
import java.util.ArrayList;
import java.util.List;

/// The rows of a case, by keyed name: those that go with it. Its enquiries have rows of their own.
final class Belongings {
  private Belongings() {}

  static List<Row> of(Tables tables, Tags tags, CaseFile file) {
    List<Row> rows = new ArrayList<>();
    rows.add(tables.cases().row(file.id()));
    rows.add(tables.handles().row(file.card().handle()));
    file.codes().forEach(code -> rows.add(tables.codes().row(code)));
    for (int number = 0; number < file.contacts().pages().size(); number++) {
      rows.add(tables.pages().row(new PageRef(file.id(), number)));
    }
    rows.add(new Row(Family.LOOKS, Tables.looksOf(tags, file.id())));
    return rows;
  }
}
