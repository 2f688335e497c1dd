import { interchangeJsonSchema } from '../../shared/contract/interchange.ts';
import { packetJsonSchema } from '../../shared/contract/packet-format.ts';
import { policyJsonSchema } from '../../shared/contract/policy-format.ts';
import { profileJsonSchema } from '../../shared/contract/profile-format.ts';
import type { schemaCalls } from '../../shared/contract/schemas.ts';
import type { HandlersOf } from './ground/context.ts';

export const schemaHandlers: HandlersOf<typeof schemaCalls> = {
  'schema:case': () => interchangeJsonSchema(),
  'schema:packet': () => packetJsonSchema(),
  'schema:profile': () => profileJsonSchema(),
  'schema:policy': () => policyJsonSchema(),
};
