import type { AgencyCode } from '../../shared/language.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { useScope } from './scope-store.ts';
import { undoMove } from './scoping.ts';

/** That the last move is saved, and the way back; or that the choice is remembered. */
export function ScopeNote({ who }: { readonly who: AgencyCode }) {
  const t = useText();
  const { view, moved, failure } = useScope();
  if (failure !== null) return <FailureNote failure={failure} />;
  if (moved === null && (view === null || view.saved === null)) return null;
  return (
    <p className="scope-note small muted" role="status">
      {moved === null ? t('scope.remembered', { who }) : t('scope.saved', { count: moved.count })}
      {moved !== null && (
        <Button size="sm" variant="link" onPress={() => void undoMove()}>
          {t('scope.undo')}
        </Button>
      )}
    </p>
  );
}
