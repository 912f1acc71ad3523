import type { Notice } from '../../shared/contract/snapshot.ts';
import type { Clock } from '../ports.ts';
import type { SliceStore } from '../slice-store.ts';

/** A hostile stream may invent frame types without end; the newest notices are the ones of use. */
const MAX_NOTICES = 20;
const MAX_DETAIL = 200;

export interface Notices {
  /** A repeated notice raises its count instead of adding a line. */
  add(code: Notice['code'], detail: string): void;
}

export function createNotices(clock: Clock, slices: SliceStore): Notices {
  return {
    add(code, text) {
      const detail = text.slice(0, MAX_DETAIL);
      const others = slices.slices.notices.filter((n) => n.code !== code || n.detail !== detail);
      const before = slices.slices.notices.find((n) => n.code === code && n.detail === detail);
      const notice: Notice = { code, detail, count: (before?.count ?? 0) + 1, at: clock.now() };
      slices.set('notices', [notice, ...others].slice(0, MAX_NOTICES));
    },
  };
}
