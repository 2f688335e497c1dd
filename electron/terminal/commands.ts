import { auditCommands } from './audit-commands.ts';
import type { Command } from './command.ts';
import { userCommands } from './user-commands.ts';
import { vaultCommands } from './vault-commands.ts';

/** Every command of the terminal door, in the order in which usage shows them. */
export const commands: readonly Command[] = [...vaultCommands, ...userCommands, ...auditCommands];
