package dk.tillid.keys;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;

/// The data keys of the cases, outside the database, so that destroying one erases its case
/// everywhere.
///
/// One caller at a time creates, syncs and destroys (the ledger's writer); reading is free for all
/// and never waits. A slot number is durable only after [#sync()]: sync before the database commits
/// a record that names it.
public interface CaseKeys extends KeyReader {
  /// The slot that never holds a key.
  int DECOY = SlotLayout.DECOY_SLOT;

  /// Draws a new case key and returns its slot, usable at once, durable after [#sync()].
  int create();

  /// Puts all created keys on disk in both copies. Does nothing when there is nothing to do.
  void sync();

  /// Overwrites the slots in both copies and waits for the disk. When it returns, no copy of the
  /// keys exists in this process or its files. Slots already destroyed are passed over, so that an
  /// interrupted withdrawal can be run again.
  ///
  /// @return the erasure epoch of this act: every act has a higher one than all before it, also
  ///   across restarts
  long destroy(Collection<Integer> slots, Commitment commitment);

  /// Does the same writing and waiting as [#destroy(Collection, Commitment)] to a slot that never
  /// held a key, so that an unknown or used code cannot be told from a fresh one by time, disk use
  /// or receipt.
  long destroyDecoy(Commitment commitment);

  /// The number above every slot ever created. Start-up compares it with the highest slot the
  /// database names.
  int end();

  /// What identifies these keys; a backup names it.
  byte[] fileId();

  /// Writes one whole, consistent copy. The keys inside stay wrapped, yet whoever keeps the copy
  /// keeps every later withdrawal from being complete: seal it under a key that is destroyed on
  /// schedule.
  void snapshot(OutputStream out) throws IOException;
}
