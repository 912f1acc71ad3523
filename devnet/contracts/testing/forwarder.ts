import { concatHex, encodeFunctionData, type Hex, numberToHex, size } from 'viem';
import type { Call } from './calls.ts';

/**
 * The code of a contract that forwards one fixed call whenever it is called, and reverts if that call does. Acts as a
 * hostile fill target.
 */
export function forwarder(call: Call): Hex {
  const data = encodeFunctionData(call);
  const length = numberToHex(size(data), { size: 2 });
  const program = (offset: Hex) =>
    concatHex([
      concatHex(['0x61', length, '0x61', offset, '0x600039']), // copy the data to memory
      concatHex(['0x6000600061', length, '0x6000600073', call.address, '0x5af1']), // make the call
      concatHex(['0x60', numberToHex(55), '0x57']), // jump over the revert when it succeeded
      '0x3d6000803e3d6000fd5b00', // revert with the returned data, or stop
    ]);
  const offset = numberToHex(size(program('0x0000')), { size: 2 });
  return concatHex([program(offset), data]);
}
