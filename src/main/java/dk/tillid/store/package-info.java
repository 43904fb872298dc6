/// Durable state in RocksDB.
@NullMarked
package dk.tillid.store;

import org.jspecify.annotations.NullMarked;
