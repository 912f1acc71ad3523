import { useId } from 'react';

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly disabled?: boolean;
  onChange(value: string): void;
}

/** A labelled number, kept as the text that was typed and checked elsewhere. A comma is not read as a point: 1,000 may mean either. */
export function Field({ label, value, disabled = false, onChange }: FieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        maxLength={60}
        value={value}
        disabled={disabled}
        onChange={({ target }) => onChange(target.value.trim())}
      />
    </div>
  );
}
