import type { z } from 'zod';

/** The first few problems with their places; never the values themselves. */
export const describeIssues = (error: z.ZodError): string =>
  error.issues
    .slice(0, 3)
    .map(({ path, message }) => `${path.length > 0 ? path.join('.') : 'answer'}: ${message}`)
    .join('; ')
    .slice(0, 300);
