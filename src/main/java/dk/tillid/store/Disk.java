package dk.tillid.store;

import dk.tillid.keys.CaseKeys;
import dk.tillid.keys.Sealer;
import dk.tillid.keys.Tags;

/// Everything durable that the writer and the readers share.
///
/// @param recents opened records in memory
/// @param keystore the name of the keystore
record Disk(
    Rocks rocks,
    CaseKeys slots,
    Sealer sealer,
    Tags tags,
    Tables tables,
    Recents recents,
    RowKey keystore) {}
