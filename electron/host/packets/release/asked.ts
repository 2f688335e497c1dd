import type { SessionContext } from '../../ground/context.ts';
import { decideRelease, type Release, type ReleaseRequest } from './release.ts';
import { supplementOf } from './supplement.ts';

/**
 * What is asked for, decided: a case, or what an earlier packet of it withheld.
 *
 * @throws Refusal as {@link decideRelease} and {@link supplementOf}.
 */
export function decideAsked(context: SessionContext, request: ReleaseRequest): Release {
  const release = decideRelease(context, request);
  return request.supplement === undefined ? release : supplementOf(context.session, release, request.supplement);
}
