package dk.tillid.transfer;

/// A line that cannot be read. Carries reason and place, never a value, and no trace.
final class Malformed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Fault fault;
  private final String place;

  Malformed(Fault fault) {
    this(fault, "");
  }

  private Malformed(Fault fault, String place) {
    super(fault.name(), null, false, false);
    this.fault = fault;
    this.place = place;
  }

  Fault fault() {
    return fault;
  }

  /// Where, in the words of the schema, such as `case.episodes[0].openedOn`; empty for the line.
  String place() {
    return place;
  }

  /// The same, seen from outside the member.
  Malformed within(String member) {
    return new Malformed(
        fault, place.isEmpty() || place.startsWith("[") ? member + place : member + "." + place);
  }

  /// The same, seen from outside the list.
  Malformed at(int index) {
    return new Malformed(
        fault, "[" + index + "]" + (place.isEmpty() || place.startsWith("[") ? "" : ".") + place);
  }
}
