import type { FastifyInstance } from 'fastify';
import { inject } from 'vitest';
import { setupToken } from '#server/auth/setup-token.ts';
import { makeSignIn } from '#server/auth/sign-in.ts';
import { buildApp } from '#server/http/app.ts';
import { workOnImport } from '#server/imports/public.ts';
import { routes } from '#server/routes.ts';
import { definitionCache } from '#server/visibility/definitions.ts';
import { type Client, clientOf, type Stage } from '#test/app.ts';
import { type OrderPath, orderPath } from '#test/order-path.ts';
import type { Name } from '#test/world.ts';
import { openUndone, type UndoneDb } from '../../matrix/undone.ts';
import { expertiseRules, type Rules } from '../../walks/rules.ts';

/** The product over one connection, where nothing that a try does has happened to the next one. */
export type Ground = {
  stage: Stage;
  rules: Rules;
  db: UndoneDb['db'];
  undone: UndoneDb['undone'];
  as: (name: Name) => Client;
  /** Does what the job of an import would do. */
  work: (importId: number) => Promise<void>;
  path: OrderPath;
  close: () => Promise<void>;
};

export async function openGround(stage: Stage): Promise<Ground> {
  const url = new URL(inject('suiteDatabase').urls.app);
  url.pathname = `/${stage.database}`;
  const { db, undone, close } = await openUndone(url.href);
  const { config } = stage.deps;
  const deps = {
    ...stage.deps,
    db,
    definitions: definitionCache(db),
    signIn: makeSignIn({ db, config, secret: 'a'.repeat(43) }),
    setupToken: setupToken(db),
  };
  const app: FastifyInstance = await buildApp(deps, routes);
  await app.ready();
  const as = (name: Name) => clientOf(app, { cookie: `vizir_session=${stage.world.tokens[name]}` });
  return {
    stage,
    rules: expertiseRules(stage.world),
    db,
    undone,
    as,
    work: (id) =>
      workOnImport(deps, id, (error) => {
        throw error;
      }),
    path: orderPath({ ...stage, app, as }),
    async close() {
      await app.close();
      await close();
    },
  };
}

/** What the signature of the step covers, from the table of domain.md: all that is required at its exit, and no more open then. */
export function coveredBy({ steps }: Rules, step: string): string[] {
  const own = steps.find(({ key }) => key === step);
  const late = steps.flatMap((one) => one.late.filter((item) => one.lateAt[item] === step));
  return own ? [...own.fixed, ...own.open, ...late] : [];
}
