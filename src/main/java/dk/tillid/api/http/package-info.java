/// The doors of the registry: GraphQL over HTTP and over WebSocket, sign-in by bearer token, and
/// the operator's page of meters.
///
/// The doors read bytes, prove who calls, and hand a parsed request to
/// [dk.tillid.api.GraphqlService]; they know no operation. Invariants: a request is acted upon only
/// if it is a POST of `application/json` without a query in its address, or a message on a socket
/// whose origin was allowed and whose token was proved; there are no cookies, hence nothing a
/// browser adds by itself; every refusal is a GraphQL-shaped body of a fixed text; nothing is
/// logged of a request and no address is stored; the event loop moves bytes only, everything else
/// runs on one virtual thread a request.
@NullMarked
package dk.tillid.api.http;

import org.jspecify.annotations.NullMarked;
