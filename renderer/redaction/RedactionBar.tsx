import { Minus, Plus, Undo2 } from 'lucide-react';
import type { AgencyView } from '../../shared/contract/agencies.ts';
import { reasonTexts } from '../../shared/decision/reason-codes.ts';
import { boxCodes } from '../../shared/redactions.ts';
import { useText } from '../text.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { SegmentedControl } from '../ui/SegmentedControl.tsx';
import { Select } from '../ui/Select.tsx';
import { audienceSeeker } from './audience-choices.ts';
import { useRedactions } from './redaction-store.ts';
import type { Tool } from './use-sheet-keys.ts';

export type RedactionBarProps = {
  readonly agencies: readonly AgencyView[];
  readonly tool: Tool;
  readonly onTool: (tool: Tool) => void;
  readonly onZoom: (by: number) => void;
  readonly onUndo: () => void;
};

/** What the next box is: its reason and whom it is for, chosen once and kept; what dragging marks; zoom. */
export function RedactionBar({ agencies, tool, onTool, onZoom, onUndo }: RedactionBarProps) {
  const t = useText();
  const code = useRedactions(state => state.code);
  const audience = useRedactions(state => state.audience);
  const seek = audienceSeeker(agencies, t);
  const hasActs = useRedactions(({ desk }) => (desk?.acts.length ?? 0) > 0);
  return (
    <div className="redaction-bar">
      <Select
        look="filter"
        label={t('redaction.reason')}
        value={code}
        choices={boxCodes.map(id => ({ id, label: id, note: t(reasonTexts[id].says) }))}
        onChange={chosen => useRedactions.setState({ code: chosen })}
      />
      <Select
        look="filter"
        label={t('redaction.forWhom')}
        value={audience}
        choices={seek('')}
        seek={seek}
        onChange={chosen => useRedactions.setState({ audience: chosen })}
      />
      <SegmentedControl<Tool>
        label={t('redaction.tool')}
        size="sm"
        value={tool}
        onChange={onTool}
        segments={[
          { id: 'box', label: t('redaction.toolBox') },
          { id: 'words', label: t('redaction.toolWords') },
        ]}
      />
      <IconButton icon={Minus} label={t('viewer.smaller')} onPress={() => onZoom(-0.25)} />
      <IconButton icon={Plus} label={t('viewer.larger')} onPress={() => onZoom(0.25)} />
      <IconButton
        icon={Undo2}
        label={t('redaction.undo')}
        keys={['Mod', 'Z']}
        unavailable={hasActs ? null : t('redaction.nothingToUndo')}
        onPress={onUndo}
      />
    </div>
  );
}
