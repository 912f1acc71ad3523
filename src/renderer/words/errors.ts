import type {
  AppError,
  Missing,
  NotCancellable,
  Unavailable,
  WalletRefusal,
} from '../../shared/domain/app-error.ts';
import type { InputIssue } from '../../shared/domain/input-issue.ts';
import { shortHex } from '../format/short-hex.ts';
import { KEYCHAIN_STEP } from './account.ts';
import { contractWords } from './contracts.ts';
import { type Phrases, phrase } from './phrases.ts';
import { violationWords } from './risk.ts';
import { SESSION_STATE } from './sessions.ts';

const MAY_HAPPEN =
  'If you approved it in the wallet, it may still happen: check the account before you try again.';
const DO_NOT_TRUST =
  'Check the account, and do not use this wallet until you know why it did that.';

const WALLET_WORDS: Readonly<Record<WalletRefusal, (detail: string) => string>> = {
  rejected: () => 'You rejected it in the browser: the wallet signed nothing.',
  'wrong-account': () =>
    'The wallet does not offer this account: select it in the wallet and try again.',
  'wrong-chain': () => 'The wallet is on another chain: switch it to the venue’s and try again.',
  'no-wallet': () =>
    'The browser has no wallet: install one there, or make the browser that has yours the default.',
  'no-browser': () => 'No browser could be opened: set a default browser and try again.',
  busy: () => 'Another request is waiting in the browser: answer or cancel it first.',
  closed: () => `The request was closed before the wallet answered. ${MAY_HAPPEN}`,
  timeout: () => `The wallet did not answer within 5 min. ${MAY_HAPPEN}`,
  failed: (detail) => `The wallet could not do it: ${detail}.`,
  'wrong-signature': (owner) =>
    `The wallet signed with another key than that of ${owner}, so nothing was sent. ${DO_NOT_TRUST}`,
  'wrong-transaction': (hash) =>
    `The wallet sent another transaction than the one requested (${hash}). ${DO_NOT_TRUST}`,
};

const NOT_FOUND: Readonly<Record<Missing, string>> = {
  account: 'This account is not shown or no longer in the list: select it first.',
  session: 'This session key is no longer in the list.',
  order: 'This order is no longer in the list.',
  position: 'There is no open position in this market.',
  token: 'The venue does not list this token.',
  'session-key': 'This key is not in the keychain, or a session uses it.',
};

const NOT_AVAILABLE: Readonly<Record<Unavailable, string>> = {
  'paper-account': 'Paper accounts need a paper venue with a faucet.',
  'owner-signature': 'This account is watch-only and cannot sign: its key is not on this computer.',
  'second-flatten': 'Everything is already being closed: wait until that has ended.',
  'venue-cancel': 'This venue cannot cancel orders: cancel it on chain instead.',
  'venue-preview': 'The venue offers no preview of orders.',
  'own-preview': 'The account’s figures are not known yet, so there is nothing to compare.',
  'node-simulation': 'The node cannot simulate orders.',
  'unsigned-simulation': 'The venue’s contracts do not simulate orders without a signature.',
};

const NOT_CANCELLABLE: Readonly<Record<NotCancellable, (stage: string) => string>> = {
  final: (stage) => `The order is already ${stage}.`,
  'being-sent': () => 'The order is still being sent: wait for the venue’s reply.',
  'being-cancelled': () =>
    'A cancellation with this session key is already running: wait for its block.',
  'placed-elsewhere': () =>
    'The order was placed elsewhere: only the app that signed it can cancel it.',
  unconfirmed: () => 'The venue has not confirmed the order yet: wait, or cancel it on chain.',
};

const INPUT: Phrases<InputIssue> = {
  SCHEMA: ({ detail }) => `is not valid (${detail})`,
  UNKNOWN_FIELD: () => 'has an unknown field',
  NOT_A_COMMAND: () => 'is not a command',
  NOT_PLAIN_DATA: () => 'is too large or not plain data',
  WRONG_CHECKSUM: () => 'has a wrong checksum, so a character was mistyped: copy the address again',
  NOT_A_WHOLE_NUMBER: ({ min, max }) => `must be a whole number from ${min} to ${max}`,
  NOT_AN_AMOUNT: ({ decimals, mayBeZero }) =>
    `must be ${mayBeZero ? 'an amount' : 'more than zero'} with at most ${decimals} decimals`,
  UNKNOWN_TOKEN: () => 'is not a token of this venue',
  NO_LIMITS: () => 'must name at least one token',
  DUPLICATE_TOKEN: () => 'already has a limit',
  BAD_CURSOR: () => 'is out of date: reload the list',
};

const FIELDS: Readonly<Record<string, string>> = {
  address: 'The address',
  amount: 'The amount',
  cursor: 'The page',
  limits: 'The token limits',
  maxCalls: 'The number of orders',
  maxFeeBps: 'The maximum fee, in hundredths of a percent,',
  validForSeconds: 'The time, in seconds,',
};

const issueWords = (issue: InputIssue): string =>
  `${issue.path === '' ? 'The input' : (FIELDS[issue.path] ?? issue.path)} ${phrase(INPUT, issue)}.`;

const WRONG_CHAIN_SETTINGS = {
  node: 'BALLAST_RPC_URL',
  venue: 'BALLAST_EXECUTOR_URL or BALLAST_CHAIN_ID',
} as const;

const PHRASES: Phrases<AppError> = {
  BAD_INPUT: ({ issues }) => issues.map(issueWords).join(' '),
  UNKNOWN_COMMAND: () => 'The window asked for something this version cannot do: restart Ballast.',
  FORBIDDEN_SENDER: () => 'The request did not come from Ballast’s own window and was refused.',
  POLICY_REFUSED: ({ violations }) => violations.map(violationWords).join(' '),
  KEYCHAIN_LOCKED: () => KEYCHAIN_STEP.locked,
  KEYCHAIN_ABSENT: () => KEYCHAIN_STEP.absent,
  KEY_MISSING: ({ signer }) =>
    `The key of ${shortHex(signer)} is not in this computer’s keychain: create a new session key.`,
  KEY_WRONG: ({ signer }) =>
    `The key stored for ${shortHex(signer)} belongs to another address: create a new session key.`,
  SIGNING_REFUSED: ({ rule, expected, actual }) =>
    `Nothing was signed: ${rule} should be ${expected} and was ${actual}. Check the venue’s configuration before you try again.`,
  VENUE_CONFIG_CHANGED: ({ changes }) =>
    `The venue changed ${changes.map(({ field }) => field).join(', ')}: review the change above and accept it first.`,
  VENUE_CONFIG_UNKNOWN: () =>
    'The venue’s configuration is not known yet: wait for the connection and try again.',
  VENUE_UNREACHABLE: () => 'The venue cannot be reached: check the connection and try again.',
  VENUE_REFUSED: ({ message, venueCode }) => `The venue refused: ${message || venueCode}.`,
  VENUE_CANCEL_REFUSED: ({ message, venueCode }) =>
    `The venue did not cancel it (${message || venueCode}), so the order stands: cancel it on chain instead.`,
  VENUE_MALFORMED: () =>
    'The venue’s answer could not be read, and nothing was taken from it: try again.',
  VENUE_REPEATS_PAGE: ({ call, page }) =>
    `The venue keeps sending page ${page} of its ${call}: the list stays incomplete.`,
  FAUCET_UNREACHABLE: () => 'The faucet cannot be reached: check the connection and try again.',
  CHAIN_UNREACHABLE: () => 'The chain cannot be reached: check the connection and try again.',
  WRONG_CHAIN: ({ of, expected, actual }) =>
    `The ${of} is on chain ${actual}, but the settings say ${expected}: nothing is signed for it. Correct ${WRONG_CHAIN_SETTINGS[of]} and restart Ballast.`,
  CHAIN_REVERTED: ({ errorName }) =>
    `${contractWords(errorName) ?? `The contract refused it (${errorName})`}: nothing was changed on chain.`,
  ACCOUNT_UNREAD: () =>
    'The account’s figures could not be read from the chain: check the connection and try again.',
  TX_NOT_SEEN: ({ txHash }) =>
    `Transaction ${shortHex(txHash)} may have been sent, but is in no block yet. It may still happen: check the account before you send it again.`,
  WALLET_REFUSED: ({ reason, detail }) => WALLET_WORDS[reason](detail),
  NOT_FOUND: ({ what }) => NOT_FOUND[what],
  ALREADY_EXISTS: ({ what }) =>
    what === 'account'
      ? 'This account is already in the list: choose it there.'
      : 'This order was already sent and is not sent again: see Open orders.',
  NOT_AVAILABLE: ({ what }) => NOT_AVAILABLE[what],
  ORDER_NOT_CANCELLABLE: ({ why, stage }) => NOT_CANCELLABLE[why](stage),
  SESSION_STILL_USABLE: ({ state }) =>
    `The key is kept while its session may still be used (${SESSION_STATE[state]}): revoke the session first.`,
  INTERNAL: ({ reference }) =>
    `Something broke inside Ballast: look for ${reference} in its log. Check Open orders before you try again.`,
};

/** Why a command was refused, in a sentence or two that say what to do. */
export const errorWords = (error: AppError): string => phrase(PHRASES, error);
