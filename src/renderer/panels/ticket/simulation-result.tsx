import type { OrderDraft } from '../../../shared/domain/order-draft.ts';
import { chainWords, type SimulationWords, venueWords } from '../../words/simulation-words.ts';
import { useSimulation } from './use-simulation.ts';

interface SimulationResultProps {
  readonly draft: OrderDraft;
  /** The ticket itself refuses the draft: nobody else is asked. */
  readonly refused: boolean;
}

/** Whether chain and venue expect of the order what the preview does. They warn; they forbid nothing. */
export function SimulationResult({ draft, refused }: SimulationResultProps) {
  const answer = useSimulation(refused ? null : draft);
  const { kind } = draft.execution;
  const waiting: SimulationWords = { tone: 'muted', text: refused ? 'not asked' : 'asking…' };
  const [chain, venue] = !answer
    ? [waiting, waiting]
    : answer.ok
      ? [chainWords(answer.value.chain, kind), venueWords(answer.value.venue)]
      : [chainWords(answer, kind), venueWords(answer)];
  return (
    <dl className="simulation-result">
      <Source whose="Chain" words={chain} />
      <Source whose="Venue" words={venue} />
    </dl>
  );
}

function Source({ whose, words }: { readonly whose: string; readonly words: SimulationWords }) {
  return (
    <div>
      <dt>{whose}</dt>
      <dd className={words.tone} title={words.text}>
        {words.text}
      </dd>
    </div>
  );
}
