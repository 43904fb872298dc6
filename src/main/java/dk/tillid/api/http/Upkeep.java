package dk.tillid.api.http;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/// How the registry is kept up, for its operator: technical figures alone.
///
/// @param housekeepingDay the Danish day of the last housekeeping; empty if there was none
/// @param erasuresInFiles how many acts of destruction may have left ciphertext, unreadable, in
///   files
/// @param newestBackup the day of the newest backup; empty if there is none or none is configured
/// @param restorableBackups how many backups can be restored; empty if none is configured
public record Upkeep(
    Optional<LocalDate> housekeepingDay,
    long erasuresInFiles,
    Optional<LocalDate> newestBackup,
    OptionalInt restorableBackups) {
  String json() {
    StringBuilder json = new StringBuilder("{\"housekeepingDay\":").append(day(housekeepingDay));
    json.append(",\"erasuresInFiles\":").append(erasuresInFiles);
    json.append(",\"newestBackup\":").append(day(newestBackup));
    json.append(",\"restorableBackups\":");
    restorableBackups.ifPresentOrElse(json::append, () -> json.append("null"));
    return json.append('}').toString();
  }

  private static String day(Optional<LocalDate> day) {
    return day.map(it -> '"' + it.toString() + '"').orElse("null");
  }
}
