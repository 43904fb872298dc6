// Speaks graphql-transport-ws (npm graphql-ws) with TILLID_GRAPHQL under TILLID_TOKEN, and without it.
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

const url = process.env.TILLID_GRAPHQL.replace('http', 'ws');
const client = (token) =>
  createClient({
    url,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    connectionParams: { authorization: `Bearer ${token}` },
  });
const ask = (from, query) =>
  new Promise((resolve) => {
    let answer;
    from.subscribe(
      { query },
      { next: (value) => (answer = value), error: (e) => resolve({ error: e }), complete: () => resolve(answer) },
    );
  });

const failures = [];
const expect = (what, holds) => (holds ? console.log(`ok: ${what}`) : failures.push(what));

const signedIn = client(process.env.TILLID_TOKEN);
const typename = await ask(signedIn, '{__typename}');
expect('a query is answered', typename?.data?.__typename === 'Query');
const invalid = await ask(signedIn, '{nothing}');
expect('an invalid document is an error message', Array.isArray(invalid?.error));
const stop = signedIn.subscribe(
  { query: 'subscription{todayChanged{__typename}}' },
  { next: () => {}, error: () => failures.push('a subscription starts'), complete: () => {} },
);
expect('the socket answers beside a subscription', (await ask(signedIn, '{__typename}'))?.data?.__typename === 'Query');
stop();
const stranger = await ask(client('x.y.z'), '{__typename}');
expect('a wrong token closes 4401', stranger?.error?.code === 4401);
await signedIn.dispose();

failures.forEach((failure) => console.log(`failed: ${failure}`));
process.exit(failures.length === 0 ? 0 : 1);
