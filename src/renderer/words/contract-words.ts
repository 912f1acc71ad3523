const NOT_DELIVERED = 'The market could not deliver the minimum: allow more slippage or try again';

/** What the contracts' errors mean to a trader, by a part of their names (docs/venue-api.md, "Contract errors"). */
const MEANINGS: readonly (readonly [RegExp, string])[] = [
  [/MinEquity/, 'position equity below PM minimum (bump up sellAmount or lower leverage)'],
  [/HealthFactor/, 'The health factor after it would have been below the safe threshold'],
  [/InsufficientBorrowAllowance/, 'The borrow allowance was used up: raise it'],
  [
    /InsufficientEngineDebitAllowance/,
    'The engine may not withdraw that much: raise its allowance',
  ],
  [/InsufficientAllowance/, 'The venue may not take that much of the token: approve it first'],
  [/InsufficientLiquidity/, 'The venue had not enough to lend'],
  [/InsufficientBalance/, 'There was not enough of the token'],
  [/InsufficientFunds/, 'There is not enough of the network’s coin for gas'],
  [/BorrowPaused/, 'The venue has paused borrowing of this token'],
  [/DepositPaused/, 'The venue has paused deposits of this token'],
  [/WithdrawPaused/, 'The venue has paused withdrawals of this token'],
  [/SupplyCap/, 'The venue takes no more deposits of this token for now'],
  [/BorrowCap/, 'The venue lends no more of this token for now'],
  [/AssetDisabled/, 'The venue no longer lists this token'],
  [/AssetNotBorrowable/, 'This token cannot be borrowed'],
  [/DepositTooLow/, 'The deposit was too small for the venue'],
  [/RepayTooLow/, 'The repayment was too small for the venue'],
  [/NoDebt/, 'Nothing of this token is owed'],
  [/StalePrice/, 'The venue’s oracle had no fresh price'],
  [/AlreadyFilled/, 'An order with exactly these terms was already filled or cancelled'],
  [/BuyAmountTooLow|Return amount is not enough/, NOT_DELIVERED],
  [/AmountZero/, 'The amount was zero'],
  [/SameToken/, 'It would have sold and bought the same token'],
  [/OrderNotActive/, 'The order was no longer active'],
  [/ActionMismatch/, 'The order was sent as another kind than it was signed for'],
  [/SessionOwnerMismatch/, 'The session belongs to another account'],
  [/SessionDataHashMismatch/, 'What was executed was not what was signed'],
  [/SessionFeeTooHigh/, 'The fee was higher than the session allows'],
  [
    /(Session)?ExecutorMismatch/,
    'It was sent by another executor than it was signed for: check the venue’s configuration',
  ],
  [/ExecutorCannotBeDelegate/, 'A session’s own key cannot send its orders'],
  [/TargetNotAllowed/, 'The venue’s sessions are not valid for this contract'],
  [/BadSignature|InvalidSignature/, 'The contract did not accept the signature'],
  [/SessionNotFound/, 'The chain knows no such session'],
  [/SessionIsRevoked/, 'The session had been revoked'],
  [/SessionNotYetValid/, 'The session was not valid yet'],
  [/SessionExpiryTooSoon/, 'A session must last for at least an hour'],
  [/SessionMustHaveExpiryOrCallLimit/, 'A session must end at some time or after some calls'],
  [/SessionExpired/, 'The session had expired'],
  [/SessionCallsExceeded/, 'The session had no calls left'],
  [/AssetNotAllowed/, 'The session may not spend this token'],
  [/AssetLimitExceeded/, 'The session’s token limit was used up'],
  [/DuplicateAsset/, 'The session names a token twice'],
  [/InvalidNonce/, 'Its place in the session was taken by another order'],
  [/DeadlineExpired|LeverageExpired/, 'It was not filled in time'],
];

/** The meaning of an error by its name, or of a text that holds one; null when it is none of those. */
export const contractWords = (text: string): string | null =>
  MEANINGS.find(([pattern]) => pattern.test(text))?.[1] ?? null;
