import { useId } from 'react';

export interface ChoiceOption<Value extends string> {
  readonly value: Value;
  readonly words: string;
  /** The colour of the option while it is chosen. */
  readonly tone?: 'buy' | 'sell';
}

interface ChoiceProps<Value extends string> {
  /** Names the group for assistive technology and for tests. */
  readonly label: string;
  readonly options: readonly ChoiceOption<Value>[];
  readonly value: Value;
  onChange(value: Value): void;
}

/** A few options side by side, one of them chosen: radio buttons that look like one bar. */
export function Choice<Value extends string>({
  label,
  options,
  value,
  onChange,
}: ChoiceProps<Value>) {
  const name = useId();
  return (
    <fieldset className="choice">
      <legend className="visually-hidden">{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={`choice-option ${option.tone ?? ''}`}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>{option.words}</span>
        </label>
      ))}
    </fieldset>
  );
}
