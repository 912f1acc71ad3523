/** The venue's own sentence for an account whose equity would be too small. */
export const MIN_EQUITY = 'position equity below PM minimum (bump up sellAmount or lower leverage)';

/** What the contracts' errors mean to a trader, by a part of their names (docs/venue-api.md, "Contract errors"). */
const MEANINGS: readonly (readonly [RegExp, string])[] = [
  [/MinEquity/, MIN_EQUITY],
  [/HealthFactor/, 'The health factor would have dropped below the safe threshold'],
  [/InsufficientBorrowAllowance/, 'The borrow allowance is used up: raise it'],
  [
    /InsufficientEngineDebitAllowance/,
    'The engine may not withdraw that much: raise its allowance',
  ],
  [/InsufficientAllowance/, 'The venue may not take that much of the token: approve it first'],
  [/InsufficientLiquidity/, 'The venue ran out of liquidity to borrow'],
  [/InsufficientBalance/, 'The token balance is too low'],
  [/InsufficientFunds/, 'The balance of the network’s coin is too low to pay for gas'],
  [/BorrowPaused/, 'The venue has paused borrowing of this token'],
  [/DepositPaused/, 'The venue has paused deposits of this token'],
  [/WithdrawPaused/, 'The venue has paused withdrawals of this token'],
  [/SupplyCap/, 'The venue’s deposit cap for this token is reached'],
  [/BorrowCap/, 'The venue’s borrow cap for this token is reached'],
  [/AssetDisabled/, 'The venue no longer lists this token'],
  [/AssetNotBorrowable/, 'This token cannot be borrowed'],
  [/DepositTooLow/, 'The deposit is below the venue’s minimum'],
  [/RepayTooLow/, 'The repayment is below the venue’s minimum'],
  [/NoDebt/, 'You have no debt in this token'],
  [/StalePrice/, 'The venue’s oracle had no fresh price'],
  [/AlreadyFilled/, 'An order with the same terms was already filled or cancelled'],
  [
    /BuyAmountTooLow|Return amount is not enough/,
    'The market could not deliver the minimum: allow more slippage or try again',
  ],
  [/AmountZero/, 'The amount was zero'],
  [/SameToken/, 'The order would have sold and bought the same token'],
  [/OrderNotActive/, 'The order was no longer active'],
  [/ActionMismatch/, 'The order was submitted as another kind than the one signed'],
  [/SessionOwnerMismatch/, 'The session key belongs to another account'],
  [/SessionDataHashMismatch/, 'The executed order differs from the signed one'],
  [/SessionFeeTooHigh/, 'The fee exceeds the session key’s maximum'],
  [
    /(Session)?ExecutorMismatch/,
    'Another executor submitted it than the one it was signed for: check the venue’s configuration',
  ],
  [/ExecutorCannotBeDelegate/, 'A session key cannot submit its own orders'],
  [/TargetNotAllowed/, 'The venue’s session keys are not valid for this contract'],
  [/BadSignature|InvalidSignature/, 'The contract did not accept the signature'],
  [/SessionNotFound/, 'The session key is not on chain'],
  [/SessionIsRevoked/, 'The session key was revoked'],
  [/SessionNotYetValid/, 'The session key was not valid yet'],
  [/SessionExpiryTooSoon/, 'A session key must be valid for at least 1 h'],
  [/SessionMustHaveExpiryOrCallLimit/, 'A session key needs an expiry or a number of orders'],
  [/SessionExpired/, 'The session key had expired'],
  [/SessionCallsExceeded/, 'The session key had no orders left'],
  [/AssetNotAllowed/, 'The session key may not spend this token'],
  [/AssetLimitExceeded/, 'The session key’s token limit is used up'],
  [/DuplicateAsset/, 'The session key lists a token twice'],
  [/InvalidNonce/, 'Another order of the session key took its nonce'],
  [/DeadlineExpired|LeverageExpired/, 'The order was not filled in time'],
];

/** The meaning of a contract error, given its name or a text that contains it; null for any other. */
export const contractWords = (text: string): string | null =>
  MEANINGS.find(([pattern]) => pattern.test(text))?.[1] ?? null;
