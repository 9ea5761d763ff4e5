import type { ReactElement, ReactNode } from 'react';
import { ENDPOINTS, SEALS, type FaultDraft } from './faultRule';

interface Props {
  draft: FaultDraft;
  onChange: (draft: FaultDraft) => void;
}

const LOSSES = [
  { value: '', text: '不丢' },
  { value: 'request', text: '请求丢失' },
  { value: 'answer', text: '回答丢失' },
];

export function FaultFields({ draft, onChange }: Props): ReactElement {
  const change = (part: Partial<FaultDraft>): void => onChange({ ...draft, ...part });
  const ofCallback = draft.endpoint === 'callback';
  const ofApi = !ofCallback && draft.endpoint !== 'bot';
  return (
    <div className="fault-fields">
      <Field label="作用于" wide>
        <Choice name="endpoint" options={ENDPOINTS} draft={draft} onChange={change} />
      </Field>
      <Field label="丢包">
        <Choice name="drop" options={LOSSES} draft={draft} onChange={change} />
      </Field>
      <NumberField name="delayMs" label="延迟（毫秒）" draft={draft} onChange={change} />
      {ofCallback && <NumberField name="duplicate" label="重复送几次" draft={draft} onChange={change} />}
      {ofCallback && (
        <Field label="签名和内容">
          <Choice name="seal" options={SEALS} draft={draft} onChange={change} />
        </Field>
      )}
      {ofApi && <NumberField name="errcode" label="错误码" draft={draft} onChange={change} />}
      {ofApi && <NumberField name="status" label="HTTP 状态（如 502）" draft={draft} onChange={change} />}
      <NumberField name="times" label="发生几次" draft={draft} onChange={change} />
      {ofCallback && <Tick name="reorder" text="乱序：等下一条先送到" draft={draft} onChange={change} />}
      {ofApi && <Tick name="silent" text="假装成功：回 0，谁也看不到" draft={draft} onChange={change} />}
    </div>
  );
}

interface PartProps<Name extends keyof FaultDraft> {
  name: Name;
  draft: FaultDraft;
  onChange: (part: Partial<FaultDraft>) => void;
}

function Choice({
  name,
  options,
  draft,
  onChange,
}: PartProps<'endpoint' | 'drop' | 'seal'> & { options: { value: string; text: string }[] }): ReactElement {
  return (
    <select
      value={draft[name]}
      data-testid={`fault-${name}`}
      onChange={(event) => onChange({ [name]: event.target.value })}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.text}
        </option>
      ))}
    </select>
  );
}

function Tick({
  name,
  text,
  draft,
  onChange,
}: PartProps<'reorder' | 'silent'> & { text: string }): ReactElement {
  return (
    <label className="fault-check">
      <input
        type="checkbox"
        checked={draft[name]}
        data-testid={`fault-${name}`}
        onChange={(event) => onChange({ [name]: event.target.checked })}
      />
      {text}
    </label>
  );
}

type NumberName = 'delayMs' | 'duplicate' | 'errcode' | 'status' | 'times';

function NumberField({
  name,
  label,
  draft,
  onChange,
}: PartProps<NumberName> & { label: string }): ReactElement {
  return (
    <Field label={label}>
      <input
        value={draft[name]}
        inputMode="numeric"
        pattern="-?[0-9]*"
        maxLength={8}
        data-testid={`fault-${name}`}
        onChange={(event) => onChange({ [name]: event.target.value })}
      />
    </Field>
  );
}

function Field({
  label,
  wide,
  children,
}: {
  label: string;
  wide?: boolean;
  children: ReactNode;
}): ReactElement {
  return (
    <label className={wide ? 'field wide' : 'field'}>
      <span>{label}</span>
      {children}
    </label>
  );
}
