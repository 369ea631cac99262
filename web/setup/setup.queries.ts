import type { z } from 'zod';
import type { demoAccount } from '#api/auth.ts';
import { answer, api } from '#web/http/client.ts';

export type DemoAccount = z.output<typeof demoAccount>;

export interface FirstStart {
  token: string;
  companyName: string;
  timeZone: string;
  lastName: string;
  firstName: string;
  middleName: string;
  position: string;
  email: string;
  password: string;
}

/** Is the first start still ahead? Then there is nobody to sign in as. */
export async function setupNeeded(): Promise<boolean> {
  const { needed } = await answer(api.GET('/api/setup'));
  return needed;
}

export async function makeCompany(start: FirstStart): Promise<void> {
  const { token, companyName, timeZone, middleName, ...administrator } = start;
  await answer(
    api.POST('/api/setup', {
      body: {
        token: token.trim(),
        company: { name: companyName, timeZone },
        administrator: { ...administrator, middleName: middleName.trim() || null },
      },
    }),
  );
}

export async function fillDemo(): Promise<DemoAccount[]> {
  const { accounts } = await answer(api.POST('/api/setup/demo', { body: {} }));
  return accounts;
}
