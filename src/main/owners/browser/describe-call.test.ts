import { encodeFunctionData, maxUint256, zeroHash } from 'viem';
import { describe, expect, it } from 'vitest';
import { positionsManagerAbi } from '../../chain/abi/positions-manager.ts';
import { sessionManagerAbi } from '../../chain/abi/session-manager.ts';
import { describeCall } from './describe-call.ts';

const to = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';
const token = '0x29219dd400f2Bf60E5a23d13Be72B486D4038894';

describe('a call description', () => {
  it('names the function and its arguments, and says "unlimited"', () => {
    const args = [to, token, maxUint256] as const;
    const call = { abi: positionsManagerAbi, functionName: 'approveEngine', args } as const;
    expect(describeCall({ to, data: encodeFunctionData(call), why: '' })).toEqual([
      ['Contract', to],
      ['Function', 'approveEngine'],
      ['engine', to],
      ['asset', token],
      ['allowance', 'unlimited'],
    ]);
  });

  it('spells out a session, with times as dates and each limit', () => {
    const limits = [
      { token, limit: maxUint256 },
      { token: to, limit: 5n },
    ] as const;
    const args = [to, 0, 1_776_948_000, 500, 100, limits, zeroHash] as const;
    const call = { abi: sessionManagerAbi, functionName: 'createSession', args } as const;
    const rows = new Map(describeCall({ to, data: encodeFunctionData(call), why: '' }));
    expect(rows.get('validAfter')).toBe('0');
    expect(rows.get('validUntil')).toBe('1776948000 (2026-04-23 12:40 UTC)');
    expect(rows.get('maxCalls')).toBe('500');
    expect(rows.get('limits')).toBe(`token ${token}, limit unlimited; token ${to}, limit 5`);
  });

  it('shows the bytes of an unknown function', () => {
    expect(describeCall({ to, data: '0x12345678', why: '' })).toEqual([
      ['Contract', to],
      ['Data', '0x12345678'],
    ]);
    expect(describeCall({ to, data: '0x', why: '' })).toEqual([
      ['Contract', to],
      ['Data', '0x'],
    ]);
  });
});
