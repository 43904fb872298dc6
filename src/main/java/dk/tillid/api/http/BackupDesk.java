package dk.tillid.api.http;

import dk.tillid.domain.Actor;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/// Makes backups while the registry serves.
@FunctionalInterface
public interface BackupDesk {
  /// What is ordered.
  ///
  /// @param below the folder, absolute, that the backup is made in
  /// @param alone whether it is to be the only one that opens, instead of one of those to keep
  /// @param by the operator
  record Order(Path below, boolean alone, Actor by) {}

  /// Makes and checks one; it is there whole or not at all.
  ///
  /// @param progress told the bytes sealed so far
  /// @return what was made, as one JSON object of technical figures
  /// @throws dk.tillid.domain.StoreFailure naming the remedy
  /// @throws dk.tillid.keys.KeyFailure naming the remedy
  String make(Order order, LongConsumer progress);
}
