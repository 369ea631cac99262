import { makeOneTimeToken } from '#server/auth/one-time-tokens.store.ts';
import { transactAsSystem } from '#server/db/transact.ts';
import type { Scene } from './scene.ts';

/** The token of a first start, as the console would show it. */
export const setupToken = ({ stage }: Scene): Promise<string> =>
  transactAsSystem(stage.deps.db, async (trx) => {
    const wanted = { purpose: 'setup', employeeId: null, createdBy: null, minutes: 60 } as const;
    return (await makeOneTimeToken(trx, wanted)).text;
  });
