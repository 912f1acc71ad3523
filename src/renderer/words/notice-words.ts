import type { Notice } from '../../shared/domain/slices.ts';
import { type Phrases, phrase } from './phrases.ts';

const PHRASES: Phrases<Notice> = {
  STREAM_SUSPECT: () =>
    'The live stream sent something that does not fit, so everything is read again from the venue.',
  UNKNOWN_FRAME_TYPE: ({ detail }) =>
    `The live stream sent a kind of message this version does not know (${detail}): it was left aside.`,
  BACKFILL_FAILED: () =>
    'The history could not be loaded to its end: it goes on with the next connection.',
  PAPER_ACCOUNT_FAILED: () =>
    'The paper account could not be set up completely: restart Ballast to go on with it.',
  REVERSE_STOPPED: ({ detail }) =>
    `${detail} was to be reversed, but the other side was not opened: Order history says why and what to do.`,
  FEE_CHANGED: ({ detail }) =>
    `The venue changed its fee ${detail}: orders placed from now on are charged that.`,
  ROW_DAMAGED: ({ detail }) =>
    `A stored row was damaged and set aside (${detail}): what the venue knows of it is read again.`,
};

/** What happened and what follows from it, in one sentence. */
export const noticeWords = (notice: Notice): string => phrase(PHRASES, notice);
