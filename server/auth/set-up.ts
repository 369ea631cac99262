import { transactAsSystem } from '#server/db/transact.ts';
import type { PublicCtx } from '#server/http/context.ts';
import { HttpProblem, invalid } from '#server/http/problems.ts';
import { clientFacts } from './client-facts.ts';
import {
  holdFirstStart,
  insertCompany,
  isSetUp,
  knowsTimeZone,
  type NewAdministrator,
  type NewCompany,
} from './company.store.ts';
import { putPassword } from './credentials.store.ts';
import { useOneTimeToken } from './one-time-tokens.store.ts';
import { hashPassword } from './password-hash.ts';
import { checkPassword } from './password-rules.ts';
import { note } from './sessions.store.ts';

type FirstStart = {
  token: string;
  company: NewCompany;
  administrator: NewAdministrator & { password: string };
};

export { isSetUp };

/** The first start: company and administrator, once. Answers with the administrator's cookies. */
export async function setUp(ctx: PublicCtx, start: FirstStart): Promise<string[]> {
  const { company, administrator, token } = start;
  if (await isSetUp(ctx.db)) throw new HttpProblem('already_set_up');
  if (!(await ctx.deps.setupToken.check(token))) throw invalid('token', 'token');
  if (!isTimeZone(company.timeZone) || !(await knowsTimeZone(ctx.db, company.timeZone)))
    throw invalid('company.timeZone', 'time_zone');
  checkPassword('administrator.password', administrator.password, {
    email: administrator.email,
    names: [administrator.lastName, administrator.firstName, administrator.middleName, company.name],
  });
  // hashing takes a while: nothing is held meanwhile, the token is judged again below
  const hash = await hashPassword(administrator.password);
  await transactAsSystem(ctx.db, async (trx) => {
    await holdFirstStart(trx);
    if (await isSetUp(trx)) throw new HttpProblem('already_set_up');
    if (!(await useOneTimeToken(trx, 'setup', token))) throw invalid('token', 'token');
    const id = await insertCompany(trx, company, administrator);
    await putPassword(trx, { id, email: administrator.email }, hash);
    await note(trx, {
      kind: 'companySetUp',
      actorId: id,
      employeeId: id,
      data: { name: company.name, timeZone: company.timeZone },
    });
  });
  return ctx.deps.signIn.openNew(administrator, clientFacts(ctx.request, ctx.deps.config));
}

/** A name of the IANA list, as written there; an offset or another spelling is not. */
function isTimeZone(name: string): boolean {
  return name === 'UTC' || Intl.supportedValuesOf('timeZone').includes(name);
}
