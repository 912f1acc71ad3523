import type { Figure } from '../../../shared/domain/figure.ts';
import type { CheckedFigure, Position } from '../../../shared/domain/position.ts';
import { decimal, type Rounding, ZERO } from '../../../shared/math/decimal.ts';
import { distancePct } from '../../../shared/math/liquidation-price.ts';
import { formatAmount, formatNumber, formatPrice, formatSigned } from '../../format/number.ts';
import { useSlice } from '../../stores/terminal-store.ts';
import { FigureText } from '../../ui/figure-text.tsx';
import { NoRows } from '../../ui/no-rows.tsx';
import { Panel } from '../../ui/panel.tsx';
import { RegimeChip } from '../../ui/regime-chip.tsx';
import { RepairedChip } from '../../ui/repaired-chip.tsx';
import type { TicketChange, TicketWish } from '../ticket/ticket-state.ts';
import { Reverse } from './reverse.tsx';

const usd = (value: string): string => formatNumber(value, 2);

interface PositionsProps {
  /** Asks the ticket to be filled in. */
  onWish(wish: TicketWish): void;
}

/** What is held, what it is worth, and both prices at which it would be taken. */
export function Positions({ onWish }: PositionsProps) {
  const { value: positions, asOf } = useSlice('positions');
  return (
    <Panel title="Positions" asOf={asOf}>
      {positions.length === 0 ? (
        <NoRows asOf={asOf} words="No open position." />
      ) : (
        <table className="table">
          <caption className="visually-hidden">Positions</caption>
          <thead>
            <tr>
              <th scope="col">Market</th>
              <th scope="col" className="num">
                Size <small>Notional, USD</small>
              </th>
              <th scope="col" className="num">
                Margin, USD <small>Leverage</small>
              </th>
              <th scope="col" className="num">
                Entry <small>Mark</small>
              </th>
              <th scope="col" className="num">
                PnL, USD
              </th>
              <th scope="col" className="num">
                Health factor <small>Regime</small>
              </th>
              <th scope="col" className="num">
                Soft liquidation <small>from mark</small>
              </th>
              <th scope="col" className="num">
                Full liquidation <small>from mark</small>
              </th>
              <th scope="col">
                <span className="visually-hidden">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {positions.map((position) => (
              <PositionRow
                key={`${position.symbol} ${position.side}`}
                position={position}
                onClose={() => onWish({ change: closing(position) })}
              />
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

/** A ticket that closes all of the position at market; nothing is sent by asking for it. */
const closing = ({ side }: Position): TicketChange => ({
  intent: side === 'long' ? 'close-long' : 'close-short',
  kind: 'market',
  fractionBps: 10_000,
});

interface PositionRowProps {
  readonly position: Position;
  onClose(): void;
}

function PositionRow({ position, onClose }: PositionRowProps) {
  const ticker = useSlice('tickers').value.find(({ symbol }) => symbol === position.symbol);
  const mark: Figure = ticker ? { kind: 'value', value: ticker.markPrice } : position.markPrice;
  const [base = ''] = position.symbol.split('-');
  // A long is liquidated as the price falls: a price shown too high warns early, one shown too low does not.
  const against: Rounding = position.side === 'long' ? 'ceil' : 'floor';
  return (
    <tr className={`row-${position.regime}`}>
      <th scope="row">
        {position.symbol}
        <small className={position.side === 'long' ? 'good' : 'bad'}>{position.side}</small>
        {position.repaired && <RepairedChip />}
      </th>
      <td className="num">
        {formatAmount(position.size, base)}{' '}
        <small>
          <FigureText figure={position.notional} format={usd} />
        </small>
      </td>
      <td className="num">
        <FigureText figure={position.margin} format={usd} />{' '}
        <small>
          <FigureText
            figure={position.leverage}
            format={(value) => `${formatNumber(value, 2, 'ceil')}×`}
          />
        </small>
      </td>
      <td className="num">
        <FigureText figure={position.entryPrice} format={formatPrice} />{' '}
        <small>
          <FigureText figure={mark} format={formatPrice} />
        </small>
      </td>
      <td className="num">
        <PnL figure={position.unrealizedPnl} />
      </td>
      <td className="num">
        <span data-testid="health-factor">
          <Checked
            figure={position.healthFactor}
            format={(value) => formatNumber(value, 2)}
            none="∞"
          />
        </span>
        <small>
          <RegimeChip regime={position.regime} />
        </small>
      </td>
      <td className="num" data-testid="soft-liquidation">
        <LiquidationPrice figure={position.softLiquidation} mark={mark} rounding={against} />
      </td>
      <td className="num" data-testid="full-liquidation">
        <LiquidationPrice figure={position.fullLiquidation} mark={mark} rounding={against} />
      </td>
      <td>
        <button type="button" className="btn btn-quiet" onClick={onClose}>
          Close
        </button>
        <Reverse position={position} />
      </td>
    </tr>
  );
}

function PnL({ figure }: { readonly figure: Figure }) {
  const sign = figure.kind === 'value' ? decimal(figure.value).cmp(ZERO) : 0;
  const tone = sign < 0 ? 'bad' : sign > 0 ? 'good' : '';
  return (
    <span className={tone}>
      <FigureText figure={figure} format={(value) => formatSigned(value, 2)} />
    </span>
  );
}

interface CheckedProps {
  readonly figure: CheckedFigure;
  readonly format: (value: string) => string;
  readonly none?: string;
}

/** Our own figure, and a flag where the venue's differs by more than 0.5 %. */
function Checked({ figure, format, none = 'none' }: CheckedProps) {
  const text = (f: Figure): string => (f.kind === 'value' ? format(f.value) : f.kind);
  return (
    <>
      <FigureText figure={figure.shown} format={format} none={none} />
      {figure.disagrees && (
        <span
          className="chip chip-warn"
          title={`Here ${text(figure.shown)}, the venue says ${text(figure.venue)}`}
        >
          ≠ venue
        </span>
      )}
    </>
  );
}

interface LiquidationPriceProps {
  readonly figure: CheckedFigure;
  readonly mark: Figure;
  readonly rounding: Rounding;
}

/** A liquidation price with its distance from mark. */
function LiquidationPrice({ figure, mark, rounding }: LiquidationPriceProps) {
  const { shown } = figure;
  const distance =
    shown.kind === 'value' && mark.kind === 'value' ? distancePct(mark.value, shown.value) : null;
  return (
    <>
      <Checked figure={figure} format={(value) => formatPrice(value, rounding)} />
      {distance !== null && <small className="muted"> {formatSigned(distance, 2)} %</small>}
    </>
  );
}
