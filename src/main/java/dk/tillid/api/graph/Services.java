package dk.tillid.api.graph;

import dk.tillid.api.Departures;
import dk.tillid.audit.AuditTrail;
import dk.tillid.domain.ContactTally;
import dk.tillid.domain.Ledger;
import dk.tillid.domain.TraitIndex;
import dk.tillid.keys.Cursors;
import dk.tillid.keys.Randomness;
import dk.tillid.keys.Receipts;
import dk.tillid.keys.Tags;
import dk.tillid.log.EventLog;
import dk.tillid.rules.Practice;

/// What the operations work with. `Registry` fills it in.
///
/// @param practice the municipalities' rules and the calendar
/// @param departures the answers about cases that are on their way out
public record Services(
    Ledger ledger,
    TraitIndex index,
    ContactTally tally,
    AuditTrail audit,
    Practice practice,
    Tags tags,
    Cursors cursors,
    Receipts receipts,
    Randomness randomness,
    Departures departures,
    EventLog log) {}
