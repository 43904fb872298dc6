package dk.tillid.api.graph;

import dk.tillid.api.ErrorCode;
import dk.tillid.api.GraphqlRequest;
import dk.tillid.api.OperationKind;
import graphql.language.Document;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import graphql.parser.exceptions.ParseCancelledException;
import graphql.schema.GraphQLSchema;
import graphql.validation.QueryComplexityLimits;
import graphql.validation.ValidationError;
import graphql.validation.Validator;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Parses and validates documents, and keeps the valid ones by the SHA-256 of their text. Only
/// valid documents are kept and their characters are bounded, so that nobody can fill the memory;
/// and none with a text written into it, which may be a citizen's code or a note. Clients send such
/// values as variables.
final class Documents {
  /// What came of a text.
  sealed interface Reading {}

  /// A valid document.
  ///
  /// @param operations facts by the operation's name; an operation without name has the empty one
  record Valid(Document document, Map<String, Facts> operations, int characters)
      implements Reading {
    Valid {
      operations = Map.copyOf(operations);
    }

    /// The facts of the operation that a request means; empty where that cannot be told.
    Optional<Facts> facts(GraphqlRequest request) {
      return request.operationName().isEmpty() && operations.size() == 1
          ? operations.values().stream().findFirst()
          : Optional.ofNullable(operations.get(request.operationName().orElse("")));
    }
  }

  /// Not a valid document.
  record Invalid(List<Errors.Told> errors) implements Reading {
    Invalid {
      errors = List.copyOf(errors);
    }
  }

  private record Key(long a, long b, long c, long d) {}

  private final GraphQLSchema schema;
  private final GraphSettings settings;
  private final Errors errors;
  private final QueryComplexityLimits complexity;
  private final LinkedHashMap<Key, Valid> known = new LinkedHashMap<>(64, 0.75f, true);
  private int characters;

  Documents(GraphQLSchema schema, GraphSettings settings, Errors errors) {
    this.schema = schema;
    this.settings = settings;
    this.errors = errors;
    // Coarse, to keep the walks below short whatever fragments say; fine limits are in Limits.
    this.complexity =
        QueryComplexityLimits.newLimits()
            .maxDepth(100)
            .maxFieldsCount(settings.maxFields())
            .build();
  }

  /// The document of a text.
  Reading of(String query) {
    if (query.length() > settings.maxQueryCharacters()) {
      return refused(ErrorCode.LIMIT_EXCEEDED);
    }
    Key key = key(query);
    Optional<Valid> found = found(key);
    if (found.isPresent()) {
      return found.get();
    }
    Reading reading = read(query);
    if (reading instanceof Valid valid && query.indexOf('"') < 0) {
      keep(key, valid);
    }
    return reading;
  }

  /// What the request's operation is.
  OperationKind kind(GraphqlRequest request) {
    return of(request.query()) instanceof Valid valid
        ? valid.facts(request).map(Facts::kind).orElse(OperationKind.INVALID)
        : OperationKind.INVALID;
  }

  /// How many characters of documents are kept.
  synchronized int characters() {
    return characters;
  }

  private Reading read(String query) {
    Document document;
    try {
      document = Parser.parse(environment(query));
    } catch (ParseCancelledException _) {
      return refused(ErrorCode.LIMIT_EXCEEDED);
    } catch (InvalidSyntaxException e) {
      return new Invalid(List.of(errors.of(e.toInvalidSyntaxError())));
    }
    Optional<ErrorCode> banned = DocumentFacts.banned(document, settings);
    if (banned.isPresent()) {
      return refused(banned.get());
    }
    List<ValidationError> found =
        new Validator().validateDocument(schema, document, _ -> true, Locale.ROOT, complexity);
    if (!found.isEmpty()) {
      List<Errors.Told> told = new ArrayList<>();
      found.forEach(error -> told.add(errors.of(error)));
      return new Invalid(told);
    }
    return new Valid(document, new DocumentFacts(schema, document).all(), query.length());
  }

  private ParserEnvironment environment(String query) {
    return ParserEnvironment.newParserEnvironment()
        .document(query)
        .locale(Locale.ROOT)
        .parserOptions(
            ParserOptions.getDefaultOperationParserOptions()
                .transform(it ->
                    it.maxTokens(settings.maxTokens())
                        .maxCharacters(settings.maxQueryCharacters())
                        .maxRuleDepth(200)
                        .captureIgnoredChars(false)
                        .captureLineComments(false)
                        .readerTrackData(false)
                        .redactTokenParserErrorMessages(true)))
        .build();
  }

  private static Invalid refused(ErrorCode code) {
    return new Invalid(List.of(Errors.Told.of(code)));
  }

  private synchronized Optional<Valid> found(Key key) {
    return Optional.ofNullable(known.get(key));
  }

  private synchronized void keep(Key key, Valid valid) {
    Valid before = known.put(key, valid);
    characters += before == null ? valid.characters() : 0;
    var eldest = known.entrySet().iterator();
    while (characters > settings.documentCacheCharacters() && eldest.hasNext()) {
      characters -= eldest.next().getValue().characters();
      eldest.remove();
    }
  }

  private static Key key(String query) {
    try {
      ByteBuffer hash =
          ByteBuffer.wrap(
              MessageDigest.getInstance("SHA-256").digest(query.getBytes(StandardCharsets.UTF_8)));
      return new Key(hash.getLong(), hash.getLong(), hash.getLong(), hash.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
