package dk.tillid.effect;

import java.util.List;

/// A table in which a citizen stands in one cell at most (fordeling).
///
/// @param cells one for each code of the list, in its order, also where nobody has the code
/// @param notRecorded citizens for whom nothing was recorded (ikke registreret)
public record Partition(List<Cell> cells, Share notRecorded) {
  /// Copies the cells.
  public Partition {
    cells = List.copyOf(cells);
  }

  /// All citizens of the table, those without a record included.
  public int total() {
    return notRecorded.count() + cells.stream().mapToInt(Cell::count).sum();
  }
}
