import { PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import { Fragment } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { OpenVault } from '../../shared/contract/vault.ts';
import { useFormat } from '../format.ts';
import { prefer } from '../preferences.ts';
import { useText } from '../text.ts';
import { Brand } from '../ui/glyphs.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Tooltip } from '../ui/Tooltip.tsx';
import { InStepLine } from './InStepLine.tsx';
import { useRailed } from './railed.ts';
import { useRoomCounts } from './room-count-store.ts';
import { roomsFor, type Room } from './rooms.ts';
import { go, roomOf, useRoute } from './route-store.ts';

/** The rooms, who is here, and that nothing leaves by a network. Folded it is a rail of icons. */
export function Sidebar({ vault }: { readonly vault: OpenVault }) {
  const t = useText();
  const { isRailed, isChosen } = useRailed();
  const fold = t(isRailed ? 'frame.unfold' : 'frame.fold');
  const foldButton = (
    <IconButton
      size="sm"
      icon={isRailed ? PanelLeftOpen : PanelLeftClose}
      label={fold}
      onPress={() => prefer({ isRailed: !isRailed })}
    />
  );
  return (
    <aside className="sidebar" aria-label={t('frame.product')}>
      <div className="brand">
        <Brand />
        <b>{t('frame.product')}</b>
        {!isRailed && foldButton}
      </div>
      <nav className="nav" aria-label={t('frame.rooms')}>
        {roomsFor(vault.user.role).map(room => (
          <Fragment key={room.id}>
            {room.startsGroup && <div className="nav-gap" />}
            <RoomLink room={room} isRailed={isRailed} />
          </Fragment>
        ))}
      </nav>
      <div className="sidebar-foot">
        {!isRailed && (
          <div className="grow">
            <div className="who">{vault.user.label}</div>
            <div>
              {t(`frame.role.${vault.user.role}`)}, {vault.agency.code}
            </div>
            <div className="faint">{t('frame.offline')}</div>
            <InStepLine />
          </div>
        )}
        {isRailed && <InStepLine isRailed />}
        {isRailed && isChosen && foldButton}
      </div>
    </aside>
  );
}

function RoomLink({ room, isRailed }: { readonly room: Room; readonly isRailed: boolean }) {
  const t = useText();
  const format = useFormat();
  const isHere = useRoute(state => roomOf(state.route) === room.id);
  const count = useRoomCounts(state => state[room.id]);
  const { icon: Icon } = room;
  const link = (
    <AriaButton
      onPress={() => go({ screen: room.id })}
      {...(isHere ? { 'aria-current': 'page' as const } : {})}
      {...(isRailed ? { 'aria-label': t(room.label) } : {})}
    >
      <Icon aria-hidden />
      <span className="lbl">{t(room.label)}</span>
      {count && count.count > 0 && <span className={`count ${count.isHot ? 'hot' : ''}`}>{format.number(count.count)}</span>}
      {isRailed && count?.isHot && <span className="dot" />}
    </AriaButton>
  );
  if (!isRailed) return link;
  return (
    <Tooltip text={t(room.label)} keys={['G', room.letter]}>
      {link}
    </Tooltip>
  );
}
