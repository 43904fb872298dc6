package dk.tillid.log;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// Takes the word from the libraries' own logs: their messages may hold what a request held. Of a
/// severe record the failure's classes and frames are kept; everything else is dropped.
public final class LibraryLogs extends Handler {
  private final EventLog log;

  private LibraryLogs(EventLog log) {
    this.log = log;
  }

  /// Routes everything that libraries log, through java.util.logging and SLF4J, into `log`.
  public static void into(EventLog log) {
    LogManager.getLogManager().reset();
    Logger root = Logger.getLogger("");
    root.setLevel(Level.SEVERE);
    root.addHandler(new LibraryLogs(log));
  }

  @Override
  public void publish(LogRecord written) {
    if (written.getLevel().intValue() < Level.SEVERE.intValue()) {
      return;
    }
    if (written.getThrown() == null) {
      log.write(Event.LIBRARY_COMPLAINT);
    } else {
      log.failure(Event.LIBRARY_COMPLAINT, written.getThrown());
    }
  }

  @Override
  public void flush() {
    // Every line is written at once.
  }

  @Override
  public void close() {
    // There is nothing to close: the log belongs to the process.
  }
}
