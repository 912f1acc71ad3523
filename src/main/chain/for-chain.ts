import { BaseError, type EIP1193RequestFn, hexToNumber, type Transport } from 'viem';

/** The node serves another chain than the settings name. */
export class WrongChainError extends BaseError {
  readonly expected: number;
  readonly actual: number;

  constructor(expected: number, actual: number) {
    super(`The node serves chain ${actual}, the settings say ${expected}.`);
    this.expected = expected;
    this.actual = actual;
  }
}

/**
 * A transport to nodes of one chain. A node is asked for its chain before anything else, and again after any request
 * that failed: another node may answer then. Requests throw `WrongChainError` instead of reaching a node of another chain.
 */
export const forChain =
  (chainId: number, transport: Transport): Transport =>
  (options) => {
    const node = transport(options);
    let checked: Promise<void> | null = null;

    const check = async (): Promise<void> => {
      const served = hexToNumber(await node.request({ method: 'eth_chainId' }));
      if (served !== chainId) throw new WrongChainError(chainId, served);
    };
    const request = async (...call: Parameters<EIP1193RequestFn>): Promise<unknown> => {
      checked ??= check();
      try {
        await checked;
        return await node.request(...call);
      } catch (cause) {
        checked = null;
        throw cause;
      }
    };
    return { ...node, request: request as EIP1193RequestFn };
  };
