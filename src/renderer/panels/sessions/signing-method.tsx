import type { OwnerAddress } from '../../../shared/domain/ids.ts';
import { useSlice } from '../../stores/terminal-store.ts';
import { Choice } from '../../ui/choice.tsx';
import { orderPayers } from '../../ui/order-payers.ts';

interface SigningMethodProps {
  readonly account: OwnerAddress;
  /** Who sends what the owner signs; null while the owner sends transactions. */
  readonly payer: OwnerAddress | null;
  onChange(payer: OwnerAddress | null): void;
}

const OPTIONS = [
  { value: 'sends', words: 'Owner sends a transaction' },
  { value: 'signs', words: 'Owner signs, another account pays the gas' },
] as const;

/** How the owner makes and ends sessions; nothing is shown where no other account could pay. */
export function SigningMethod({ account, payer, onChange }: SigningMethodProps) {
  const accounts = useSlice('accounts');
  const others = orderPayers(accounts, account).filter(({ address }) => address !== account);
  const able = accounts.some(({ address, owner }) => address === account && owner !== 'watch-only');
  const [first] = others;
  if (!able || !first) return null;
  return (
    <div className="row">
      <Choice
        label="Owner"
        options={OPTIONS}
        value={payer === null ? 'sends' : 'signs'}
        onChange={(way) => onChange(way === 'sends' ? null : first.address)}
      />
      {payer !== null && (
        <select
          aria-label="Gas paid by"
          value={payer}
          onChange={({ target }) =>
            onChange(others.find(({ address }) => address === target.value)?.address ?? payer)
          }
        >
          {others.map(({ address, label }) => (
            <option key={address} value={address}>
              gas: {label}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}
