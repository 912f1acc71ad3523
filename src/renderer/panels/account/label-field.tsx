import { useId } from 'react';

interface LabelFieldProps {
  readonly label: string;
  readonly value: string;
  readonly maxLength?: number;
  readonly className?: string;
  onChange(value: string): void;
}

/** A line of text, such as an account's name or address. */
export function LabelField({
  label,
  value,
  maxLength = 40,
  className = '',
  onChange,
}: LabelFieldProps) {
  const id = useId();
  return (
    <div className={`field ${className}`}>
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        type="text"
        autoComplete="off"
        spellCheck={false}
        maxLength={maxLength}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  );
}
