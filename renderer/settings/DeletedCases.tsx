import { useEffect } from 'react';
import type { DeletedCase } from '../../shared/contract/cases.ts';
import { useFormat } from '../format.ts';
import { go } from '../frame/route-store.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { notify } from '../ui/notice.ts';
import type { PartProps } from './part.ts';
import { readDeletedCases, restoreCase, useSettings } from './settings-store.ts';

/** Deleted cases that can come back, for those who may bring them. Nothing is shown where there are none. */
export function DeletedCases({ isSupervisor }: PartProps) {
  const t = useText();
  const format = useFormat();
  const deleted = useSettings(state => state.deletedCases);
  const unheard = useSettings(state => state.unheardCases);
  useEffect(() => {
    if (isSupervisor) void readDeletedCases();
  }, [isSupervisor]);
  if (!isSupervisor || deleted === null || deleted.length === 0) return null;

  async function restore({ caseId, reference }: DeletedCase): Promise<void> {
    if (!(await restoreCase(caseId))) return;
    const act = { label: t('settings.deleted.open'), onPress: () => go({ screen: 'case', caseId }) };
    notify({ title: t('settings.deleted.restored', { reference }), tone: 'done', act });
  }

  return (
    <section>
      <h2 className="h-section h-ruled">{t('settings.deleted.title')}</h2>
      <p className="muted">{t('settings.deleted.note')}</p>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('settings.deleted.case')}</th>
            <th scope="col">{t('settings.deleted.why')}</th>
            <th scope="col">{t('settings.deleted.by')}</th>
            <th scope="col">{t('settings.deleted.until')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('settings.users.act')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {deleted.map(each => (
            <tr key={each.caseId}>
              <td>
                <span className="mono">{each.reference}</span> <span className="muted">{each.title}</span>
              </td>
              <td>{each.reason}</td>
              <td>
                {each.by} <span className="muted">{format.instant(each.deletedAtMs)}</span>
                {unheard.flatMap(({ caseId, wrote }) =>
                  caseId === each.caseId
                    ? [
                        <div key={wrote.station} className="small">
                          {t('joining.unheard.wroteSince', {
                            writer: wrote.userLabel ?? '',
                            from: String(wrote.station),
                            when: format.instant(wrote.atMs),
                          })}
                        </div>,
                      ]
                    : [],
                )}
              </td>
              <td>
                {format.date(each.until, 'always')}
                {each.kept !== null && <span className="muted"> {t(`settings.deleted.kept.${each.kept}`)}</span>}
              </td>
              <td className="num">
                <Button
                  size="sm"
                  label={t('settings.deleted.restoreOf', { reference: each.reference })}
                  onPress={() => void restore(each)}
                >
                  {t('settings.deleted.restore')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
