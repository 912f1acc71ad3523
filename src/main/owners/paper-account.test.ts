import { encodeFunctionData } from 'viem';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Chain as Devnet } from '../../../devnet/chain/chain.ts';
import { startChain } from '../../../devnet/chain/start-chain.ts';
import type { Account } from '../../shared/domain/account.ts';
import type { OwnerAddress } from '../../shared/domain/ids.ts';
import { err, ok } from '../../shared/result.ts';
import { positionsManagerAbi } from '../chain/abi/positions-manager.ts';
import type { OwnerSigner } from '../keys/owner-keys.ts';
import { startLocalAccount } from '../testing/local-account.ts';
import { unwrap } from '../testing/unwrap.ts';
import { missingSetup } from './setup-checklist.ts';

let devnet: Devnet;
let local: Awaited<ReturnType<typeof startLocalAccount>>;
const executor = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';

beforeAll(async () => {
  devnet = await startChain();
  local = await startLocalAccount(devnet, executor);
});
afterAll(async () => {
  await local.stop();
  await devnet.stop();
});

const readSetup = async (owner: OwnerAddress) =>
  unwrap(await local.chain.accountSetup(owner, local.config));
const readRisk = async (owner: OwnerAddress) => unwrap(await local.chain.riskAccount(owner));
const missing = async (owner: OwnerAddress) =>
  missingSetup(await readSetup(owner), await readRisk(owner)).map(({ step }) => step);

async function newAccount(): Promise<Account> {
  const address = unwrap(await local.ownerKeys.create());
  const account = {
    address,
    chainId: 146,
    label: 'Paper',
    owner: 'local-key',
    createdAt: 0,
  } as const;
  local.addAccount(account);
  return account;
}

/** A sample transaction: sets the engine's allowance for the first token. */
async function approve(signer: OwnerSigner, allowance: bigint) {
  const [token] = unwrap(await local.chain.tokens());
  if (token === undefined) throw new Error('no token');
  const args = [local.config.leverageRfqEngine, token.address, allowance] as const;
  const call = { abi: positionsManagerAbi, functionName: 'approveEngine', args } as const;
  const to = devnet.contracts.positionsManager;
  return local.transactions.send(signer, { to, data: encodeFunctionData(call), why: 'test' });
}

describe('a paper account', () => {
  it('is funded, has margin and allowances, and is ready to trade', async () => {
    const known = [...local.accounts];
    const account = unwrap(await local.paperAccounts.create(local.config));
    expect(local.accounts).toEqual([...known, account]);
    expect(unwrap(await local.ownerKeys.list())).toContain(account.address);
    expect(await missing(account.address)).toEqual([]);
    const { assets } = await readRisk(account.address);
    expect(assets.map(({ symbol, collateral, debt }) => [symbol, collateral, debt])).toEqual(
      expect.arrayContaining([
        ['USDC', '100', '0'],
        ['wS', '0', '0'],
      ]),
    );
    const { tokens } = await readSetup(account.address);
    expect(tokens.map(({ walletBalance }) => walletBalance).sort()).toEqual(['0', '900']);
    expect(tokens.map(({ engineAllowance }) => engineAllowance)).toEqual([
      'unlimited',
      'unlimited',
    ]);
  });

  it('resumes an interrupted set-up and does only the missing steps', async () => {
    const account = await newAccount();
    const owner = account.address;
    expect(await missing(owner)).toEqual([
      'gas',
      'margin',
      ...['engine-allowance', 'borrow-allowance', 'engine-allowance', 'borrow-allowance'],
    ]);
    await devnet.fund(owner, { usdc: 1_000_000_000n, native: 10n ** 18n });
    unwrap(await approve(unwrap(await local.ownerKeys.signer(owner)), 5n));

    expect(await local.paperAccounts.resume(account, local.config)).toEqual(ok(null));
    expect(await missing(owner)).toEqual([]);
    // Six transactions in total: the one above, two for the margin, three allowances. Nothing was done twice.
    expect(await local.client.getTransactionCount({ address: owner })).toBe(6);
    expect(await local.paperAccounts.resume(account, local.config)).toEqual(ok(null));
    expect(await local.client.getTransactionCount({ address: owner })).toBe(6);
  });

  it('records every transaction it signs', async () => {
    const account = unwrap(await local.paperAccounts.create(local.config));
    const tokens = unwrap(await local.chain.tokens());
    const own = local.entries.filter(({ signer }) => signer === account.address);
    expect(own.map(({ what, why }) => [what, why])).toEqual([
      ['transaction', 'let the positions manager take 100 USDC'],
      ['transaction', 'deposit 100 USDC'],
      ...tokens.flatMap(({ symbol }) => [
        ['transaction', `let the engine use unlimited ${symbol}`],
        ['transaction', `let the engine borrow unlimited ${symbol}`],
      ]),
    ]);
  });
});

describe('an owner’s transaction', () => {
  it('fails with the contract’s error, without gas, when it would revert', async () => {
    const account = unwrap(await local.paperAccounts.create(local.config));
    const signer = unwrap(await local.ownerKeys.signer(account.address));
    const before = await local.client.getBalance({ address: account.address });
    const [token] = unwrap(await local.chain.tokens());
    if (token === undefined) throw new Error('no token');
    const args = [token.address, 10n ** 30n] as const;
    const call = { abi: positionsManagerAbi, functionName: 'deposit', args } as const;
    const to = devnet.contracts.positionsManager;
    expect(
      await local.transactions.send(signer, { to, data: encodeFunctionData(call), why: 'test' }),
    ).toMatchObject({ error: { code: 'CHAIN_REVERTED', errorName: 'InsufficientAllowance' } });
    expect(await local.client.getBalance({ address: account.address })).toBe(before);
  });

  it('follows the previous one when several are sent at once', async () => {
    const { address } = unwrap(await local.paperAccounts.create(local.config));
    const signer = unwrap(await local.ownerKeys.signer(address));
    const before = await local.client.getTransactionCount({ address });
    const sent = await Promise.all([1n, 2n, 3n].map((allowance) => approve(signer, allowance)));
    expect(sent).toMatchObject([1, 2, 3].map(() => ({ value: { status: 'success' } })));
    expect(await local.client.getTransactionCount({ address })).toBe(before + 3);
  });

  it('fails with InsufficientFunds when the owner cannot pay for gas', async () => {
    const signer = unwrap(await local.ownerKeys.signer((await newAccount()).address));
    expect(await approve(signer, 1n)).toMatchObject({
      error: { code: 'CHAIN_REVERTED', errorName: 'InsufficientFunds' },
    });
  });

  it('reports a locked keychain and creates no account', async () => {
    onTestFinished(async () => void (await local.keychain.unlock()));
    await local.keychain.lock();
    const known = local.accounts.length;
    expect(await local.paperAccounts.create(local.config)).toMatchObject({
      error: { code: 'KEYCHAIN_LOCKED' },
    });
    expect(local.accounts).toHaveLength(known);
  });

  it('cannot be signed when the account’s key is not in the keychain', async () => {
    const address = `0x${'ab'.repeat(20)}` as OwnerAddress;
    await devnet.fund(address, { native: 1n });
    const account: Account = { ...(await newAccount()), address };
    local.addAccount(account);
    expect(await local.paperAccounts.resume(account, local.config)).toEqual(
      err({ code: 'KEY_MISSING', signer: address }),
    );
  });
});
