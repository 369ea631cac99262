import { randomInt } from 'node:crypto';
import type { z } from 'zod';
import type { demoAccount } from '#api/auth.ts';
import { addDays } from '#domain/values/dates.ts';
import { hashPassword } from '#server/auth/public.ts';
import { transactAsSystem } from '#server/db/transact.ts';
import type { Ctx } from '#server/http/context.ts';
import { HttpProblem } from '#server/http/problems.ts';
import { planCalls } from './calls.ts';
import { makeCast } from './cast.ts';
import { fillClients } from './clients.ts';
import { demoAbsences, demoPeople } from './company.data.ts';
import { writeNews } from './news.ts';
import { playOrders } from './orders.ts';
import { insertAbsence, insertPeople } from './people.store.ts';
import { giveTasks } from './tasks.ts';

type Account = z.input<typeof demoAccount>;

/**
 * The demonstration company: people, clients, contracts, orders at every step and in the archive, comments, files, news, tasks, a head
 * away with a substitute. Everything but the people is done through the product's own use cases, so signatures and the
 * journal are real. Only while there are no clients; a run cut short is answered by starting with an empty data folder.
 */
export async function fillDemo(ctx: Ctx): Promise<{ accounts: Account[] }> {
  if ((await ctx.reader.clients().select('k.id').limit(1).execute()).length > 0)
    throw new HttpProblem('already_done');
  const passwords = demoPeople.map(() => password());
  const hashes = await Promise.all(passwords.map((one) => hashPassword(one)));
  const people = await transactAsSystem(ctx.deps.db, (trx) => insertPeople(trx, hashes, ctx.today));
  const cast = await makeCast(ctx.deps, people);
  const clients = await fillClients(cast, ctx.today);
  await planCalls(cast, clients, ctx.today);
  await playOrders(cast, clients, ctx.today);
  await writeNews(cast, ctx.today);
  await giveTasks(cast, clients, ctx.today);
  await transactAsSystem(ctx.deps.db, async (trx) => {
    for (const { employee, substitute, from, to, note, decidedBy } of demoAbsences)
      await insertAbsence(trx, {
        employeeId: cast.id(employee),
        substituteId: cast.id(substitute),
        fromOn: addDays(ctx.today, from),
        toOn: addDays(ctx.today, to),
        note: note ?? '',
        decidedBy: decidedBy === undefined ? null : cast.id(decidedBy),
      });
  });
  const departments = new Map(ctx.person.departments.map((one) => [one.key, one.name]));
  return {
    accounts: people.map((person, index) => ({
      name: person.name.join(' '),
      position: person.position,
      department: person.department ? (departments.get(person.department) ?? null) : null,
      email: person.email,
      password: passwords[index] ?? '',
    })),
  };
}

const syllables = [
  'ba',
  'ko',
  'mi',
  'ne',
  'ro',
  'su',
  'ta',
  'vi',
  'lo',
  'pe',
  'du',
  'zi',
  'ga',
  'fo',
  'ru',
  'ce',
];

/** Easy to type and to tell over the phone; made anew for every installation. */
function password(): string {
  const word = () => Array.from({ length: 3 }, () => syllables[randomInt(syllables.length)]).join('');
  return `${word()}-${word()}-${randomInt(100, 1000)}`;
}
