import { z } from 'zod';
import { unsignedText } from './number.ts';

/** The answer of the order preview, both in tokens of quote. A preview without one of them is none. */
export const previewWire = z.object({ orderValue: unsignedText, marginRequired: unsignedText });

export type PreviewWire = z.output<typeof previewWire>;
