package dk.tillid.domain;

/// Two random Danish words by which a case can be spoken of. They say nothing about the person.
public record Words(String first, String second) {}
