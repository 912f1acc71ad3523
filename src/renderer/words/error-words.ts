import type { AppError, WalletRefusal } from '../../shared/domain/app-error.ts';
import { shortHex } from '../format/short-hex.ts';
import { contractWords } from './contract-words.ts';
import { KEYCHAIN_STEP } from './next-steps.ts';
import { type Phrases, phrase } from './phrases.ts';
import { violationWords } from './violation-words.ts';

const MAY_HAPPEN =
  'If you approved it in the wallet it may still happen: look at the account before you try again.';

const WALLET_WORDS: Readonly<Record<WalletRefusal, (detail: string) => string>> = {
  rejected: () => 'It was refused in the browser: the wallet signed nothing.',
  'wrong-account': () =>
    'The wallet does not offer this account: select it in the wallet and try again.',
  'wrong-chain': () => 'The wallet is on another chain: switch it to the venue’s and try again.',
  'no-wallet': () =>
    'No wallet was found in the browser: install one there, or make the browser that has yours the default one.',
  closed: () => `The request was closed before the wallet answered. ${MAY_HAPPEN}`,
  timeout: () => `No answer came from the wallet within five minutes. ${MAY_HAPPEN}`,
  failed: (detail) => `The wallet could not be asked, or could not do it: ${detail}.`,
  mismatch: (detail) =>
    `The wallet did not do what was asked: ${detail}. Look at the account, and do not use this wallet before you know why.`,
};

const WRONG_CHAIN_SETTINGS = {
  node: 'BALLAST_RPC_URL',
  venue: 'BALLAST_EXECUTOR_URL or BALLAST_CHAIN_ID',
} as const;

const PHRASES: Phrases<AppError> = {
  BAD_INPUT: ({ issues }) =>
    `Something entered cannot be used: ${issues.map(({ path, message }) => `${path} ${message}`).join('; ')}.`,
  UNKNOWN_COMMAND: () => 'The window asked for something this version cannot do: restart Ballast.',
  FORBIDDEN_SENDER: () => 'The request did not come from Ballast’s own window and was refused.',
  POLICY_REFUSED: ({ violations }) => violations.map(violationWords).join(' '),
  KEYCHAIN_LOCKED: () => KEYCHAIN_STEP.locked,
  KEYCHAIN_ABSENT: () => KEYCHAIN_STEP.absent,
  KEY_MISSING: ({ signer }) =>
    `The key of ${shortHex(signer)} is not in this computer’s keychain: create a new session.`,
  KEY_WRONG: ({ signer }) =>
    `The key stored for ${shortHex(signer)} belongs to another address: create a new session.`,
  SIGNING_REFUSED: ({ rule, expected, actual }) =>
    `Nothing was signed: ${rule} should be ${expected} and was ${actual}. Check the venue’s configuration before you try again.`,
  VENUE_CONFIG_CHANGED: ({ changes }) =>
    `The venue changed ${changes.map(({ field }) => field).join(', ')}: read the change above and accept it first.`,
  VENUE_UNREACHABLE: () => 'The venue cannot be reached: check the connection and try again.',
  VENUE_REFUSED: ({ message, venueCode }) => `The venue refused: ${message || venueCode}.`,
  VENUE_CANCEL_REFUSED: ({ message, venueCode }) =>
    `The venue did not cancel it (${message || venueCode}), so the order stands: cancel it on chain instead.`,
  VENUE_MALFORMED: () =>
    'The venue sent an answer that cannot be trusted: nothing was taken from it. Try again.',
  CHAIN_UNREACHABLE: () => 'The chain cannot be reached: check the connection and try again.',
  WRONG_CHAIN: ({ of, expected, actual }) =>
    `Nothing was signed: the ${of} is on chain ${actual} and the settings say ${expected}. Correct ${WRONG_CHAIN_SETTINGS[of]} and start Ballast again.`,
  CHAIN_REVERTED: ({ errorName }) =>
    `${contractWords(errorName) ?? `The contract refused it (${errorName})`}: nothing was changed on chain.`,
  TX_NOT_SEEN: ({ txHash }) =>
    `Transaction ${shortHex(txHash)} was sent, or may have been, and is in no block yet. It may still happen: look at the account before you send it again.`,
  WALLET_REFUSED: ({ reason, detail }) => WALLET_WORDS[reason](detail),
  NOT_FOUND: ({ what }) => `There is no such ${what}: it may have been removed.`,
  NOT_AVAILABLE: ({ what }) => `Not possible here: ${what}.`,
  ALREADY_EXISTS: ({ what }) =>
    what === 'account'
      ? 'This account is in the list already: choose it there.'
      : 'This was already sent once and is not sent again: see Open orders.',
  INTERNAL: ({ reference }) =>
    `Something broke inside Ballast: look for ${reference} in its log. Check Open orders before you try again.`,
};

/** Why a command was refused, in a sentence or two that say what to do. */
export const errorWords = (error: AppError): string => phrase(PHRASES, error);
