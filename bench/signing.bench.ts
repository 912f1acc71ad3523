/**
 * Signs one SessionCall: this terminal's whole path (allow-list, digest, signature, in-memory audit entry) compared
 * with viem's `signTypedData` alone, alternating in the same run.
 *
 *     tsx bench/signing.bench.ts [--json] [--rounds=5000]
 */
import { privateKeyToAccount } from 'viem/accounts';
import { systemClock } from '../src/main/core/system-clock.ts';
import { systemRandom } from '../src/main/core/system-random.ts';
import { createDelegateKeys } from '../src/main/keys/delegate-keys.ts';
import { createSigner, type SignOrderRequest } from '../src/main/keys/signer.ts';
import { leveragedOrderHash } from '../src/main/keys/typed-data.ts';
import { signableCall } from '../src/main/testing/signable-call.ts';
import { clientOrderId, delegateAddress, type Hex } from '../src/shared/domain/ids.ts';
import { ok } from '../src/shared/result.ts';
import { percentile } from './statistics.ts';

const flags = process.argv.slice(2);
const rounds = Number(flags.find((flag) => flag.startsWith('--rounds='))?.slice(9) ?? 5_000);
const WARM_UP = 500;

const key: Hex = `0x${'42'.repeat(32)}`;
const viem = privateKeyToAccount(key);
const delegate = delegateAddress(viem.address);
const clock = { ...systemClock, now: () => 1_000_000 };
const audit = { append: () => undefined };
/** The keychain is read once per key, before the first order, so it is not part of the measurement. */
const keyStore = {
  probe: async () => ({ state: 'ready', backend: 'memory' }) as const,
  read: async () => ok(key),
  write: async () => ok(null),
  remove: async () => ok(true),
  list: async () => ok([]),
};
const delegateKeys = createDelegateKeys({ keyStore, audit, clock, random: systemRandom });
const signer = createSigner({ delegateKeys, audit, clock, chainId: 146 });
const base = signableCall(delegate);

/** A different order every time, so that nothing can be cached. */
function request(n: number): SignOrderRequest {
  const order = { ...base.order, buyAmount: base.order.buyAmount + BigInt(n) };
  const call = { ...base.call, nonce: n, dataHash: leveragedOrderHash(order) };
  const id = clientOrderId(`ord_${n.toString(16).padStart(32, '0')}`);
  return { ...base, order, call, clientOrderId: id, why: 'bench' };
}

const types = {
  SessionCall: [
    { name: 'sessionId', type: 'bytes32' },
    { name: 'target', type: 'address' },
    { name: 'dataHash', type: 'bytes32' },
    { name: 'nonce', type: 'uint256' },
    { name: 'deadline', type: 'uint256' },
    { name: 'executor', type: 'address' },
    { name: 'feeAmount', type: 'uint256' },
  ],
} as const;

async function signHere(asked: SignOrderRequest): Promise<Hex> {
  const signed = await signer.signOrder(asked);
  if (!signed.ok) throw new Error(JSON.stringify(signed.error));
  return signed.value.signature;
}

const signWithViem = ({ call, domain }: SignOrderRequest): Promise<Hex> =>
  viem.signTypedData({
    domain: { ...domain, version: '1' },
    types,
    primaryType: 'SessionCall',
    message: { ...call, nonce: BigInt(call.nonce), deadline: BigInt(call.deadline) },
  });

async function timed(sign: (asked: SignOrderRequest) => Promise<Hex>, asked: SignOrderRequest) {
  const start = performance.now();
  const signature = await sign(asked);
  return { signature, ms: performance.now() - start };
}

const first = await timed(signHere, request(0));
const here: number[] = [];
const there: number[] = [];
for (let n = 1; n <= WARM_UP + rounds; n += 1) {
  const asked = request(n);
  const own = await timed(signHere, asked);
  const plain = await timed(signWithViem, asked);
  if (own.signature !== plain.signature) throw new Error(`signatures differ at ${n}`);
  if (n > WARM_UP) {
    here.push(own.ms);
    there.push(plain.ms);
  }
}

const row = (name: string, p: number) => {
  const [own, plain] = [percentile(here, p), percentile(there, p)];
  return { name, ownMs: own, viemMs: plain, ratio: own / plain };
};
const result = {
  rounds,
  firstSignatureMs: first.ms,
  rows: [row('p50', 0.5), row('p99', 0.99)],
};

if (flags.includes('--json')) {
  console.log(JSON.stringify(result));
} else {
  console.log(`Sign one SessionCall, ${rounds} rounds, identical signatures.\n`);
  console.log('| | this terminal, ms | viem, ms | ratio |\n|---|---:|---:|---:|');
  for (const { name, ownMs, viemMs, ratio } of result.rows) {
    console.log(`| ${name} | ${ownMs.toFixed(3)} | ${viemMs.toFixed(3)} | ${ratio.toFixed(2)} |`);
  }
  console.log(
    `\nFirst signature, including key read and account creation: ${first.ms.toFixed(1)} ms.`,
  );
}
