import { isDeepStrictEqual } from 'node:util';
import type { Notice, NoticeFacts } from '../../shared/domain/notice.ts';
import type { Clock } from './ports.ts';
import type { StateStore } from './state.ts';

/** A hostile stream may invent frame types without end; only the newest notices are kept. */
const MAX_NOTICES = 20;
const MAX_TEXT = 200;

export interface Notices {
  /** A repeated notice raises its count instead of adding a line. */
  add(facts: NoticeFacts): void;
}

export function createNotices(clock: Clock, state: StateStore): Notices {
  return {
    add(given) {
      const facts = clip(given);
      const isSame = ({ count: _, at: __, ...held }: Notice): boolean =>
        isDeepStrictEqual(held, facts);
      const { notices } = state.current;
      const count = (notices.find(isSame)?.count ?? 0) + 1;
      const others = notices.filter((notice) => !isSame(notice));
      const notice: Notice = { ...facts, count, at: clock.now() };
      state.set('notices', [notice, ...others].slice(0, MAX_NOTICES));
    },
  };
}

/** The texts that a stream chooses are as long as it likes. */
function clip(facts: NoticeFacts): NoticeFacts {
  switch (facts.code) {
    case 'UNKNOWN_FRAME_TYPE':
      return { ...facts, type: facts.type.slice(0, MAX_TEXT) };
    case 'STREAM_SUSPECT':
      return { ...facts, detail: facts.detail.slice(0, MAX_TEXT) };
    default:
      return facts;
  }
}
