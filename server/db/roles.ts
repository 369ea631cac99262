import pg from 'pg';

/** The two login roles beside the owner. Neither owns anything. */
export interface RoleNames {
  readonly app: string;
  readonly job: string;
}

/** Derived from the database's name, so that two installations on one server do not meet. */
export function roleNames(database: string): RoleNames {
  return { app: `${database}_app`, job: `${database}_job` };
}

/**
 * Memoize misjudges our visibility predicates: without it the prepared order list is several times faster. Statements of a page
 * have dozens of parts, each answered by an index whatever the values: planning them anew cost the home page four fifths of its time.
 */
const common = {
  enable_memoize: 'off',
  plan_cache_mode: 'force_generic_plan',
  idle_in_transaction_session_timeout: '60s',
  timezone: 'UTC',
};
export const roleSettings = {
  app: { ...common, statement_timeout: '15s' },
  job: { ...common, statement_timeout: '60s' },
} as const;

/** Makes or corrects the two roles. The connection must be a superuser or have CREATEROLE. */
export async function ensureRoles(
  admin: pg.Client,
  database: string,
  names: RoleNames,
  passwords: { app: string; job: string },
): Promise<void> {
  for (const kind of ['app', 'job'] as const) {
    await ensureLogin(admin, names[kind], passwords[kind]);
    await admin.query(
      `grant connect on database ${pg.escapeIdentifier(database)} to ${pg.escapeIdentifier(names[kind])}`,
    );
    for (const [key, value] of Object.entries(roleSettings[kind])) {
      await admin.query(
        `alter role ${pg.escapeIdentifier(names[kind])} set ${key} = ${pg.escapeLiteral(value)}`,
      );
    }
  }
}

export async function ensureLogin(admin: pg.Client, name: string, password: string): Promise<void> {
  const role = pg.escapeIdentifier(name);
  const { rowCount } = await admin.query('select from pg_roles where rolname = $1', [name]);
  if (rowCount === 0) await admin.query(`create role ${role} login`);
  // Not said when already so: only a superuser may mention these attributes of an existing role.
  await admin.query(`alter role ${role} with login password ${pg.escapeLiteral(password)}`);
}
