package dk.tillid.store;

/// A row by its place. In `LOOKS` it stands for all rows that begin with the key.
record Row(Family family, RowKey key) {}
