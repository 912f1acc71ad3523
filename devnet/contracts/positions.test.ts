import { maxUint256, parseUnits } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { describe, expect, test } from 'vitest';
import { accountValues, holdings } from './testing/account-values.ts';
import { contractCalls } from './testing/calls.ts';
import { createTrader } from './testing/trader.ts';
import { refusal, transact } from './testing/transact.ts';
import { useChain } from './testing/use-chain.ts';

const usdc = (amount: string) => parseUnits(amount, 6);
const ws = (amount: string) => parseUnits(amount, 18);

describe('an account', () => {
  const under = useChain();

  const open = async () => {
    const { chain, node } = under();
    const trader = await createTrader(under());
    const { usdc: usdcAt, ws: wsAt } = chain.contracts;
    const { account, send } = trader;
    const deployer = privateKeyToAccount(chain.keys.deployer);
    const calls = contractCalls(chain.contracts);
    return { chain, node, trader, account, send, deployer, usdcAt, wsAt, ...calls };
  };

  test('without debt can withdraw everything, even with a stale price', async () => {
    const { account, chain, node, pm, send, usdc: token, usdcAt } = await open();
    await chain.setOracleStale(true);
    await send(pm('withdraw', usdcAt, usdc('1')));
    expect(await node.readContract(token('balanceOf', account.address))).toBe(usdc('1'));
    expect(await node.readContract(pm('userCollateralAssets', account.address))).toEqual([]);
  });

  test('without debt needs no maintenance and has an infinite health factor', async () => {
    const { account, chain, lens, node } = await open();
    expect((await accountValues(under(), account.address)).maintenance).toBe(0n);
    const { positionsManager } = chain.contracts;
    const health = lens('healthFactorBps', positionsManager, account.address);
    expect(await node.readContract(health)).toBe(65_535n);
  });

  test('borrows to the wallet and repays everything with the maximum amount', async () => {
    const { account, node, pm, send, ws: token, wsAt, chain } = await open();
    const user = account.address;
    await send(pm('borrow', wsAt, ws('10')));
    expect(await node.readContract(token('balanceOf', user))).toBe(ws('10'));
    expect(await node.readContract(pm('userDebtAssets', user))).toEqual([wsAt]);

    await send(token('approve', chain.contracts.positionsManager, maxUint256));
    await send(pm('repay', wsAt, maxUint256));
    expect(await node.readContract(token('balanceOf', user))).toBe(0n);
    expect(await node.readContract(pm('debtShares', user, wsAt))).toBe(0n);
    expect(await node.readContract(pm('totalDebtShares', wsAt))).toBe(0n);
  });

  test('must remain safe after withdrawing or borrowing', async () => {
    const { account, node, pm, send, usdcAt, wsAt } = await open();
    // E = 1 USD; each wS borrowed to the wallet lowers it by its price.
    expect(await refusal(node, account, pm('borrow', wsAt, ws('20')))).toBe(
      'ftPositionManagerHealthFactor()',
    );
    await send(pm('borrow', wsAt, ws('10')));
    expect(await refusal(node, account, pm('withdraw', usdcAt, usdc('0.4')))).toBe(
      'ftPositionManagerMinEquity()',
    );
  });

  test('cannot withdraw more than it has or borrow more than the liquidity', async () => {
    const { account, node, pm, usdcAt } = await open();
    expect(await refusal(node, account, pm('withdraw', usdcAt, usdc('1') + 1n))).toBe(
      'ftPositionManagerInsufficientBalance()',
    );
    expect(await refusal(node, account, pm('borrow', usdcAt, usdc('60000000')))).toBe(
      'ftPositionManagerInsufficientLiquidity()',
    );
  });

  test('cannot use zero amounts or repay without debt', async () => {
    const { account, node, pm, usdcAt } = await open();
    expect(await refusal(node, account, pm('deposit', usdcAt, 0n))).toBe(
      'ftPositionManagerDepositTooLow()',
    );
    expect(await refusal(node, account, pm('repay', usdcAt, 0n))).toBe(
      'ftPositionManagerRepayTooLow()',
    );
    expect(await refusal(node, account, pm('repay', usdcAt, 1n))).toBe('ftPositionManagerNoDebt()');
  });

  test('is subject to an asset’s pauses', async () => {
    const { account, deployer, node, pm, usdcAt } = await open();
    await transact(node, deployer, pm('setPaused', usdcAt, true, true, true));
    const refused = (action: string) => refusal(node, account, pm(action, usdcAt, 1n));
    expect(await refused('deposit')).toBe('ftPositionManagerDepositPaused()');
    expect(await refused('withdraw')).toBe('ftPositionManagerWithdrawPaused()');
    expect(await refused('borrow')).toBe('ftPositionManagerBorrowPaused()');
  });

  test('is subject to an asset’s caps', async () => {
    const { account, deployer, node, pm, usdcAt } = await open();
    await transact(node, deployer, pm('setCaps', usdcAt, usdc('1'), usdc('0.1')));
    expect(await refusal(node, account, pm('deposit', usdcAt, 1n))).toBe(
      'ftPositionManagerSupplyCap()',
    );
    expect(await refusal(node, account, pm('borrow', usdcAt, usdc('0.1') + 1n))).toBe(
      'ftPositionManagerBorrowCap()',
    );
  });

  test('cannot use a disabled asset or borrow a non-borrowable one', async () => {
    const { account, chain, deployer, node, pm, registry, usdcAt, wsAt } = await open();
    const cfg = await node.readContract(registry('getAssetCfg', usdcAt));
    const set = (asset: string, changes: object) =>
      transact(node, deployer, registry('setAsset', asset, { ...Object(cfg), ...changes }));
    await set(wsAt, { borrowable: false });
    expect(await refusal(node, account, pm('borrow', wsAt, 1n))).toBe(
      'ftPositionManagerAssetNotBorrowable()',
    );
    await set(usdcAt, { enabled: false });
    expect(await refusal(node, account, pm('deposit', usdcAt, 1n))).toBe(
      'ftPositionManagerAssetDisabled()',
    );
    expect(await refusal(node, account, pm('deposit', chain.contracts.filler, 1n))).toBe(
      'ftPositionManagerAssetDisabled()',
    );
  });

  test('can only be moved by the venue’s engines, whatever it approved', async () => {
    const { account, node, pm, send, usdcAt } = await open();
    const user = account.address;
    await send(pm('approveEngine', user, usdcAt, maxUint256));
    await send(pm('approveBorrow', user, usdcAt, maxUint256));
    for (const action of ['engineDebit', 'engineBorrow']) {
      expect(await refusal(node, account, pm(action, user, usdcAt, 1n))).toBe(
        'ftPositionManagerNotEngine()',
      );
    }
  });

  test('lets others repay its debt and add collateral', async () => {
    const { account, chain, deployer, node, pm, send, usdc: token, usdcAt, wsAt } = await open();
    const user = account.address;
    await send(pm('borrow', wsAt, ws('5')));
    await chain.fund(deployer.address, { usdc: usdc('2'), ws: ws('5') });
    const { positionsManager } = chain.contracts;
    const { ws: wsToken } = contractCalls(chain.contracts);
    await transact(node, deployer, token('approve', positionsManager, maxUint256));
    await transact(node, deployer, wsToken('approve', positionsManager, maxUint256));
    await transact(node, deployer, pm('depositFor', user, usdcAt, usdc('2')));
    await transact(node, deployer, pm('repayFor', user, wsAt, ws('9')));
    expect(await holdings(under(), user)).toMatchObject({ usdc: usdc('3'), wsDebt: 0n });
  });
});

describe('a debt with a borrow rate', () => {
  const YEAR = 365 * 86_400;
  const under = useChain({
    params: { borrowAprWad: { wS: 10n ** 17n, USDC: 0n }, stalenessSeconds: 10 * YEAR },
  });

  test('grows linearly, is rounded up, and is repaid in full', async () => {
    const { chain, node } = under();
    const { account, send } = await createTrader(under());
    const { pm, ws: token } = contractCalls(chain.contracts);
    const { positionsManager, ws: wsAt } = chain.contracts;
    const user = account.address;
    const { blockNumber } = await send(pm('borrow', wsAt, ws('5')));
    const { timestamp } = await node.getBlock({ blockNumber });
    await node.setNextBlockTimestamp({ timestamp: timestamp + BigInt(YEAR / 2) });
    await node.mine({ blocks: 1 });
    // Half a year at 10 % per year.
    expect(await node.readContract(pm('debtOf', user, wsAt))).toBe(ws('5.25'));

    await chain.fund(user, { ws: ws('1') });
    await send(token('approve', positionsManager, maxUint256));
    await send(pm('repay', wsAt, maxUint256));
    expect(await node.readContract(pm('debtOf', user, wsAt))).toBe(0n);
    expect(await node.readContract(pm('astate', wsAt))).toMatchObject({ borrows: 0n });
  });

  test('is split between debtors pro rata and can be repaid in part', async () => {
    const { chain, node } = under();
    const [first, second] = [await createTrader(under()), await createTrader(under())];
    const { pm, ws: token } = contractCalls(chain.contracts);
    const { positionsManager, ws: wsAt } = chain.contracts;
    await first.send(pm('borrow', wsAt, ws('5')));
    await node.increaseTime({ seconds: YEAR });
    await second.send(pm('borrow', wsAt, ws('5')));
    const debt = async (user: string) =>
      BigInt(String(await node.readContract(pm('debtOf', user, wsAt))));
    // Shares are rounded up, against the debtor: by one unit at most.
    expect(await debt(second.account.address)).toBe(ws('5') + 1n);
    expect(await debt(first.account.address)).toBeGreaterThanOrEqual(ws('5.5'));

    await first.send(token('approve', positionsManager, maxUint256));
    const before = await debt(first.account.address);
    await first.send(pm('repay', wsAt, ws('3')));
    const after = await debt(first.account.address);
    // A few seconds of interest may accrue between the two readings.
    expect(after).toBeGreaterThanOrEqual(before - ws('3'));
    expect(after).toBeLessThan(before - ws('2.9999'));
  });
});
