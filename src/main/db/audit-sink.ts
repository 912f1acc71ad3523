import type { AuditEntry } from '../../shared/domain/history.ts';

/** Where every signature is recorded: what, why, which session, digest, when; never the signature itself. */
export interface AuditSink {
  /** Returns once the entry is durable; throws if it could not be written. */
  append(entry: Omit<AuditEntry, 'id'>): void;
}
