import type { Notice } from '../../shared/domain/slices.ts';
import type { Clock } from './ports.ts';
import type { StateStore } from './state.ts';

/** A hostile stream may invent frame types without end; only the newest notices are useful. */
const MAX_NOTICES = 20;
const MAX_DETAIL = 200;

export interface Notices {
  /** A repeated notice raises its count instead of adding a line. */
  add(code: Notice['code'], detail: string): void;
}

export function createNotices(clock: Clock, state: StateStore): Notices {
  return {
    add(code, text) {
      const detail = text.slice(0, MAX_DETAIL);
      const others = state.current.notices.filter((n) => n.code !== code || n.detail !== detail);
      const before = state.current.notices.find((n) => n.code === code && n.detail === detail);
      const notice: Notice = { code, detail, count: (before?.count ?? 0) + 1, at: clock.now() };
      state.set('notices', [notice, ...others].slice(0, MAX_NOTICES));
    },
  };
}
