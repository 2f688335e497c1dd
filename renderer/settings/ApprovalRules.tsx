import { useEffect, useState } from 'react';
import { approvals2026, needWords } from '../../shared/approval.ts';
import type { OfficeRules } from '../../shared/contract/approvals.ts';
import { categoryNames } from '../../shared/decision/reasons.ts';
import type { Failure } from '../../shared/failure.ts';
import { categories, levels, type Level } from '../../shared/mark.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useReader, useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { notify } from '../ui/notice.ts';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import type { PartProps } from './part.ts';
import { readApprovalRules, setApprovalRules, useSettings } from './settings-store.ts';

/** Which releases a second person approves: what the program asks for, which stays, and what this office adds. */
export function ApprovalRules({ isSupervisor }: PartProps) {
  const rules = useSettings(state => state.approvalRules);
  useEffect(() => void readApprovalRules(), []);
  if (rules === null) return null;
  return <RulesForm key={JSON.stringify(rules.added)} rules={rules} isSupervisor={isSupervisor} />;
}

const program = approvals2026;
/** From which level on: none more than the program's own, or one below it. */
const lower = levels.slice(0, levels.indexOf(program.fromLevel ?? 'L4'));
type From = Level | 'program';

function RulesForm({ rules: { added }, isSupervisor }: PartProps & { readonly rules: OfficeRules }) {
  const t = useText();
  const { say } = useReader();
  const { isBusy, counterparts } = useSettings();
  const [failure, setFailure] = useState<Failure | null>(null);
  const typed = useDraft('approval', { next: added, why: '' });
  const { next, why } = typed.value;
  const setNext = (changed: typeof added) => typed.change({ next: changed, why });
  const only = isSupervisor ? null : t('settings.supervisorsOnly');
  const [group = [], ...others] = next.pools ?? []; // those beside the first were made at the terminal
  const lacking = why.trim() === '' ? t('settings.approval.needWhy') : null;

  async function keep(): Promise<void> {
    const { categories: named, recipients, demands, pools = [], ...rest } = next;
    const groups = pools.filter(group => group.length > 0).map(group => [...group]);
    const lists = { categories: [...named], recipients: [...recipients], demands: [...demands], pools: groups };
    const set = { ...rest, ...lists, why };
    const refused = await setApprovalRules(set);
    setFailure(refused);
    if (refused !== null) return;
    typed.done();
    notify({ title: t('settings.approval.kept'), tone: 'done' });
  }

  return (
    <section className="stack">
      <h2 className="h-section h-ruled">{t('settings.approval.title')}</h2>
      <p className="note">{t('settings.approval.note')}</p>
      <ul>
        {(['override', 'original', 'finding'] as const).map(need => (
          <li key={need}>{say(needWords[need])}</li>
        ))}
      </ul>
      <Checkbox checked={next.everything} onChange={everything => setNext({ ...next, everything })} unavailable={only}>
        {t('settings.approval.everything')}
      </Checkbox>
      <Select<From>
        label={t('settings.approval.fromLevel')}
        choices={[
          { id: 'program', label: t('settings.approval.programLevel', { level: program.fromLevel ?? '' }) },
          ...lower.map(id => ({ id, label: id })),
        ]}
        value={next.fromLevel ?? 'program'}
        onChange={id => setNext({ ...next, fromLevel: id === 'program' ? null : id })}
        unavailable={only}
      />
      <h3 className="strong">{t('settings.approval.categories')}</h3>
      {categories.map(category => {
        const isProgram = program.categories.includes(category);
        return (
          <Checkbox
            key={category}
            checked={isProgram || next.categories.includes(category)}
            onChange={on => setNext({ ...next, categories: toggled(next.categories, category, on) })}
            unavailable={isProgram ? t('settings.approval.byProgram') : only}
          >
            {say(categoryNames[category])}
          </Checkbox>
        );
      })}
      <h3 className="strong">{t('settings.approval.recipients')}</h3>
      <p className="note">{t('settings.approval.recipientsNote')}</p>
      {counterparts.length === 0 && <p className="muted">{t('settings.approval.noCounterparts')}</p>}
      {counterparts.map(({ code, names }) => (
        <div key={code} className="row wrap">
          <span className="mono">{code}</span>
          <Checkbox
            label={`${say(names)}: ${t('settings.approval.always')}`}
            checked={next.recipients.includes(code)}
            onChange={on => setNext({ ...next, recipients: toggled(next.recipients, code, on) })}
            unavailable={only}
          >
            {t('settings.approval.always')}
          </Checkbox>
          <Checkbox
            label={`${say(names)}: ${t('settings.approval.demand')}`}
            checked={next.demands.includes(code)}
            onChange={on => setNext({ ...next, demands: toggled(next.demands, code, on) })}
            unavailable={only}
          >
            {t('settings.approval.demand')}
          </Checkbox>
          <Checkbox
            label={`${say(names)}: ${t('settings.approval.pools')}`}
            checked={group.includes(code)}
            onChange={on => setNext({ ...next, pools: [toggled(group, code, on), ...others] })}
            unavailable={only}
          >
            {t('settings.approval.pools')}
          </Checkbox>
        </div>
      ))}
      <Checkbox checked={next.onCard} onChange={onCard => setNext({ ...next, onCard })} unavailable={only}>
        {t('settings.approval.onCard')}
      </Checkbox>
      <TextField
        label={t('settings.approval.why')}
        value={why}
        onChange={text => typed.change({ next, why: text })}
        maxLength={200}
      />
      {failure && <FailureNote failure={failure} />}
      <Button variant="primary" onPress={() => void keep()} isPending={isBusy} unavailable={only ?? lacking}>
        {t('settings.approval.keep')}
      </Button>
    </section>
  );
}

function toggled<T>(list: readonly T[], one: T, on: boolean): readonly T[] {
  return on ? [...list.filter(each => each !== one), one] : list.filter(each => each !== one);
}
