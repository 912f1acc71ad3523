import { expect, it } from 'vitest';
import type { Notice } from '../../shared/domain/slices.ts';
import { noticeWords } from './notice-words.ts';

const EXAMPLES: { readonly [C in Notice['code']]: string } = {
  STREAM_SUSPECT: 'a frame of another account',
  UNKNOWN_FRAME_TYPE: 'order_teleported',
  BACKFILL_FAILED: 'venue unreachable',
  PAPER_ACCOUNT_FAILED: 'CHAIN_UNREACHABLE',
  REVERSE_STOPPED: 'wS-USDC',
  FEE_CHANGED: 'from 1 % to 1.5 %',
  ROW_DAMAGED: 'orders ord_1',
};

const codes = Object.keys(EXAMPLES) as readonly Notice['code'][];

it.each(codes)('%s is told as a sentence without its code', (code) => {
  const words = noticeWords({ code, detail: EXAMPLES[code], count: 1, at: 0 });
  expect(words).toMatch(/\w{2,} .+\.$/);
  expect(words).not.toContain(code);
});

it('the unknown kind of message and the damaged row are named', () => {
  const notice = (code: Notice['code']): Notice => ({
    code,
    detail: EXAMPLES[code],
    count: 1,
    at: 0,
  });
  expect(noticeWords(notice('UNKNOWN_FRAME_TYPE'))).toContain('order_teleported');
  expect(noticeWords(notice('ROW_DAMAGED'))).toContain('orders ord_1');
});
