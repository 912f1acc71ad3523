/**
 * `npx tsx devnet/main.ts [options]`: runs a chain and a venue locally. Prints one line of JSON with every URL and
 * address when ready. Exits on SIGINT, SIGTERM or end of input, so that it does not outlive the program that started
 * it.
 */
import { parseArgs } from 'node:util';
import { privateKeyToAddress } from 'viem/accounts';
import { type Devnet, startDevnet } from './start.ts';

const usage = `npx tsx devnet/main.ts [options]
  --seed N          seed of the price walk and the invented candles (1)
  --walk            move the price of wS at random
  --interval MS     milliseconds between two steps of the walk (1000)
  --control         open POST /control and GET /control/state
  --liquidations    liquidate accounts below the target health factor
  --port N          port of the venue (a free one)
  --block-time S    mine a block every S seconds (one for each transaction)`;

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    walk: { type: 'boolean', default: false },
    interval: { type: 'string', default: '1000' },
    control: { type: 'boolean', default: false },
    liquidations: { type: 'boolean', default: false },
    port: { type: 'string', default: '0' },
    'block-time': { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) console.log(usage);
else {
  await run().catch((error: Error) => {
    console.error(`The devnet did not start: ${error.message}`);
    process.exit(1);
  });
}

async function run(): Promise<void> {
  const blockTime = values['block-time'];
  const devnet = await startDevnet({
    chain: blockTime === undefined ? {} : { blockTimeSeconds: count('block-time', blockTime) },
    venue: {
      seed: count('seed', values.seed),
      walk: values.walk,
      priceIntervalMs: count('interval', values.interval),
      control: values.control,
      liquidations: values.liquidations,
      port: count('port', values.port),
    },
  });
  const end = () => {
    devnet.stop().then(() => process.exit(0));
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  process.stdin.once('end', end).resume();
  console.log(JSON.stringify(announcement(devnet)));
}

/** Parses a whole number from the command line; exits with a clear message for anything else. */
function count(name: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  console.error(`--${name} takes a whole number, not "${text}".\n\n${usage}`);
  process.exit(2);
}

function announcement({ chain, venue }: Devnet) {
  return {
    restUrl: venue.restUrl,
    wsUrl: venue.wsUrl,
    faucetUrl: `${venue.restUrl}/paper/fund`,
    rpcUrl: chain.rpcUrl,
    chainWsUrl: chain.wsUrl,
    chainId: chain.chainId,
    executorAddress: privateKeyToAddress(chain.keys.executor),
    contracts: chain.contracts,
  };
}
