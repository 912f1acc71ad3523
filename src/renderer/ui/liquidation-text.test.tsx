import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { type LiquidationPrice, none, unknown } from '../../shared/domain/figure.ts';
import { LiquidationText } from './liquidation-text.tsx';

const LONG = { price: '0.039501881', side: 'below' } as const;
const SHORT = { price: '0.051127528', side: 'above' } as const;

const markup = (
  liquidation: LiquidationPrice,
  mark: string | null = '0.0458',
  level: 'soft' | 'full' = 'soft',
) => renderToStaticMarkup(<LiquidationText liquidation={liquidation} level={level} mark={mark} />);

/** What a reader sees, without tags. */
const text = (...args: Parameters<typeof markup>) => markup(...args).replace(/<[^>]*>/g, '');

describe('a liquidation price', () => {
  it('says in which direction it lies and how far, rounded against the user', () => {
    expect(text({ kind: 'at', ...LONG })).toBe('↓ 0.039502 −13.75 %');
    expect(text({ kind: 'at', ...SHORT })).toBe('↑ 0.051127 +11.63 %');
    expect(text({ kind: 'at', ...SHORT }, null)).toBe('↑ 0.051127');
  });

  it('is never a distance once it is passed: words, in the colour of its regime', () => {
    const passed = { kind: 'passed', crossing: LONG } as const;
    expect(text(passed)).toBe('already past recovers above 0.039502');
    expect(text({ kind: 'passed', crossing: SHORT })).toBe('already past recovers below 0.051127');
    expect(text({ kind: 'passed', crossing: null })).toBe('already past recovers at no price');
    expect(markup(passed, null, 'soft')).toContain('regime-soft');
    expect(markup(passed, null, 'full')).toContain('regime-full');
  });

  it('is passed as soon as mark moves beyond it', () => {
    expect(text({ kind: 'at', ...LONG }, '0.039')).toContain('already past');
    expect(text({ kind: 'at', ...SHORT }, '0.052')).toContain('already past');
  });

  it('is none or unknown in words', () => {
    expect(text(none)).toBe('none');
    expect(text(unknown('no-data'))).toBe('unknown');
  });
});
