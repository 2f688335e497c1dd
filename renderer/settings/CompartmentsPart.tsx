import { useEffect, useState } from 'react';
import type { CompartmentView } from '../../shared/contract/compartments.ts';
import { go } from '../frame/route-store.ts';
import { useText } from '../text.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { AcceptDialog } from './AcceptDialog.tsx';
import { CompartmentDialog } from './CompartmentDialog.tsx';
import type { PartProps } from './part.ts';
import { readCompartments, useSettings } from './settings-store.ts';

/** This user's closed compartments: who reads them and what is in them. */
export function CompartmentsPart({ isSupervisor }: PartProps) {
  const t = useText();
  const { compartments, failure } = useSettings();
  const [open, setOpen] = useState<CompartmentView | 'new' | null>(null);
  useEffect(() => void readCompartments(), []);
  const onlySupervisor = isSupervisor ? null : t('settings.supervisorsOnly');

  return (
    <section>
      <h2 className="h-section h-ruled">{t('compartments.title')}</h2>
      <p className="note">{t('compartments.note')}</p>
      {failure && open === null && <FailureNote failure={failure} />}
      {compartments?.length === 0 && <p className="muted">{t('compartments.none')}</p>}
      {(compartments ?? []).length > 0 && <Compartments all={compartments ?? []} onChange={setOpen} />}
      <div className="row wrap">
        <Button variant="primary" onPress={() => setOpen('new')} unavailable={onlySupervisor}>
          {t('compartments.create')}
        </Button>
        {onlySupervisor !== null && <span className="faint small">{onlySupervisor}</span>}
      </div>
      {open !== null && <Asked of={open} onClose={() => setOpen(null)} />}
    </section>
  );
}

function Asked({ of, onClose }: { readonly of: CompartmentView | 'new'; readonly onClose: () => void }) {
  if (of !== 'new' && of.setBack !== null) return <AcceptDialog of={of} onClose={onClose} />;
  return <CompartmentDialog of={of === 'new' ? null : of} onClose={onClose} />;
}

type ListProps = { readonly all: readonly CompartmentView[]; readonly onChange: (one: CompartmentView) => void };

function Compartments({ all, onChange }: ListProps) {
  const t = useText();
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">{t('compartments.name')}</th>
          <th scope="col">{t('compartments.people')}</th>
          <th scope="col">{t('compartments.cases')}</th>
          <th scope="col">
            <span className="visually-hidden">{t('compartments.change')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {all.map(one => (
          <tr key={one.id}>
            <td className="strong">
              {one.name} {one.needsKey && <Badge tone="soon">{t('compartments.due')}</Badge>}
              {one.setBack !== null && (
                <div className="note">
                  {t('compartments.setBack', {
                    held: one.setBack.held,
                    remembered: one.setBack.remembered,
                  })}
                </div>
              )}
            </td>
            <td>{one.people.map(({ label }) => label).join(', ')}</td>
            <td>
              {one.cases.map(({ caseId, reference }) => (
                <Button key={caseId} variant="link" onPress={() => go({ screen: 'case', caseId })}>
                  {reference}
                </Button>
              ))}
              {one.doubles.map(({ why, reference, other }) => (
                <div key={other}>
                  <Button variant="link" onPress={() => go({ screen: 'case', caseId: other })}>
                    {t(why === 'packet' ? 'compartments.arrivedApart' : 'compartments.double', { reference })}
                  </Button>
                </div>
              ))}
            </td>
            <td className="num">
              {one.mayChange && one.setBack !== null && (
                <Button variant="link" label={t('compartments.acceptOf', { name: one.name })} onPress={() => onChange(one)}>
                  {t('compartments.accept')}
                </Button>
              )}
              {one.mayChange && one.setBack === null && (
                <Button variant="link" label={t('compartments.changeOf', { name: one.name })} onPress={() => onChange(one)}>
                  {t('compartments.change')}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
