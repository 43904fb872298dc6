package dk.tillid.store;

import dk.tillid.keys.CaseKeys;
import dk.tillid.keys.Sealer;
import dk.tillid.keys.Tags;
import dk.tillid.keys.WithdrawalJournal;

/// Everything durable that the writer and the readers share.
///
/// @param journal the withdrawals, in custody
/// @param recents opened records in memory
/// @param keystore the name of the keystore
record Disk(
    Rocks rocks,
    CaseKeys slots,
    WithdrawalJournal journal,
    Sealer sealer,
    Tags tags,
    Tables tables,
    Recents recents,
    RowKey keystore) {}
