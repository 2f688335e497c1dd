import type { ShownBox } from '../../shared/contract/redactions.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { useViewer } from '../viewer.ts';
import { Button } from '../ui/Button.tsx';
import { PanelSection } from '../ui/PanelSection.tsx';
import { audienceText } from './audience-choices.ts';
import { decideRemoval } from './box-acts.ts';
import { textUnder } from './page-words.ts';
import type { Desk } from './redaction-store.ts';

export type BoxesPanelProps = {
  readonly desk: Desk;
  readonly mayWrite: boolean;
  readonly onPage: (page: number) => void;
  readonly onRemove: (box: ShownBox) => void;
};

/** Every box of the document: where, for whom, why, by whom and when. */
export function BoxesPanel({ desk, mayWrite, onPage, onRemove }: BoxesPanelProps) {
  const t = useText();
  const { boxes } = desk;
  if (boxes.length === 0)
    return (
      <PanelSection title={t('redaction.boxes', { count: 0 })}>
        <p className="small muted">{t('redaction.noBoxes')}</p>
      </PanelSection>
    );
  return (
    <PanelSection title={t('redaction.boxes', { count: boxes.length })}>
      <ul className="redaction-boxes">
        {boxes.map(box => (
          <BoxRow key={box.id} {...{ box, desk, mayWrite, onPage, onRemove }} />
        ))}
      </ul>
    </PanelSection>
  );
}

function BoxRow({ box, desk, mayWrite, onPage, onRemove }: BoxesPanelProps & { readonly box: ShownBox }) {
  const t = useText();
  const format = useFormat();
  const isSupervisor = useViewer(({ viewer }) => viewer?.user.role === 'supervisor');
  const { page, code, audience, removal } = box;
  const text = textUnder(desk.words.get(page)?.words ?? [], box.box) || t('redaction.noText');
  const name = `${text}, ${t('redaction.onPage', { page })}`;
  return (
    <li>
      <div className="row">
        <span className="grow ellipsis">
          <Button variant="link" label={name} onPress={() => onPage(page)}>
            {text}
          </Button>{' '}
          <span className="small muted">{t('redaction.onPage', { page })}</span>
        </span>
        {mayWrite && removal === null && (
          <Button
            size="sm"
            variant="ghost"
            label={`${t(box.isOwn ? 'redaction.remove' : 'redaction.askRemoval')}: ${name}`}
            onPress={() => onRemove(box)}
          >
            {t(box.isOwn ? 'redaction.remove' : 'redaction.askRemoval')}
          </Button>
        )}
      </div>
      <p className="small muted">
        <span className="mono">{code}</span> {audienceText(audience, t)} ·{' '}
        {t('redaction.byWhom', { by: box.by ?? '', when: format.instant(box.atMs) })}
      </p>
      {removal !== null && (
        <>
          <p className="small">{t('redaction.asked', { by: removal.by ?? '', ground: removal.ground })}</p>
          {isSupervisor && !removal.isMine && (
            <div className="row">
              <Button size="sm" label={`${t('redaction.allow')}: ${name}`} onPress={() => void decideRemoval(box, true)}>
                {t('redaction.allow')}
              </Button>
              <Button size="sm" label={`${t('redaction.keep')}: ${name}`} onPress={() => void decideRemoval(box, false)}>
                {t('redaction.keep')}
              </Button>
            </div>
          )}
        </>
      )}
    </li>
  );
}
