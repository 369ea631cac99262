import { createHash, randomBytes } from 'node:crypto';
import { expertiseProcess } from '#domain/process/default/expertise.ts';
import { seeded } from '#domain/values/seeded.ts';
import { type Answer, type Client, clientOf, openStage, type Stage } from '#test/app.ts';
import { someoneFor, usefulAct } from '../walks/choose.ts';
import { makeOffice, makeOrders, startOf } from '../walks/ground.ts';
import type { Act, Call } from '../walks/model/calls.ts';
import { type Company, personOf, readCompany } from '../walks/model/company.ts';
import { type Model, orderAt } from '../walks/model/model.ts';
import { predict } from '../walks/model/predict.ts';
import { learn } from '../walks/model/predict-files.ts';
import { type Facts, type Request, requestOf } from '../walks/model/requests.ts';

/** The product with connections enough for many at once, and as many people as a race needs. */
export type Arena = {
  stage: Stage;
  /** The clock stands while a race is run, so that the model knows every stamp. */
  tick: () => string;
  now: () => string;
  as: (name: string) => Client;
  /** People of the company as it was at first; each race starts from it. */
  base: Company;
  facts: Facts;
  tokens: Record<string, string>;
  rounds: number;
};

const CONNECTIONS = 24;

export async function openArena(): Promise<Arena> {
  const stage = await openStage({ poolSize: CONNECTIONS });
  let moment = Date.now();
  const now = () => new Date(moment).toISOString();
  stage.deps.clock = () => new Date(moment);
  const tick = () => {
    moment += 1000;
    return now();
  };
  const tokens: Record<string, string> = { ...stage.world.tokens };
  const as = (name: string) => clientOf(stage.app, { cookie: `vizir_session=${tokens[name]}` });
  const base = await readCompany(stage, stage.world.ids);
  return { stage, tick, now, as, base, facts: await readFacts(stage), tokens, rounds: 0 };
}

/** What acts on people send back with their change: the departments, and the cards of those whose roles change. */
async function readFacts({ ownerDb, world }: Stage): Promise<Facts> {
  const departments = await ownerDb.selectFrom('departments').selectAll().execute();
  const director = await ownerDb
    .selectFrom('employees')
    .selectAll()
    .where('id', '=', world.ids.director)
    .executeTakeFirstOrThrow();
  return {
    departments: Object.fromEntries(
      departments.map(({ id, key, name, parent_id, duties }) => [
        key,
        { id, name, parentId: parent_id, duties },
      ]),
    ),
    employees: {
      director: {
        lastName: director.last_name,
        firstName: director.first_name,
        middleName: director.middle_name,
        email: director.email,
        position: director.position,
        departmentId: director.department_id,
        version: director.version,
      },
    },
  };
}

/** Everybody in their own seat and at work again; written as the owner, between two races. */
export async function resetPeople({ stage, base }: Arena): Promise<void> {
  const { ownerDb, world } = stage;
  await ownerDb
    .updateTable('absences')
    .set({ cancelled_at: new Date().toISOString() })
    .where('cancelled_at', 'is', null)
    .execute();
  for (const [key, head] of Object.entries(base.seats)) {
    const head_id = head === null ? null : personOf(base, head).id;
    await ownerDb.updateTable('departments').set({ head_id }).where('key', '=', key).execute();
  }
  await ownerDb
    .updateTable('employees')
    .set({ roles: ['director'], version: 1 })
    .where('id', '=', world.ids.director)
    .execute();
}

/** A clerk more, who can sign in; nobody's substitute yet. */
export async function hire(arena: Arena, name: string): Promise<void> {
  const { ownerDb, world } = arena.stage;
  const email = `${name.toLowerCase()}@example.org`;
  const user = await ownerDb
    .insertInto('auth_users')
    .values({ name, email })
    .returning('id')
    .executeTakeFirstOrThrow();
  const department_id = world.departments.office ?? null;
  const { id } = await ownerDb
    .insertInto('employees')
    .values({
      email,
      last_name: 'Запасной',
      first_name: name,
      middle_name: null,
      position: 'заместитель',
      roles: [],
      status: 'active',
      department_id,
      auth_user_id: user.id,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const token = randomBytes(24).toString('base64url');
  const hash = createHash('sha256').update(token).digest('hex');
  const expires_at = new Date(Date.now() + 86_400_000).toISOString();
  await ownerDb.insertInto('auth_sessions').values({ user_id: user.id, token: hash, expires_at }).execute();
  arena.tokens[name] = token;
  const ids = Object.fromEntries(Object.entries(arena.base.people).map(([who, person]) => [who, person.id]));
  arena.base = await readCompany(arena.stage, { ...ids, [name]: id });
}

/** One order of the default process under a contract of its own, led by `manager`. */
export async function newRound(arena: Arena): Promise<Model> {
  arena.rounds += 1;
  const office = await makeOffice(arena.stage, 'manager', arena.rounds);
  const orders = await makeOrders(arena.stage, office, expertiseProcess, 1, arena.tick);
  return startOf(arena.stage, arena.base, office, orders).model;
}

/** Does one thing after another until the order stands where the race begins. */
export async function bring(arena: Arena, model: Model, there: (model: Model) => boolean): Promise<Model> {
  const random = seeded(arena.rounds);
  let now = model;
  for (let n = 0; !there(now); n++) {
    const act = usefulAct(random, now, 0);
    const as = act ? someoneFor(random, now, 0, act) : null;
    if (!act || as === null || n > 80)
      throw new Error(`the order does not get there: ${JSON.stringify(act)}`);
    now = await make(arena, now, as, act);
  }
  return now;
}

/** One act that must be taken. */
export async function make(arena: Arena, model: Model, as: string, act: Act): Promise<Model> {
  const call: Call = { as, order: 0, act, saw: 'now', key: null };
  const prediction = predict(model, call, arena.tick());
  const answer = await send(arena, as, requestOf(model, call, arena.facts));
  if (answer.status >= 300 || !prediction.ok)
    throw new Error(`${as} ${JSON.stringify(act)}: ${answer.status} ${JSON.stringify(answer.body)}`);
  const { after } = prediction;
  if (act.type === 'addFile') return learn(after, 0, answer.body.id);
  const away = after.company.away.map((one) =>
    one.id === 0 ? { ...one, id: answer.body.id as number } : one,
  );
  return { ...after, company: { ...after.company, away } };
}

export function send(
  arena: Arena,
  as: string,
  { method, path, body }: Request,
  key?: string,
): Promise<Answer> {
  const client = arena.as(as);
  const headers: Record<string, string> = key === undefined ? {} : { 'idempotency-key': key };
  if (Buffer.isBuffer(body)) return client.upload(path, body, headers);
  if (method === 'DELETE') return client.delete(path, headers);
  return method === 'PUT' ? client.put(path, body, headers) : client.post(path, body, headers);
}

export const stepOfModel = (model: Model): string => orderAt(model, 0).state.currentStep;
