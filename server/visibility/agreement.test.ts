import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isHeld, seesAudience, seesComment, seesOrder } from '#domain/policy/sees.ts';
import { isOne, type Who } from '#domain/rules/who.ts';
import { findPerson, type Person } from '#server/auth/actor.ts';
import { makeTestDatabase, type TestDatabase } from '#test/database.ts';
import { type MadeOrder, makeRandomCompany, type RandomCompany } from '#test/random-company.ts';
import { type DefinitionCache, definitionCache } from './definitions.ts';
import { asSql } from './fold.ts';
import { actorsFor, whoIdsSql } from './people.sql.ts';
import { readerFor } from './reader.ts';
import { heldSql } from './rules.sql.ts';
import { factsOfOrder } from './system.ts';

/** The two readings of who sees what, and the reading backwards, agree on a few hundred orders and every person. */

let database: TestDatabase;
let company: RandomCompany;
let definitions: DefinitionCache;
let people: Person[];

beforeAll(async () => {
  database = await makeTestDatabase();
  company = await makeRandomCompany(database.ownerDb, 20_261_124, 300);
  definitions = definitionCache(database.appDb);
  await definitions.refresh(1000);
  people = [];
  for (const token of company.tokens.values()) {
    const person = await findPerson(database.appDb, { sessionToken: token }, null);
    if (person) people.push(person);
  }
});
afterAll(() => database.drop());

const ids = (rows: { id: number }[]) => rows.map((row) => row.id).sort((a, b) => a - b);
const idsWhere = (test: (order: MadeOrder) => boolean) => ids(company.orders.filter(test));

it('the company is worth asking: everybody but the dismissed signs in, some stand in for others', () => {
  expect(people).toHaveLength(company.tokens.size - 1);
  expect(people.filter((one) => one.actor.selves.length > 1).length).toBeGreaterThan(3);
  expect(
    people.filter((one) => one.actor.selves.some((self) => self.groupManagers.length > 0)).length,
  ).toBeGreaterThan(3);
});

describe('what a person sees, in SQL and in the pure reading', () => {
  it('orders', async () => {
    const seen = new Set<number>();
    for (const person of people) {
      const rows = await readerFor(database.appDb, person, definitions).orders().select('o.id').execute();
      expect(ids(rows), person.name.lastName).toEqual(
        idsWhere(({ def, facts }) => seesOrder(person.actor, def, facts)),
      );
      seen.add(rows.length);
    }
    expect(seen.size).toBeGreaterThan(10);
  });

  it('money', async () => {
    let shown = 0;
    for (const person of people) {
      const { commercial } = readerFor(database.appDb, person, definitions).sql;
      const rows = await database.ownerDb
        .selectFrom('orders as o')
        .where(commercial())
        .select('o.id')
        .execute();
      expect(ids(rows), person.name.lastName).toEqual(
        idsWhere(({ def, facts }) => seesAudience(person.actor, def, facts, def.commercialAudience)),
      );
      shown += rows.length;
    }
    expect(shown).toBeGreaterThan(500);
  });

  it('comments', async () => {
    const byId = new Map(company.orders.map((order) => [order.id, order]));
    let shown = 0;
    for (const person of people) {
      const rows = await readerFor(database.appDb, person, definitions).comments().select('c.id').execute();
      const pure = company.comments.filter((comment) => {
        const order = byId.get(comment.orderId);
        return (
          order !== undefined &&
          seesOrder(person.actor, order.def, order.facts) &&
          seesComment(person.actor, order.def, order.facts, comment)
        );
      });
      expect(ids(rows), person.name.lastName).toEqual(ids(pure));
      shown += rows.length;
    }
    expect(shown).toBeGreaterThan(1000);
  });

  it('whom an order holds to the expert’s share', async () => {
    let held = 0;
    for (const person of people) {
      const rows = await database.ownerDb
        .selectFrom('orders as o')
        .where(asSql(heldSql(person.actor)))
        .select('o.id')
        .execute();
      expect(ids(rows), person.name.lastName).toEqual(idsWhere(({ facts }) => isHeld(person.actor, facts)));
      held += rows.length;
    }
    expect(held).toBeGreaterThan(50);
  });

  it('the facts jobs judge by are those of the order', async () => {
    for (const order of company.orders.slice(0, 40)) {
      const read = await factsOfOrder(database.jobDb, definitions, order.id);
      const sorted = {
        ...read?.facts,
        managerDepartments: [...(read?.facts.managerDepartments ?? [])].sort(),
      };
      expect(sorted).toEqual({
        ...order.facts,
        managerDepartments: [...order.facts.managerDepartments].sort(),
      });
    }
  });
});

describe('the same words read backwards', () => {
  const run = {
    run: <T>(query: ReturnType<typeof sql<T>>) => query.execute(database.jobDb).then(({ rows }) => rows),
  };
  const words = (): Who[] => [
    'managerOfOrder',
    'expertOfOrder',
    'visibilityGroup',
    'director',
    'admin',
    ...company.departments.flatMap((key): Who[] => [{ headOf: key }, { membersOf: key }]),
  ];

  it('a person is the same read from their session and read as somebody to tell', async () => {
    const all = await actorsFor(run, 'all');
    const normal = ({ selves }: Person['actor']) =>
      selves.map((self) =>
        Object.fromEntries(
          Object.entries(self).map(([key, value]) => [key, Array.isArray(value) ? [...value].sort() : value]),
        ),
      );
    expect(all).toHaveLength(people.length);
    for (const person of people) {
      const found = all.find((one) => one.actor.employeeId === person.employeeId);
      expect(found && normal(found.actor), person.name.lastName).toEqual(normal(person.actor));
    }
  });

  it('every word names those whom it fits', async () => {
    let named = 0;
    const own = people.map((person) => person.actor.selves[0]);
    const active = new Set(own.map((self) => self.employeeId));
    for (const { facts } of company.orders.slice(0, 25)) {
      for (const who of words()) {
        const query = sql<{
          id: number | null;
        }>`select distinct id from (${whoIdsSql(who, facts)}) w where id is not null`;
        const { rows } = await query.execute(database.appDb);
        const found = rows
          .flatMap(({ id }) => (id !== null && active.has(id) ? [id] : []))
          .sort((a, b) => a - b);
        const fitting = own.filter((self) => isOne(self, who, facts)).map((self) => self.employeeId);
        expect(found, JSON.stringify(who)).toEqual(fitting.sort((a, b) => a - b));
        named += found.length;
      }
    }
    expect(named).toBeGreaterThan(500);
  });

  it('those told are they and who stands in for them', async () => {
    for (const { facts } of company.orders.slice(0, 10)) {
      for (const who of words()) {
        const told = await actorsFor(run, whoIdsSql(who, facts));
        const fitting = people.filter(({ actor }) => actor.selves.some((self) => isOne(self, who, facts)));
        const found = told.map(({ actor }) => actor.employeeId).sort((a, b) => a - b);
        expect(found, JSON.stringify(who)).toEqual(
          fitting.map((one) => one.employeeId).sort((a, b) => a - b),
        );
      }
    }
  });
});
