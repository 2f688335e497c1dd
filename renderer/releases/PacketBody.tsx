import { useMemo, useState } from 'react';
import type { LedgerDetail, LedgerRecord } from '../../shared/contract/packets.ts';
import { givesValues } from '../../shared/packet-kinds.ts';
import { markStates, type MarkState } from '../marks/mark-state.ts';
import { ShieldShape } from '../marks/ShieldShape.tsx';
import { useText } from '../text.ts';
import { LongList } from '../ui/LongList.tsx';
import { SplitPane } from '../ui/SplitPane.tsx';
import { toggled } from '../ui/Grid.tsx';
import { PacketChain } from './PacketChain.tsx';
import { packetParts, type ChosenValue, type PacketState } from './packet-lines.ts';
import { PacketPanel } from './PacketPanel.tsx';
import { PacketRecord } from './PacketRecord.tsx';

/** The channel at the left, the page as its recipient has it, and at the right what a person asks about it. */
export function PacketBody({ detail }: { readonly detail: LedgerDetail }) {
  const t = useText();
  const [chosen, setChosen] = useState<{ readonly at: string; readonly value: ChosenValue } | null>(null);
  const ofThis = chosen?.at === detail.packetId ? chosen.value : null;
  return (
    <div className="packet-pane">
      <PacketChain detail={detail} />
      <SplitPane panelLabel={t('release.aboutPacket')} panel={<PacketPanel detail={detail} chosen={ofThis} />}>
        {detail.contents === null ? (
          <p className="page muted">{t(givesValues(detail.kind) ? 'release.unreadable' : 'release.carriesNoCase')}</p>
        ) : (
          <PacketContents
            key={detail.packetId}
            detail={detail}
            contents={detail.contents}
            chosen={ofThis}
            onChoose={value => setChosen({ at: detail.packetId, value })}
          />
        )}
      </SplitPane>
    </div>
  );
}

type ContentsProps = {
  readonly detail: LedgerDetail;
  readonly contents: readonly LedgerRecord[];
  readonly chosen: ChosenValue | null;
  readonly onChoose: (value: ChosenValue) => void;
};

function PacketContents({ detail: { counts, hidden }, contents, chosen, onChoose }: ContentsProps) {
  const t = useText();
  const [only, setOnly] = useState<PacketState | null>(null);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const parts = useMemo(() => packetParts(contents, { only, opened }), [contents, only, opened]);
  const empty = contents.reduce((sum, { fields }) => sum + fields.filter(({ isEmpty }) => isEmpty).length, 0);
  const first = parts.find(({ rows }) => rows.length > 0);
  const stop = chosen?.seen.path ?? first?.rows[0]?.seen.path ?? null;
  return (
    <div className="packet-page">
      <div className="packet-counts" role="group" aria-label={t('release.showOnly')}>
        {markStates.filter(isCounted).map(
          state =>
            counts[state] > 0 && (
              <button
                key={state}
                type="button"
                className="packet-count"
                aria-pressed={only === state}
                onClick={() => setOnly(only === state ? null : state)}
              >
                <ShieldShape state={state} />
                <b>{counts[state]}</b> {t(`mark.state.${state}`)}
              </button>
            ),
        )}
      </div>
      <LongList
        label={t('release.paths')}
        items={parts}
        keyOf={({ record }) => record.name}
        estimatePx={120}
        render={part => (
          <PacketRecord
            part={part}
            stop={stop}
            chosen={chosen}
            onChoose={onChoose}
            onFold={() => setOpened(before => toggled(before, part.record.name))}
          />
        )}
      />
      {only === null && empty > 0 && <p className="small muted">{t('release.emptyGaps', { count: empty })}</p>}
      {only === null && hidden > 0 && <p className="small muted">{t('release.hiddenCount', { count: hidden })}</p>}
    </div>
  );
}

const isCounted = (state: MarkState): state is PacketState => state !== 'hidden';
