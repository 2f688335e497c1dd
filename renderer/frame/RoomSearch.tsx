import { Search } from 'lucide-react';
import { useRef } from 'react';
import { TextField } from '../ui/TextField.tsx';
import { useCommands } from './command-store.ts';

export type RoomSearchProps = {
  readonly label: string;
  readonly hint: string;
  readonly text: string;
  readonly onFind: (text: string) => void;
};

/** What is looked for in the list of a room, above it; the key `/` leads here. */
export function RoomSearch({ label, hint, text, onFind }: RoomSearchProps) {
  const row = useRef<HTMLDivElement>(null);
  useCommands([
    {
      id: 'search-room',
      label,
      section: 'here',
      keys: '/',
      run: () => row.current?.querySelector<HTMLInputElement>('input')?.focus(),
    },
  ]);
  return (
    <div className="filters" ref={row}>
      <TextField
        label={label}
        labelHidden
        icon={Search}
        type="search"
        placeholder={hint}
        value={text}
        onChange={onFind}
        maxLength={200}
      />
    </div>
  );
}
