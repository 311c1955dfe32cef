// Reads a list of badges from standard input and prints one finding for each, without a network.
import dns from 'node:dns';
import net from 'node:net';
import { readFileSync } from 'node:fs';

const offline = () => {
  throw new Error('this check runs without a network');
};
globalThis.fetch = offline;
net.Socket.prototype.connect = offline;
dns.lookup = offline;
dns.promises.lookup = offline;
// The verifier also tries to fetch a JSON schema and tells of its failure here; only our own
// answer belongs on standard output.
console.log = console.error;

const { verifyCredential } = await import('@digitalcredentials/verifier-core');

const findings = [];
for (const credential of JSON.parse(readFileSync(0, 'utf8'))) {
  const { errors = [], log = [] } = await verifyCredential({ credential, knownDIDRegistries: [] });
  const steps = Object.fromEntries(log.map(({ id, valid }) => [id, valid]));
  findings.push({ errors: errors.map(({ name }) => name), steps });
}
process.stdout.write(JSON.stringify(findings));
