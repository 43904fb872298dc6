package dk.tillid.api.graph;

import dk.tillid.api.ErrorCode;
import dk.tillid.domain.Gone;
import dk.tillid.domain.Rejected;
import dk.tillid.domain.StoreFailure;
import dk.tillid.log.Event;
import dk.tillid.log.EventLog;
import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.InvalidSyntaxError;
import graphql.execution.AbortExecutionException;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.execution.ResultPath;
import graphql.execution.UnknownOperationException;
import graphql.language.SourceLocation;
import graphql.validation.ValidationError;
import graphql.validation.ValidationErrorType;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/// The one place where exceptions and graphql-java's own errors become errors of the closed list.
/// Their texts repeat the caller's values, so that none of them is ever used.
final class Errors implements DataFetcherExceptionHandler {
  /// An error as it is told.
  ///
  /// @param incident names a fault of the registry in answer and log
  /// @param field the input's field that is to be changed, a name of the schema
  /// @param kind what graphql-java's validation found, a name of its closed list
  record Told(
      ErrorCode code,
      Optional<String> incident,
      Optional<String> field,
      Optional<String> kind,
      List<SourceLocation> locations,
      Optional<ResultPath> where)
      implements GraphQLError {
    private static final long serialVersionUID = 1L;

    static Told of(ErrorCode code) {
      return about(code, Optional.empty());
    }

    static Told about(ErrorCode code, Optional<String> field) {
      return new Told(code, Optional.empty(), field, Optional.empty(), List.of(), Optional.empty());
    }

    @Override
    public String getMessage() {
      return code.text();
    }

    @Override
    public List<SourceLocation> getLocations() {
      return locations;
    }

    @Override
    public ErrorClassification getErrorType() {
      return ErrorType.DataFetchingException;
    }

    @Override
    public @Nullable List<Object> getPath() {
      return where.map(ResultPath::toList).orElse(null);
    }
  }

  private final EventLog log;

  Errors(EventLog log) {
    this.log = log;
  }

  @Override
  public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
      DataFetcherExceptionHandlerParameters parameters) {
    Told plain = of(parameters.getException());
    Told told =
        new Told(
            plain.code(),
            plain.incident(),
            plain.field(),
            Optional.empty(),
            List.of(parameters.getSourceLocation()),
            Optional.of(parameters.getPath()));
    return CompletableFuture.completedFuture(
        DataFetcherExceptionHandlerResult.newResult(told).build());
  }

  /// What is told of an exception; an unexpected one is logged by classes and frames.
  Told of(Throwable failure) {
    return switch (failure) {
      case Fault fault -> Told.about(fault.code(), fault.field());
      case Rejected _ -> Told.of(ErrorCode.INVALID_VALUE);
      case Gone _ -> Told.of(ErrorCode.NOT_FOUND);
      case StoreFailure _ -> incident(ErrorCode.UNAVAILABLE, failure);
      case AbortExecutionException _ -> Told.of(ErrorCode.TIMEOUT);
      case CompletionException wrapped when wrapped.getCause() != null -> of(wrapped.getCause());
      default -> incident(ErrorCode.INTERNAL, failure);
    };
  }

  /// What is told of an error of graphql-java.
  Told of(GraphQLError error) {
    return switch (error) {
      case Told told -> told;
      case ValidationError invalid -> validation(invalid);
      case InvalidSyntaxError _ -> at(error, ErrorCode.INVALID_DOCUMENT);
      case UnknownOperationException _ -> at(error, ErrorCode.BAD_REQUEST);
      case AbortExecutionException _ -> at(error, ErrorCode.TIMEOUT);
      default ->
          error.getErrorType() == ErrorType.ValidationError
              ? at(error, ErrorCode.INVALID_VALUE)
              : incident(ErrorCode.INTERNAL, new IllegalStateException("field"));
    };
  }

  private static Told validation(ValidationError error) {
    ErrorCode code =
        switch (error.getValidationErrorType()) {
          case ValidationErrorType.WrongType, ValidationErrorType.NullValueForNonNullArgument ->
              ErrorCode.INVALID_VALUE;
          case null -> ErrorCode.INVALID_DOCUMENT;
          case ValidationErrorType.MaxQueryDepthExceeded,
              ValidationErrorType.MaxQueryFieldsExceeded ->
              ErrorCode.LIMIT_EXCEEDED;
          default -> ErrorCode.INVALID_DOCUMENT;
        };
    Optional<String> kind =
        error.getValidationErrorType() instanceof ValidationErrorType type
            ? Optional.of(type.name())
            : Optional.empty();
    return new Told(
        code, Optional.empty(), Optional.empty(), kind, locations(error), Optional.empty());
  }

  private static Told at(GraphQLError error, ErrorCode code) {
    return new Told(
        code,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        locations(error),
        Optional.empty());
  }

  private static List<SourceLocation> locations(GraphQLError error) {
    List<SourceLocation> locations = error.getLocations();
    return locations == null ? List.of() : locations;
  }

  private Told incident(ErrorCode code, Throwable failure) {
    long id = UUID.randomUUID().getMostSignificantBits();
    log.failure(Event.INCIDENT, failure, id);
    return new Told(
        code,
        Optional.of(HexFormat.of().toHexDigits(id)),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }
}
