package dk.tillid.domain.code;

/// A coded answer (kode) of a closed list. The English identifier is stable: it is stored by its
/// place in the list, so that new codes are added last and none is ever removed or moved.
public interface Code {
  /// The stable English identifier, as the schema spells it.
  String name();

  /// The place in the list, from 0: the stored form.
  int ordinal();

  /// The Danish label.
  String da();

  /// The English label.
  String en();
}
