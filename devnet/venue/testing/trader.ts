/**
 * A test client written with ethers from the venue's documentation. It shares no code with the venue, so that a mistake
 * in the venue's own EIP-712 or ABI cannot hide.
 */
import {
  AbiCoder,
  Contract,
  getAddress,
  JsonRpcProvider,
  keccak256,
  MaxUint256,
  NonceManager,
  randomBytes,
  TypedDataEncoder,
  Wallet,
} from 'ethers';
import type { Chain } from '../../chain/chain.ts';
import { callTypes, nonceTypes, orderTypes } from './typed-data.ts';
import { until } from './until.ts';

const abi = [
  'function approve(address,uint256)',
  'function deposit(address,uint256)',
  'function withdraw(address,uint256)',
  'function approveEngine(address,address,uint256)',
  'function approveBorrow(address,address,uint256)',
  'function createSession(address,uint48,uint48,uint32,uint16,(address,uint256)[],bytes32)',
  'function revokeSession(bytes32)',
  'function invalidateNonceBySig(bytes32,uint256,uint256,address,bytes)',
  'function cancelOrder((uint8,address,address,address,uint256,uint256,uint32,uint256))',
];

const DAY = 86_400;
/** A tip that orders a transaction before the executor's in the same block. */
const AHEAD = { maxPriorityFeePerGas: 5n * 10n ** 9n, maxFeePerGas: 10n ** 11n };
const seconds = () => Math.floor(Date.now() / 1000);

export interface Terms {
  readonly orderType: 'open' | 'close' | 'swap';
  readonly sell: 'USDC' | 'wS';
  readonly sellAmount: bigint;
  /** Default 1: any price. */
  readonly buyAmount?: bigint;
  readonly feeAmount?: bigint;
  readonly nonce?: number;
  readonly validTo?: number;
  readonly ocoGroupId?: string;
}

export interface OrderBody {
  order: Record<string, string | number>;
  orderType: string;
  signatureType: string;
  sessionCall: Record<string, string | number>;
  delegateSignature: string;
  ocoGroupId?: string;
}

export type Trader = Awaited<ReturnType<typeof createTrader>>;

/** A funded owner with a deposit of USDC (base units), all approvals and one session. */
export async function createTrader(chain: Chain, deposit = 1_000_000n) {
  const { contracts } = chain;
  const provider = new JsonRpcProvider(chain.rpcUrl, 146, {
    staticNetwork: true,
    pollingInterval: 20,
    cacheTimeout: -1,
  });
  const wallet = new Wallet(Wallet.createRandom().privateKey, provider);
  const owner = new NonceManager(wallet);
  const delegate = Wallet.createRandom();
  await chain.fund(wallet.address as `0x${string}`, {
    usdc: 100_000_000n,
    ws: 10n ** 21n,
    native: 10n ** 19n,
  });

  const send = async (to: string, method: string, ...args: unknown[]) => {
    const overrides = { gasLimit: 1_000_000n, ...AHEAD };
    const call = new Contract(to, abi, owner).getFunction(method);
    const { hash } = await call.send(...args, overrides);
    // ethers' own wait never ends if the block comes between its first look and its subscription.
    const receipt = await until(
      async () => (await provider.getTransactionReceipt(hash)) ?? undefined,
    );
    if (receipt.status === 0) throw new Error(`${method} reverted.`);
    return receipt;
  };
  const { positionsManager: pm, engine, sessionManager, usdc, ws } = contracts;
  const salt = `0x${Buffer.from(randomBytes(32)).toString('hex')}`;
  const executor = new Wallet(chain.keys.executor).address;
  await Promise.all([
    send(usdc, 'approve', pm, MaxUint256),
    send(ws, 'approve', pm, MaxUint256),
    send(pm, 'deposit', usdc, deposit),
    ...[usdc, ws].flatMap((token) => [
      send(pm, 'approveEngine', engine, token, MaxUint256),
      send(pm, 'approveBorrow', engine, token, MaxUint256),
    ]),
    send(
      sessionManager,
      'createSession',
      delegate.address,
      0,
      seconds() + DAY,
      0,
      100,
      [
        [usdc, MaxUint256],
        [ws, MaxUint256],
      ],
      salt,
    ),
  ]);
  const sessionId = keccak256(
    AbiCoder.defaultAbiCoder().encode(
      ['address', 'address', 'bytes32'],
      [wallet.address, delegate.address, salt],
    ),
  );
  const domain = {
    name: 'ftUSD SessionManager',
    version: '1',
    chainId: 146,
    verifyingContract: sessionManager,
  };

  /** Re-signs the call of a body after a test has changed it. */
  const sign = async (body: OrderBody): Promise<OrderBody> => ({
    ...body,
    delegateSignature: await delegate.signTypedData(domain, callTypes, body.sessionCall),
  });

  const order = async (terms: Terms): Promise<OrderBody> => {
    const message = {
      action: { open: 0, close: 1, swap: 2 }[terms.orderType],
      user: wallet.address,
      sellToken: getAddress(terms.sell === 'USDC' ? usdc : ws),
      buyToken: getAddress(terms.sell === 'USDC' ? ws : usdc),
      sellAmount: `${terms.sellAmount}`,
      buyAmount: `${terms.buyAmount ?? 1n}`,
      validTo: terms.validTo ?? seconds() + 3600,
      feeAmount: `${terms.feeAmount ?? terms.sellAmount / 100n}`,
    };
    return sign({
      order: message,
      orderType: terms.orderType,
      signatureType: 'session',
      sessionCall: {
        sessionId,
        target: getAddress(engine),
        dataHash: TypedDataEncoder.hashStruct('LeveragedOrder', orderTypes, message),
        nonce: terms.nonce ?? 0,
        deadline: seconds() + 3600,
        executor,
        feeAmount: '0',
      },
      delegateSignature: '0x',
      ...(terms.ocoGroupId !== undefined && { ocoGroupId: terms.ocoGroupId }),
    });
  };

  return {
    address: wallet.address,
    order,
    sign,
    openLong: (terms: Partial<Terms> = {}) =>
      order({ orderType: 'open', sell: 'USDC', sellAmount: 4_000_000n, ...terms }),
    openShort: (terms: Partial<Terms> = {}) =>
      order({ orderType: 'open', sell: 'wS', sellAmount: 87_500_000_000_000_000_000n, ...terms }),
    withdraw: (amount: bigint) => send(pm, 'withdraw', usdc, amount),
    revoke: () => send(sessionManager, 'revokeSession', sessionId),
    cancelOnChain: (body: OrderBody) => send(engine, 'cancelOrder', Object.values(body.order)),
    invalidateNonce: async (nonce: number) => {
      const message = { sessionId, nonce, deadline: seconds() + 3600, executor: wallet.address };
      const signature = await delegate.signTypedData(domain, nonceTypes, message);
      const { deadline } = message;
      const args = [sessionId, nonce, deadline, wallet.address, signature];
      return send(sessionManager, 'invalidateNonceBySig', ...args);
    },
    close: () => provider.destroy(),
  };
}
