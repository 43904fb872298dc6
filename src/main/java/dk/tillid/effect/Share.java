package dk.tillid.effect;

/// A number of citizens and what it is of the year's citizens.
///
/// @param count citizens
/// @param percent whole percent of the year's citizens, rounded half up; 0 in a year without any
public record Share(int count, int percent) {
  /// The share of `count` among `citizens`.
  public static Share of(int count, int citizens) {
    return new Share(count, percent(count, citizens));
  }

  /// Whole percent, rounded half up, in integers only: 1 of 200 is 1 %.
  static int percent(int count, int citizens) {
    return citizens == 0 ? 0 : (int) ((200L * count + citizens) / (2L * citizens));
  }
}
