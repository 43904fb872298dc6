package dk.tillid.api;

/// The operations of the schema, as the doors call them.
public interface GraphqlService {
  /// Executes a query or mutation; refuses a subscription. Blocks: call it on a virtual thread.
  /// Never throws.
  Answer execute(GraphqlRequest request, Caller caller);

  /// As [#execute(GraphqlRequest, Caller)], and may stop early when nobody waits any more.
  default Answer execute(GraphqlRequest request, Caller caller, Cancellation cancellation) {
    return cancellation.isCancelled() ? new Answer(false, new byte[0]) : execute(request, caller);
  }

  /// Starts a subscription. Nothing is sent to the sink before this returns except a refusal, and
  /// no event before the first [Subscription#request()]. Blocks and never throws.
  Subscription subscribe(GraphqlRequest request, Caller caller, Subscription.Sink sink);

  /// What the request's operation is. Parses and validates the document unless it is known.
  OperationKind kindOf(GraphqlRequest request);
}
