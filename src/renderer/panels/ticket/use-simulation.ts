import { useEffect, useState } from 'react';
import type { OrderSimulation } from '../../../shared/contract/order-simulation.ts';
import type { AppError } from '../../../shared/domain/app-error.ts';
import type { OrderDraft } from '../../../shared/domain/order-draft.ts';
import type { Result } from '../../../shared/result.ts';
import { bridge } from '../../bridge.ts';
import { askWhenSettled } from './ask-when-settled.ts';

export type SimulationAnswer = Result<OrderSimulation, AppError>;

/** What chain and venue expect of a draft; null until they have answered, and without a draft. */
export function useSimulation(draft: OrderDraft | null): SimulationAnswer | null {
  const asked = draft && JSON.stringify(draft);
  const [shown, setShown] = useState<{
    readonly asked: string;
    readonly answer: SimulationAnswer;
  }>();
  useEffect(() => {
    if (asked === null) return;
    return askWhenSettled<SimulationAnswer>({
      ask: () => bridge.call('orders.simulate', { draft: JSON.parse(asked) }),
      show: (answer) => setShown({ asked, answer }),
      schedule(ms, task) {
        const timer = setTimeout(task, ms);
        return () => clearTimeout(timer);
      },
    });
  }, [asked]);
  return shown?.asked === asked ? shown.answer : null;
}
