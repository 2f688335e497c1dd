import { useEffect, useId, useRef, type FocusEvent, type KeyboardEvent, type ReactNode } from 'react';
import type { DraftShield } from '../../shared/case-view.ts';
import { shieldOf } from '../marks/shield-of.ts';
import { useText } from '../text.ts';
import { Popover } from '../ui/Popover.tsx';
import { Shield } from '../marks/Shield.tsx';
import { logRows, type LogRowId } from './letters.ts';

export type LogRowProps = {
  readonly id: LogRowId;
  /** What was understood, to read; without it the controls always stand there. */
  readonly reading?: ReactNode;
  readonly isOpen?: boolean;
  readonly onOpen?: (isOpen: boolean) => void;
  readonly shield?: DraftShield | null;
  readonly children: ReactNode;
};

/** One part of the exchange: read at rest, corrected once its letter is pressed or it is clicked. */
export function LogRow({ id, reading, isOpen = false, onOpen, shield = null, children }: LogRowProps) {
  const t = useText();
  const nameId = useId();
  const frame = useRef<HTMLDivElement>(null);
  const row = logRows.find(one => one.id === id);
  const isRead = reading !== undefined && !isOpen;
  useEffect(() => {
    if (isOpen) firstControl(frame.current)?.focus();
  }, [isOpen]);

  function leave({ relatedTarget: to }: FocusEvent): void {
    if (isOpen && to instanceof Element && !frame.current?.contains(to) && to.closest('.pop') === null) onOpen?.(false);
  }
  function close(event: KeyboardEvent): void {
    const isFree = event.key === 'Escape' && document.querySelector('.pop') === null;
    if (!isOpen || !isFree) return;
    event.stopPropagation(); // the dialog stays
    onOpen?.(false);
    queueMicrotask(() => frame.current?.querySelector<HTMLElement>('.log-read')?.focus());
  }

  return (
    <div className="log-row" data-log-row={id} ref={frame} onBlur={leave} onKeyDown={close}>
      <span className="log-name" id={nameId}>
        {row && t(row.label)} <kbd>{row && t(row.letters)}</kbd>
      </span>
      {isRead ? (
        <button type="button" className="log-read" aria-labelledby={`${nameId} ${nameId}-is`} onClick={() => onOpen?.(true)}>
          <span id={`${nameId}-is`}>{reading}</span>
        </button>
      ) : (
        <div className="log-controls">{children}</div>
      )}
      {shield !== null && (
        <Popover
          label={t('quickLog.shieldWhy')}
          placement="left"
          trigger={<Shield state={shieldOf(shield.action)} {...(row ? { of: t(row.label) } : {})} isButton />}
        >
          <p className="log-why">{t(shield.reason)}</p>
        </Popover>
      )}
    </div>
  );
}

function firstControl(frame: HTMLElement | null): HTMLElement | null {
  return frame?.querySelector<HTMLElement>('.log-controls :is(input, textarea, button)') ?? null;
}
