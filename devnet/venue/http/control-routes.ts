import { z } from 'zod';
import { type ControlCommand, controlCommand } from '../faults/control-command.ts';
import { ok, type Route, refuse } from './route.ts';

/** `POST /control` and `GET /control/state`; served only when the venue was started with control. */
export const controlRoutes = (
  control: (command: ControlCommand) => Promise<void>,
  state: () => unknown,
): readonly Route[] => [
  {
    method: 'POST',
    path: '/control',
    handle: async ({ body }) => {
      const parsed = controlCommand.safeParse(body);
      if (!parsed.success) return refuse(400, 'INVALID_COMMAND', z.prettifyError(parsed.error));
      await control(parsed.data);
      return ok(state());
    },
  },
  { method: 'GET', path: '/control/state', handle: () => ok(state()) },
];
