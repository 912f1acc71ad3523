import { formatPrice, formatSigned } from '../../format/number.ts';
import { useSlice } from '../../stores/terminal-store.ts';
import { Age } from '../../ui/age.tsx';
import { FigureText } from '../../ui/figure-text.tsx';
import { TopItem } from './top-item.tsx';

const formatChange = (percent: string): string => `${formatSigned(percent, 2)} %`;

/** Every market's mark price, with its age and its 24 h change. */
export function Tickers() {
  const { value: tickers } = useSlice('tickers');
  return (
    <div className="tickers">
      {tickers.map(({ symbol, markPrice, change24hPct, receivedAt }) => (
        <TopItem
          key={symbol}
          className="ticker"
          label={
            <>
              {symbol} mark, <Age asOf={receivedAt} />
            </>
          }
        >
          <strong>{formatPrice(markPrice)}</strong>
          <span className="muted" title="Change in 24 hours">
            <FigureText figure={change24hPct} format={formatChange} />
          </span>
        </TopItem>
      ))}
    </div>
  );
}
