import type { ReactElement } from 'react';

interface Props {
  value: string;
  label: string;
  people: readonly { id: string; name: string }[];
  /** what stands where nobody is chosen; without it somebody always is */
  nobody?: string;
  testId?: string;
  onChange: (id: string) => void;
}

export function PersonSelect({ value, label, people, nobody, testId, onChange }: Props): ReactElement {
  return (
    <select
      value={value}
      aria-label={label}
      data-testid={testId}
      onChange={(event) => onChange(event.target.value)}
    >
      {nobody !== undefined && <option value="">{nobody}</option>}
      {people.map((p) => (
        <option key={p.id} value={p.id}>
          {p.name}
        </option>
      ))}
    </select>
  );
}
