import { ListFilter } from 'lucide-react';
import { useMemo } from 'react';
import type { FlowLine } from '../../shared/flow.ts';
import { useFormat } from '../format.ts';
import { go } from '../frame/route-store.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { Table, type Column } from '../ui/Table.tsx';
import { TextField } from '../ui/TextField.tsx';
import { closeFigure, findBehind, readMoreBehind, useFlow, type Behind } from './flow-store.ts';

/** The cases behind a figure: as many lines as it says. */
export function BehindDialog({ behind }: { readonly behind: Behind }) {
  const t = useText();
  const format = useFormat();
  const columns = useColumns();
  const { lines, total, found, failure } = behind;
  const open = ({ id }: FlowLine) => {
    closeFigure();
    go({ screen: 'case', caseId: id });
  };
  return (
    <Dialog
      isOpen
      onClose={closeFigure}
      width="xl"
      isDismissable
      title={`${behind.what}: ${t('flow.behindCount', { count: total })}`}
      footer={<Button onPress={closeFigure}>{t('ui.close')}</Button>}
    >
      <TextField
        label={t('flow.find')}
        type="search"
        icon={ListFilter}
        placeholder={t('flow.findHint')}
        value={behind.text}
        maxLength={200}
        onChange={findBehind}
      />
      <p className="small muted" role="status">
        {t('flow.behindFound', { found: format.number(found), total: format.number(total) })}
      </p>
      {failure && <FailureNote failure={failure} />}
      <div className="flow-behind">
        <Table
          label={t('flow.behind')}
          columns={columns}
          rows={lines}
          total={found}
          keyOf={line => line.key}
          onOpen={open}
          onNearEnd={readMoreBehind}
        />
      </div>
    </Dialog>
  );
}

function useColumns(): readonly Column<FlowLine>[] {
  const t = useText();
  const format = useFormat();
  const isStage = useFlow(({ behind }) => behind?.lines.some(({ of }) => of !== null) === true);
  return useMemo(
    () => [
      {
        id: 'reference',
        title: t('flow.reference'),
        width: '124px',
        cell: line => <span className="mono">{line.reference}</span>,
        codeOf: line => line.reference,
      },
      {
        id: 'persons',
        title: t('flow.persons'),
        width: 'minmax(120px, 1.4fr)',
        cell: line => <b className="strong ellipsis">{line.persons === '' ? line.title : line.persons}</b>,
      },
      {
        id: 'stage',
        title: t(isStage ? 'flow.of' : 'flow.stage'),
        width: 'minmax(120px, 1.2fr)',
        cell: line => <span className="ellipsis">{t(line.of ?? line.stage)}</span>,
      },
      {
        id: 'on',
        title: t('flow.on'),
        width: '96px',
        cell: line => (line.on === null ? '–' : format.date(line.on, 'always')),
      },
      {
        id: 'days',
        title: t('flow.days'),
        width: '64px',
        align: 'end',
        cell: line => (line.days === null ? '–' : format.number(line.days)),
      },
      {
        id: 'officer',
        title: t('flow.officer'),
        width: 'minmax(80px, 0.8fr)',
        cell: line => <span className="ellipsis">{line.officer ?? t('flow.nobody')}</span>,
      },
    ],
    [t, format, isStage],
  );
}
