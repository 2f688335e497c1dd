import { useEffect, useRef } from 'react';
import { CircleCheck, Info, OctagonAlert, X } from 'lucide-react';
import {
  Button as AriaButton,
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components';
import { useReader, useText } from '../text.ts';
import { Button } from './Button.tsx';
import { dropWords, notices, useDialogs } from './notice.ts';

const icons = { plain: Info, done: CircleCheck, stop: OctagonAlert };

/** Where notices appear; once per window. F6 moves to it. */
export function Toasts() {
  const t = useText();
  const isWaiting = useDialogs(({ open }) => open > 0);
  const region = useRef<HTMLDivElement>(null);
  const { language } = useReader();
  const spoken = useRef(language);
  useEffect(() => {
    if (spoken.current === language) return;
    spoken.current = language;
    dropWords();
  }, [language]);
  useEffect(() => {
    const enter = (event: KeyboardEvent): void => {
      const first = event.key === 'F6' ? region.current?.querySelector('button') : null;
      if (first === null || first === undefined) return;
      event.preventDefault();
      first.focus();
    };
    document.addEventListener('keydown', enter);
    return () => document.removeEventListener('keydown', enter);
  }, []);
  if (isWaiting) return null;
  return (
    <ToastRegion ref={region} queue={notices} className="toasts" aria-label={t('ui.notices')}>
      {({ toast }) => {
        const { title, note, tone = 'plain', act } = toast.content;
        const Icon = icons[tone];
        return (
          <Toast toast={toast} className={`toast ${tone}`}>
            <Icon aria-hidden />
            <ToastContent className="grow">
              <Text slot="title" className="strong">
                {title}
              </Text>
              {note !== undefined && (
                <Text slot="description" className="choice-note">
                  {note}
                </Text>
              )}
            </ToastContent>
            <span className="acts">
              {act && (
                <Button
                  size="sm"
                  onPress={() => {
                    act.onPress();
                    notices.close(toast.key);
                  }}
                >
                  {act.label}
                </Button>
              )}
              <AriaButton slot="close" className="iconbtn sm" aria-label={t('ui.close')}>
                <X aria-hidden />
              </AriaButton>
            </span>
          </Toast>
        );
      }}
    </ToastRegion>
  );
}
