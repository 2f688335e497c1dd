import type { SessionContext } from '../../ground/context.ts';
import { correctionOf } from './correction.ts';
import { decideRelease, type Release, type ReleaseRequest } from './release.ts';
import { supplementOf } from './supplement.ts';

/**
 * What is asked for, decided: a case, or what an earlier packet of it withheld, or gave otherwise.
 *
 * @throws Refusal as {@link decideRelease} , {@link supplementOf} and {@link correctionOf}.
 */
export function decideAsked(context: SessionContext, request: ReleaseRequest): Release {
  const release = decideRelease(context, request);
  const { supplement, correction } = request;
  if (supplement !== undefined) return supplementOf(context.session, release, supplement);
  return correction === undefined ? release : correctionOf(context.session, release, correction);
}
