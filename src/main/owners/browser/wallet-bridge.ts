import { recoverTypedDataAddress, type TypedDataDefinition } from 'viem';
import type { z } from 'zod';
import type { AppError, WalletRefusal } from '../../../shared/domain/app-error.ts';
import type { Hex, OwnerAddress, TxHash } from '../../../shared/domain/ids.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Clock, Random } from '../../core/ports.ts';
import { serveWalletPage } from './serve-wallet-page.ts';
import {
  accountSchema,
  answerSchema,
  signatureSchema,
  txHashSchema,
  type WalletAnswer,
  walletRefused,
} from './wallet-answer.ts';
import { toPageRequest, type WalletRequest } from './wallet-request.ts';

type Ask<Kind extends WalletRequest['kind']> = Omit<
  Extract<WalletRequest, { readonly kind: Kind }>,
  'kind' | 'chainId'
>;

/**
 * The wallet in the user's browser, reached through a page that only this computer can open. One request at a time.
 * Error of every call: WALLET_REFUSED. After `closed` and `timeout` the wallet may still complete the request.
 */
export interface BrowserWallet {
  /** The account selected in the wallet. */
  connect(): Promise<Result<OwnerAddress, AppError>>;
  /** The transaction hash returned by the wallet. The caller must still check the transaction on chain. */
  sendTransaction(ask: Ask<'transaction'>): Promise<Result<TxHash, AppError>>;
  /** The signature of `from`, verified by recovery; `wrong-signature` for any other signer. */
  signTypedData(ask: Ask<'typed-data'>): Promise<Result<Hex, AppError>>;
  /** Ends the open request, if any, as `closed`. */
  cancel(): void;
}

export interface BrowserWalletOptions {
  readonly chainId: number;
  readonly clock: Clock;
  readonly random: Random;
  /** Opens a page in the user's default browser; rejects if it cannot. Only called with a page of this process. */
  openExternal(url: string): Promise<void>;
  /** Called with the title of the open request; null when no request is open. */
  onChange(title: string | null): void;
}

/** How long the user has to answer. */
const TIMEOUT_MS = 5 * 60_000;
const TOKEN_BYTES = 32;

export function createBrowserWallet(options: BrowserWalletOptions): BrowserWallet {
  const { chainId, clock, random, openExternal, onChange } = options;
  let endOpen: ((reason: WalletRefusal) => void) | null = null;

  const ask = async <T>(
    request: WalletRequest,
    result: z.ZodType<T>,
  ): Promise<Result<T, AppError>> => {
    if (endOpen) return walletRefused('busy');
    let settle: (outcome: Result<T, AppError>) => void = () => undefined;
    const outcome = new Promise<Result<T, AppError>>((resolve) => {
      settle = resolve;
    });
    endOpen = (reason) => settle(walletRefused(reason));
    const stopWaiting = clock.schedule(TIMEOUT_MS, () => endOpen?.('timeout'));
    onChange(request.summary.title);
    try {
      const page = await serveWalletPage<WalletAnswer<T>>({
        token: Buffer.from(random.bytes(TOKEN_BYTES)).toString('base64url'),
        request: toPageRequest(request),
        answer: answerSchema(result),
        onAnswer: (answer) =>
          settle(answer.ok ? ok(answer.result) : walletRefused(answer.reason, answer.detail)),
      });
      openExternal(page.url).catch(() => settle(walletRefused('no-browser')));
      return await outcome.finally(page.close);
    } finally {
      stopWaiting();
      endOpen = null;
      onChange(null);
    }
  };

  return {
    connect: () => {
      const rows = [['Chain', `${chainId}`]] as const;
      const summary = { title: 'share the address of one account', rows };
      return ask({ kind: 'connect', chainId, summary }, accountSchema);
    },
    sendTransaction: (request) => ask({ kind: 'transaction', chainId, ...request }, txHashSchema),
    async signTypedData(request) {
      const signed = await ask({ kind: 'typed-data', chainId, ...request }, signatureSchema);
      if (!signed.ok) return signed;
      const signer = await recoverSigner(request.typedData, signed.value);
      return signer === request.from ? signed : walletRefused('wrong-signature', request.from);
    },
    cancel: () => endOpen?.('closed'),
  };
}

/** Null for an invalid signature. */
const recoverSigner = (typedData: TypedDataDefinition, signature: Hex): Promise<Hex | null> =>
  recoverTypedDataAddress({ ...typedData, signature }).catch(() => null);
