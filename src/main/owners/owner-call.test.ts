import fc from 'fast-check';
import { decodeFunctionData, maxUint256 } from 'viem';
import { describe, expect, it } from 'vitest';
import { tokenAddress } from '../../shared/domain/ids.ts';
import type { OwnerAction } from '../../shared/domain/owner-action.ts';
import { fromBaseUnits } from '../../shared/math/units.ts';
import { err } from '../../shared/result.ts';
import { erc20Abi } from '../chain/abi/erc20.ts';
import { positionsManagerAbi } from '../chain/abi/positions-manager.ts';
import { unwrap } from '../testing/unwrap.ts';
import { toCall } from './owner-call.ts';

const usdc = tokenAddress('0x29219dd400f2Bf60E5a23d13Be72B486D4038894');
const positionsManager = '0x82fFB119eeEd117BAe7A2Cf38CE52eAbA3871821';
const engine = '0x8f143D84Ebf0751E56437A62BAB0528d1c8657BF';
const context = {
  positionsManager,
  engine,
  tokens: [{ address: usdc, symbol: 'USDC', decimals: 6 }],
} as const;

/** The decoded call: contract, function name and arguments. */
const decoded = (action: OwnerAction) => {
  const { to, functionName, data } = unwrap(toCall(action, context));
  const abi = [...erc20Abi, ...positionsManagerAbi];
  const call = decodeFunctionData({ abi, data });
  expect(call.functionName).toBe(functionName);
  return [to, functionName, ...(call.args ?? [])];
};

describe('an action as a contract call', () => {
  it('targets the right contract with the right arguments', () => {
    const amounts = { token: usdc, amount: '4.25' } as const;
    expect(
      (['approve-token', 'deposit', 'withdraw', 'repay'] as const).map((kind) =>
        decoded({ kind, ...amounts }),
      ),
    ).toEqual([
      [usdc, 'approve', positionsManager, 4_250_000n],
      [positionsManager, 'deposit', usdc, 4_250_000n],
      [positionsManager, 'withdraw', usdc, 4_250_000n],
      [positionsManager, 'repay', usdc, 4_250_000n],
    ]);
    expect(decoded({ kind: 'approve-engine', token: usdc, amount: 'unlimited' })).toEqual([
      positionsManager,
      'approveEngine',
      ...[engine, usdc, maxUint256],
    ]);
    expect(decoded({ kind: 'approve-borrow', token: usdc, amount: '1' })).toEqual([
      positionsManager,
      'approveBorrow',
      ...[engine, usdc, 1_000_000n],
    ]);
  });

  it('encodes every amount exactly in base units', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 30n }), (units) => {
        const action = { kind: 'deposit', token: usdc, amount: fromBaseUnits(units, 6) } as const;
        expect(decoded(action).at(-1)).toBe(units);
      }),
    );
  });

  it('refuses excess decimals, a zero amount and an unlimited transfer', () => {
    for (const amount of ['1.0000001', '0', '0.000000', 'unlimited', '-1', '']) {
      expect(toCall({ kind: 'withdraw', token: usdc, amount }, context)).toMatchObject({
        error: { code: 'BAD_INPUT', issues: [{ path: 'amount' }] },
      });
    }
  });

  it('revokes an allowance with zero', () => {
    expect(decoded({ kind: 'approve-engine', token: usdc, amount: '0' }).at(-1)).toBe(0n);
    expect(decoded({ kind: 'approve-token', token: usdc, amount: '0' }).at(-1)).toBe(0n);
  });

  it('accepts only the venue’s tokens', () => {
    const token = tokenAddress(`0x${'11'.repeat(20)}`);
    expect(toCall({ kind: 'deposit', token, amount: '1' }, context)).toEqual(
      err({ code: 'NOT_FOUND', what: 'token' }),
    );
  });
});
