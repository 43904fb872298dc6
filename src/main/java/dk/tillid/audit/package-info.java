/// The audit trail (adgangslog): entries, hash chain, checkpoints, verification. Pure; the store
/// writes it.
@NullMarked
package dk.tillid.audit;

import org.jspecify.annotations.NullMarked;
