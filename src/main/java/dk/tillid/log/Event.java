package dk.tillid.log;

/// What can be logged: a closed list. An event carries numbers only, so that no data can slip in.
public enum Event {
  /// The keys are open. No numbers.
  UNSEALED,
  /// A change of a key was cut short. Everything opens, but the former key still opens what it
  /// sealed: stop, and run `tillid keys rotate` of that key again, which finishes it. Numbers: 1
  /// for the store key, 2 for the file key.
  KEY_CHANGE_UNFINISHED,
  /// The process waits for its passphrase. No numbers.
  SEALED,
  /// The index is being rebuilt. Numbers: cases so far, enquiries so far.
  INDEX_REBUILDING,
  /// The index is ready. Numbers: cases, milliseconds.
  INDEX_READY,
  /// The index stopped after an error; searches fail until a restart. No numbers.
  INDEX_STOPPED,
  /// The store writes nothing any more after an error; all but health fails until a restart. No
  /// numbers.
  STORE_STOPPED,
  /// What is erased may stay on the disk for a time, by the kind of file system; `doctor` says why.
  /// Numbers: 0 for `dataDir`, 1 for `slotCopyDir`, 2 for `keysDir`, 3 for `custodyDir`; 1 where it
  /// is known to stay, else 0.
  ERASURE_DOUBTFUL,
  /// A thread ended by a failure that nobody caught. No numbers.
  UNCAUGHT_FAILURE,
  /// Requests are answered. Numbers: port.
  SERVING,
  /// The process ends in good order. Numbers: milliseconds.
  STOPPED,
  /// An erasure left open by a crash was carried out. Numbers: how many.
  ERASURES_REDONE,
  /// The journal of withdrawals in custody lacked what the slot file knows, and was caught up. More
  /// than a few: look whether the medium of custody is mounted. Numbers: records.
  JOURNAL_CAUGHT_UP,
  /// A request failed unexpectedly. Numbers: incident id as told to the caller.
  INCIDENT,
  /// The demonstration year is being loaded. Numbers: cases so far, contacts so far.
  DEMONSTRATION_LOADING,
  /// The issuer's keys could not be fetched; the known ones stay in use. Numbers: issuer's place in
  /// the settings.
  ISSUER_UNREACHABLE,
  /// A library met a severe fault. No numbers; what it said is dropped.
  LIBRARY_COMPLAINT,
  /// A team's daily message was taken by the mail server. Numbers: the recipient's place in the
  /// settings.
  DIGEST_SENT,
  /// A team's daily message could not be sent; it is tried again within the hour. Numbers: the
  /// recipient's place in the settings.
  DIGEST_FAILED,
  /// What had lapsed was withdrawn. Numbers: cases, enquiries without a case.
  RETENTION_ERASED,
  /// Something has lapsed, but the trail does not bear the clock's day out: withdrawn is nothing
  /// until the registry was in use for a week. Check the machine's date. No numbers.
  RETENTION_HELD,
  /// Withdrawing what has lapsed failed; it is tried again within minutes and not told again that
  /// day. No numbers.
  RETENTION_FAILED,
  /// The ciphertext of what was erased has left the files. Numbers: acts of destruction,
  /// milliseconds.
  HOUSEKEPT,
  /// Housekeeping failed; it is tried again within minutes and not told again that day. No numbers.
  HOUSEKEEPING_FAILED,
  /// A backup was made and checked. Numbers: its generation, milliseconds.
  BACKUP_MADE,
  /// The day's backup could not be made; it is tried again within minutes and not told again that
  /// day. No numbers.
  BACKUP_FAILED
}
