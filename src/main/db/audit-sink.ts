import type { AuditEntry } from '../../shared/domain/history.ts';

/** Records every signature: what, why, session, digest, time. Never the signature itself. */
export interface AuditSink {
  /** Returns once the entry is durable; throws if it could not be written. */
  append(entry: Omit<AuditEntry, 'id'>): void;
}
