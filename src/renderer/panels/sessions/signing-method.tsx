import type { OwnerAddress } from '../../../shared/domain/ids.ts';
import { useSlice } from '../../stores/terminal-store.ts';
import { Choice } from '../../ui/choice.tsx';
import { orderPayers } from '../../ui/order-payers.ts';
import { PayerSelect } from '../../ui/payer-select.tsx';

interface SigningMethodProps {
  readonly account: OwnerAddress;
  /** Who sends what the owner signs and pays for gas; null while the owner sends the transactions. */
  readonly payer: OwnerAddress | null;
  onChange(payer: OwnerAddress | null): void;
}

const OPTIONS = [
  { value: 'sends', words: 'Owner sends a transaction' },
  { value: 'signs', words: 'Owner signs, another account pays for gas' },
] as const;

/** How the owner creates and revokes session keys; hidden while no other account could pay for gas. */
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
        onChange={(method) => onChange(method === 'sends' ? null : first.address)}
      />
      {payer !== null && <PayerSelect payers={others} value={payer} onChange={onChange} />}
    </div>
  );
}
