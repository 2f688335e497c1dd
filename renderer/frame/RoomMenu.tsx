import { Menu as MenuIcon } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useText } from '../text.ts';
import { Menu } from '../ui/Menu.tsx';
import { useViewer } from '../viewer.ts';
import { roomsFor } from './rooms.ts';
import { go } from './route-store.ts';

/** The rooms behind one button, where a window has no room for them at its side. */
export function RoomMenu() {
  const t = useText();
  const role = useViewer(({ viewer }) => viewer?.user.role);
  if (role === undefined) return null;
  const rooms = roomsFor(role);
  return (
    <span className="room-menu">
      <Menu
        label={t('frame.rooms')}
        onAction={chosen => {
          const room = rooms.find(({ id }) => id === chosen);
          if (room !== undefined) go({ screen: room.id });
        }}
        entries={rooms.map(({ id, label, icon }) => ({ id, label: t(label), icon }))}
        trigger={
          <AriaButton className="iconbtn" aria-label={t('frame.rooms')}>
            <MenuIcon aria-hidden />
          </AriaButton>
        }
      />
    </span>
  );
}
