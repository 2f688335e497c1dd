// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Dialog } from '../../renderer/ui/Dialog.tsx';
import { notices, notify } from '../../renderer/ui/notice.ts';
import { speak } from '../../renderer/text.ts';
import { Toasts } from '../../renderer/ui/Toasts.tsx';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  while (notices.visibleToasts.length > 0) notices.close(notices.visibleToasts[0]!.key); // there is one
  vi.useRealTimers();
});

const say = (title: string, act?: () => void) =>
  notify({ title, ...(act === undefined ? {} : { act: { label: `Undo ${title}`, onPress: act } }) });
const wait = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
const seen = () => screen.queryAllByRole('alertdialog').map(notice => notice.textContent);

function Page({ isOpen }: { readonly isOpen: boolean }) {
  return (
    <>
      <Toasts />
      <Dialog isOpen={isOpen} onClose={() => undefined} title="A question" footer={<button>Yes</button>}>
        text
      </Dialog>
    </>
  );
}

test('a notice runs out after six seconds, one with a way back after twenty', async () => {
  render(<Page isOpen={false} />);
  act(() => say('plain'));
  act(() => say('with a way back', () => undefined));

  await wait(6_100);
  expect(seen().join()).not.toContain('plain');
  expect(seen().join()).toContain('with a way back');
  await wait(14_000);
  expect(seen()).toEqual([]);
});

test('no more than two lie on one another', () => {
  render(<Page isOpen={false} />);
  act(() => ['one', 'two', 'three'].forEach(title => say(title)));

  expect(seen()).toHaveLength(2);
  expect(seen().join()).toContain('three');
});

test('what stands in one language goes when the window speaks another', () => {
  render(<Page isOpen={false} />);
  act(() => say('in English'));
  expect(seen()).toHaveLength(1);

  act(() => speak('es'));
  expect(seen()).toEqual([]);
  act(() => say('en español'));
  expect(seen()).toHaveLength(1);
  act(() => speak('en'));
});

test('a way back that is offered stays when the window speaks another language', () => {
  const undo = vi.fn();
  render(<Page isOpen={false} />);
  act(() => {
    say('done', undo);
    say('said');
  });

  act(() => speak('es'));
  expect(seen()).toHaveLength(1);
  act(() => screen.getByRole('button', { name: 'Undo done' }).click());
  expect(undo).toHaveBeenCalledOnce();
  act(() => speak('en'));
});

test('each undoes its own', () => {
  const undone: string[] = [];
  render(<Page isOpen={false} />);
  act(() => ['first', 'second'].forEach(title => say(title, () => undone.push(title))));

  act(() => screen.getByRole('button', { name: 'Undo first' }).click());

  expect(undone).toEqual(['first']);
});

test('none lies over an open dialog, and its time begins when it is seen', async () => {
  const { rerender } = render(<Page isOpen={false} />);
  act(() => say('before'));
  rerender(<Page isOpen />);
  act(() => say('meanwhile'));

  await wait(30_000);
  expect(screen.queryByText('before')).toBeNull();
  expect(screen.queryByText('meanwhile')).toBeNull();

  rerender(<Page isOpen={false} />);
  await wait(100);
  expect(screen.getByText('before')).toBeTruthy();
  expect(screen.getByText('meanwhile')).toBeTruthy();
  await wait(6_100);
  expect(seen()).toEqual([]);
});
