package dk.tillid.api;

/// The closed list of errors, `errors[].extensions.code`. The text is fixed: no error repeats a
/// value of the request or tells of a case.
public enum ErrorCode {
  /// The HTTP body or a parameter is not a GraphQL request.
  BAD_REQUEST("The request is not a well-formed GraphQL request."),
  /// The document cannot be parsed or does not fit the schema.
  INVALID_DOCUMENT("The document is not valid against the schema."),
  /// A value of a variable or argument has the wrong form.
  INVALID_VALUE("A value has the wrong type or form."),
  /// A value that a client chooses freely looks like an identifier of a person. `extensions.field`
  /// names the input's field.
  IDENTIFYING_VALUE(
      "A value looks like a CPR number, a telephone number, an e-mail address or another identifier"
          + " of a person. Use a code or a random UUID instead."),
  /// A token is needed, or the one given is not valid.
  UNAUTHENTICATED("Sign in with a valid token."),
  /// The role may not call this operation.
  FORBIDDEN("The role does not permit this operation."),
  /// Not there, or outside the caller's reach: the two are told alike.
  NOT_FOUND("There is no such thing within reach."),
  /// The idempotency key was used before for another input.
  IDEMPOTENCY_KEY_REUSED("The idempotency key was used before for another input."),
  /// The document is too deep, too wide, too long or too costly.
  LIMIT_EXCEEDED("The request exceeds a limit."),
  /// Too many requests; later ones may pass.
  RATE_LIMITED("Too many requests. Try again later."),
  /// The HTTP body is too large.
  TOO_LARGE("The request body is too large."),
  /// The HTTP method is not POST.
  METHOD_NOT_ALLOWED("Use POST."),
  /// No media type of `Accept` can be given.
  NOT_ACCEPTABLE("None of the accepted media types can be given."),
  /// The content type is not JSON.
  UNSUPPORTED_MEDIA_TYPE("Use the content type application/json."),
  /// The request took too long and was stopped.
  TIMEOUT("The request took too long."),
  /// The registry cannot answer now; nothing of the request was committed.
  UNAVAILABLE("The registry cannot answer now."),
  /// A fault of the registry.
  INTERNAL("The registry failed. Report the incident's id.");

  private final String text;

  ErrorCode(String text) {
    this.text = text;
  }

  /// The fixed text, in English.
  public String text() {
    return text;
  }
}
