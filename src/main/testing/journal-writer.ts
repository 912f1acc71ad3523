import { writeSync } from 'node:fs';
import { openDatabase } from '../db/open-database.ts';
import { clientId, SAMPLE_TIME, sampleOrder } from './sample-order.ts';

/** Journals orders endlessly, starting from the n-th; prints each number once the order and its event are committed. */
const [, , path = '', first = '0'] = process.argv;
const { journal } = openDatabase({ path, onDamage: () => undefined });
for (let n = Number(first); ; n += 1) {
  journal.create(sampleOrder(n));
  journal.append(clientId(n), { at: SAMPLE_TIME, source: 'terminal', type: 'submitting' });
  writeSync(1, `${n}\n`);
}
