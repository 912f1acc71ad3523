import { BaseError, type EIP1193RequestFn, hexToNumber, type Transport } from 'viem';

/** The node serves a different chain than the settings say. */
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
 * A transport that only talks to nodes on one chain. Checks the node's chain id before the first request, and again
 * after any failed request because a different node may then answer. Requests throw `WrongChainError` instead of
 * reaching a node on another chain.
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
