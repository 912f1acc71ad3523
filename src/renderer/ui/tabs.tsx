import { type KeyboardEvent, type ReactNode, useId } from 'react';

interface Tab<Name extends string> {
  readonly name: Name;
  readonly content: () => ReactNode;
}

interface TabsProps<Name extends string> {
  /** Names the group of tabs for assistive technology. */
  readonly label: string;
  readonly tabs: readonly Tab<Name>[];
  readonly selected: Name;
  readonly onSelect: (name: Name) => void;
}

const STEPS: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowLeft: (index, count) => (index + count - 1) % count,
  ArrowRight: (index, count) => (index + 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** Tabs with one stop for the Tab key; arrow keys, Home and End move between them. Only the selected tab is rendered. */
export function Tabs<Name extends string>({ label, tabs, selected, onSelect }: TabsProps<Name>) {
  const id = useId();
  const step = (event: KeyboardEvent<HTMLDivElement>): void => {
    const index = tabs.findIndex(({ name }) => name === selected);
    const next = STEPS[event.key]?.(index, tabs.length);
    const tab = next === undefined ? undefined : tabs[next];
    if (next === undefined || !tab) return;
    event.preventDefault();
    onSelect(tab.name);
    const button = event.currentTarget.children[next];
    if (button instanceof HTMLElement) button.focus();
  };
  return (
    <div className="tab-region">
      <div className="tabs" role="tablist" aria-label={label} onKeyDown={step}>
        {tabs.map(({ name }) => (
          <button
            key={name}
            type="button"
            role="tab"
            className="tab"
            id={`${id}-${name}`}
            aria-selected={name === selected}
            aria-controls={`${id}-panel`}
            tabIndex={name === selected ? 0 : -1}
            onClick={() => onSelect(name)}
          >
            {name}
          </button>
        ))}
      </div>
      <div
        className="tab-panel"
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${selected}`}
      >
        {tabs.find(({ name }) => name === selected)?.content()}
      </div>
    </div>
  );
}
