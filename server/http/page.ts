import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Config } from '#server/config.ts';
import { sendProblem } from './errors.ts';
import { HttpProblem } from './problems.ts';

/** The built page: hashed assets for a year, index.html never cached, with a nonce of its own each time. */
export async function addPage(app: FastifyInstance, config: Config): Promise<void> {
  const root = path.resolve(config.webDist);
  if (!existsSync(path.join(root, 'index.html'))) {
    app.setNotFoundHandler((request, reply) => sendProblem(request, reply, new HttpProblem('not_found')));
    return;
  }
  const html = await readFile(path.join(root, 'index.html'), 'utf8');
  await app.register(fastifyStatic, {
    root: path.join(root, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    index: false,
    preCompressed: true,
    decorateReply: false,
    // a worker has a policy of its own, that of its script: this one may load our decoders, and nothing from elsewhere
    setHeaders: (reply, file) => {
      if (pdfWorker.test(file)) reply.header('content-security-policy', workerCsp);
    },
  });
  app.setNotFoundHandler((request, reply) => {
    const forPage =
      request.method === 'GET' && !request.url.startsWith('/api/') && !request.url.startsWith('/assets/');
    return forPage ? sendPage(reply, html) : sendProblem(request, reply, new HttpProblem('not_found'));
  });
  const icon = path.join(root, 'favicon.svg');
  if (existsSync(icon)) {
    const svg = await readFile(icon);
    app.get('/favicon.svg', { schema: { hide: true } }, (_request, reply) =>
      reply.type('image/svg+xml').header('cache-control', 'max-age=86400').send(svg),
    );
  }
}

const pdfWorker = /[/\\]pdfjs-[\d.]+[/\\]pdf\.worker\.min\.mjs(\.gz|\.br)?$/;
const workerCsp = "default-src 'none'; script-src 'self'";

function sendPage(reply: FastifyReply, html: string): FastifyReply {
  const nonce = randomBytes(18).toString('base64url');
  return reply
    .header('content-security-policy', csp(nonce))
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(html.replaceAll('__NONCE__', nonce));
}

const csp = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "manifest-src 'self'",
    "require-trusted-types-for 'script'",
    // the page’s own, and that of the frame in which a letter to clients is shown
    'trusted-types default letter',
  ].join('; ');
