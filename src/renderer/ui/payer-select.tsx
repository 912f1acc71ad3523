import type { Account } from '../../shared/domain/account.ts';
import type { OwnerAddress } from '../../shared/domain/ids.ts';

interface PayerSelectProps {
  /** At least the account that is chosen. */
  readonly payers: readonly Account[];
  readonly value: OwnerAddress;
  onChange(payer: OwnerAddress): void;
}

/** Which account sends a transaction and pays its gas. */
export function PayerSelect({ payers, value, onChange }: PayerSelectProps) {
  return (
    <label className="field">
      <span className="field-label">Gas paid by</span>
      <select
        value={value}
        onChange={({ target }) => {
          const payer = payers.find(({ address }) => address === target.value);
          if (payer) onChange(payer.address);
        }}
      >
        {payers.map(({ address, label }) => (
          <option key={address} value={address}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}
