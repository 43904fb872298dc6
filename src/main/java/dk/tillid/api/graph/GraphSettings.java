package dk.tillid.api.graph;

import dk.tillid.domain.Note;

/// Limits of the operations. Each holds for one request.
///
/// @param development whether the schema may be read by introspection
/// @param maxDepth the deepest nesting of fields, fragments opened
/// @param maxRootAliases how often one root field may stand in a request
/// @param maxTokens lexical tokens of a document
/// @param maxQueryCharacters characters of a document
/// @param maxFields fields of a document, fragments opened at each use
/// @param maxDirectives directives of a document
/// @param maxCost cost for somebody signed in; see [Costs]
/// @param maxAnonymousCost cost for a citizen or anybody else
/// @param maxListItems items of a list in the variables
/// @param maxTextCharacters UTF-16 code units of a text in the variables; the longest is a note
/// @param maxErrors errors that are told
/// @param timeoutMillis time after which a request is stopped at the next read
/// @param documentCacheCharacters characters of the documents that are kept parsed
/// @param minimumTraits traits that a search outside the own team must name
/// @param maximumHits hits that a search outside the own team shows at most
/// @param maximumDueCases open cases that the due list is drawn from at most
public record GraphSettings(
    boolean development,
    int maxDepth,
    int maxRootAliases,
    int maxTokens,
    int maxQueryCharacters,
    int maxFields,
    int maxDirectives,
    int maxCost,
    int maxAnonymousCost,
    int maxListItems,
    int maxTextCharacters,
    int maxErrors,
    int timeoutMillis,
    int documentCacheCharacters,
    int minimumTraits,
    int maximumHits,
    int maximumDueCases) {
  /// The limits that hold unless configured.
  public static GraphSettings standard(boolean development) {
    return new GraphSettings(
        development,
        12,
        10,
        2_000,
        15_000,
        2_000,
        9,
        20_000,
        1_000,
        100,
        2 * Note.MAX_CHARACTERS,
        5,
        5_000,
        4_000_000,
        3,
        20,
        5_000);
  }
}
