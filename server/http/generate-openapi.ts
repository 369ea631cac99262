import Fastify from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { allRoutes } from '#api/all.ts';
import { addOpenApi } from './openapi.ts';
import { schemaOf } from './route-schema.ts';

/** The document alone, without a database: what the page's client is generated from. A test compares it with the served one. */
export async function openApiDocument(): Promise<object> {
  const app = Fastify();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  await addOpenApi(app);
  for (const route of allRoutes) {
    app.route({ method: [route.method], url: `/api${route.path}`, ...schemaOf(route), handler: () => null });
  }
  await app.ready();
  const document = app.swagger();
  await app.close();
  return document;
}

if (import.meta.main) process.stdout.write(`${JSON.stringify(await openApiDocument(), null, 1)}\n`);
