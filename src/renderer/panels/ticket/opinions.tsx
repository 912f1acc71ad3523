import type { OrderDraft } from '../../../shared/domain/order-draft.ts';
import { chainWords, type OpinionWords, venueWords } from '../../words/simulation-words.ts';
import { useSimulation } from './use-simulation.ts';

interface OpinionsProps {
  readonly draft: OrderDraft;
  /** The ticket itself refuses the draft: nobody else is asked. */
  readonly refused: boolean;
}

/** Whether chain and venue expect of the order what the preview does. They warn; they forbid nothing. */
export function Opinions({ draft, refused }: OpinionsProps) {
  const answer = useSimulation(refused ? null : draft);
  const { kind } = draft.execution;
  const waiting: OpinionWords = { tone: 'muted', text: refused ? 'not asked' : 'asking…' };
  const [chain, venue] = !answer
    ? [waiting, waiting]
    : answer.ok
      ? [chainWords(answer.value.chain, kind), venueWords(answer.value.venue)]
      : [chainWords(answer, kind), venueWords(answer)];
  return (
    <dl className="opinions">
      <Opinion whose="Chain" words={chain} />
      <Opinion whose="Venue" words={venue} />
    </dl>
  );
}

function Opinion({ whose, words }: { readonly whose: string; readonly words: OpinionWords }) {
  return (
    <div>
      <dt>{whose}</dt>
      <dd className={words.tone} title={words.text}>
        {words.text}
      </dd>
    </div>
  );
}
