// Runs the audits of GraphQL over HTTP (npm graphql-http) against TILLID_GRAPHQL. Fails on a MUST or a SHOULD.
import { auditServer } from 'graphql-http';

const url = process.env.TILLID_GRAPHQL;
const results = await auditServer({ url, fetchFn: fetch });
const count = { ok: 0, notice: 0, warn: 0, error: 0 };
for (const result of results) {
  count[result.status] += 1;
  if (result.status !== 'ok') console.log(`${result.status}: ${result.name}: ${result.reason}`);
}
console.log(`audits: ${results.length}, ok ${count.ok}, MAY ${count.notice}, SHOULD ${count.warn}, MUST ${count.error}`);
process.exit(results.length >= 60 && count.warn === 0 && count.error === 0 ? 0 : 1);
