import { listLints } from './list-lints.ts';
import type { Lint } from './lint.ts';
import { pooledLints, type KeptFrom } from './pooled-lints.ts';
import type { Scene } from './scene.ts';
import { textLints } from './text-lints.ts';
import { valueLints } from './value-lints.ts';

/** Everything that a reader could infer of what stays from this packet, with what it and those who pool with it have; each once. */
export function lintsIn(scene: Scene, others: readonly KeptFrom[]): readonly Lint[] {
  const found = [...textLints(scene), ...valueLints(scene), ...listLints(scene), ...pooledLints(scene, others)];
  return [...new Map(found.map(lint => [JSON.stringify(lint), lint])).values()];
}
