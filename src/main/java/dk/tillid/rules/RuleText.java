package dk.tillid.rules;

/// A rule as the municipality words it.
///
/// @param da quoted from the municipality's document
/// @param en what it says, in English
public record RuleText(String da, String en) {}
