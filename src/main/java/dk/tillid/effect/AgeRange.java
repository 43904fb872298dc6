package dk.tillid.effect;

/// The youngest and the oldest citizen of a year (aldersspredning), completed years at opening.
public record AgeRange(int youngest, int oldest) {}
