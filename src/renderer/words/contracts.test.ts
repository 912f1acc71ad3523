import { describe, expect, it } from 'vitest';
import { contractWords } from './contracts.ts';

/** The names that docs/venue-api.md lists, "Contract errors". */
const POSITIONS_MANAGER = `HealthFactor MinEquity InsufficientEngineDebitAllowance InsufficientBorrowAllowance
  InsufficientLiquidity BorrowPaused DepositPaused WithdrawPaused SupplyCap BorrowCap AssetDisabled AssetNotBorrowable
  DepositTooLow RepayTooLow NoDebt`;
const ENGINE = `Expired BadSignature AlreadyFilled AmountZero BuyAmountTooLow SameToken SessionExecutorMismatch
  SessionDataHashMismatch SessionOwnerMismatch SessionFeeTooHigh OrderNotActive ActionMismatch`;
const SESSION_MANAGER = `SessionNotFound SessionIsRevoked SessionNotYetValid SessionExpired SessionCallsExceeded
  SessionExpiryTooSoon SessionMustHaveExpiryOrCallLimit DeadlineExpired InvalidNonce InvalidSignature TargetNotAllowed
  AssetNotAllowed AssetLimitExceeded ExecutorMismatch ExecutorCannotBeDelegate DuplicateAsset`;

const named = (prefix: string, names: string): readonly string[] =>
  names.split(/\s+/).map((name) => `${prefix}${name}`);

const ALL = [
  ...named('ftPositionManager', POSITIONS_MANAGER),
  ...named('Leverage', ENGINE),
  ...named('', SESSION_MANAGER),
];

describe('the words for a contract error', () => {
  it.each(ALL)('use a trader’s terms for %s', (name) => {
    const words = contractWords(name);
    expect(words).toMatch(/^[\wp].{10,}$/);
    expect(words).not.toContain(name);
  });

  it('do not confuse errors whose names contain each other', () => {
    expect(contractWords('LeverageSessionExecutorMismatch')).toContain('executor');
    expect(contractWords('LeverageExpired')).not.toBe(contractWords('SessionExpired'));
    expect(contractWords('ftPositionManagerInsufficientBorrowAllowance')).toContain('borrow');
  });

  it('are found inside a reply of the venue, and are null for an unknown error', () => {
    expect(contractWords('ORDER_REVERTED: ftPositionManagerBorrowCap()')).toContain('borrow cap');
    expect(contractWords('ORDER_REVERTED: somethingNew()')).toBeNull();
  });
});
