import { createHash } from 'node:crypto';
import type pg from 'pg';

/** Whom the bench acts as: a manager in a visibility group, the director, a head, an expert. */
export const actors = ['manager', 'director', 'head', 'expert'] as const;
export type Actor = (typeof actors)[number];
const emails: Record<Actor, string> = {
  manager: 'manager1@bench.example',
  director: 'director@bench.example',
  head: 'headofsales@bench.example',
  expert: 'expert1@bench.example',
};

export interface Person {
  readonly employeeId: number;
  readonly cookie: string;
}
export type People = Readonly<Record<Actor, Person>> & { readonly everybody: readonly Person[] };

/** Fresh sessions for everybody; those of earlier runs are gone. */
export async function openSessions(admin: pg.Client): Promise<People> {
  await admin.query('delete from auth_sessions');
  const { rows } = await admin.query(
    `select id, email, auth_user_id from employees where auth_user_id is not null and status = 'active' order by id`,
  );
  const found = new Map<string, Person>();
  for (const { id, email, auth_user_id } of rows as { id: string; email: string; auth_user_id: string }[]) {
    const token = createHash('sha256').update(`bench ${email}`).digest('base64url');
    await admin.query(
      `insert into auth_sessions (user_id, token, expires_at) values ($1, $2, now() + interval '6 days')`,
      [auth_user_id, createHash('sha256').update(token).digest('hex')],
    );
    found.set(email, { employeeId: Number(id), cookie: `vizir_session=${token}` });
  }
  const one = (actor: Actor): Person => {
    const person = found.get(emails[actor]);
    if (!person) throw new Error(`nobody has ${emails[actor]}`);
    return person;
  };
  return {
    manager: one('manager'),
    director: one('director'),
    head: one('head'),
    expert: one('expert'),
    everybody: [...found.values()],
  };
}
