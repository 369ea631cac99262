import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { aMinute } from '#server/calendar/public.ts';
import { transactAsSystem } from '#server/db/transact.ts';
import type { Deps } from '#server/deps.ts';
import { HttpProblem } from '#server/http/problems.ts';
import { tellLiveAsSystem } from '#server/journal/record.ts';
import { letterOfLink } from './letter/unsubscribe-link.ts';
import { companyName, letterOf, takeOut } from './unsubscribe.store.ts';
import { type Said, unsubscribePage } from './unsubscribe-page.ts';

/** Where the links of letters lead. The guard against foreign forms lets a POST through to exactly this. */
export const UNSUBSCRIBE = '/unsubscribe/:link';

type Link = { Params: { link: string } };

/**
 * Outside the API, for who has no account and a mail program that runs nothing. A GET changes nothing: programs that look for viruses open
 * links. The POST comes from the button, or from the mail program itself (RFC 8058): no cookie, no origin, a form of either kind. Its body says
 * nothing that the link does not.
 */
export async function addUnsubscribe(app: FastifyInstance, deps: Deps): Promise<void> {
  // mail providers ask for many people from few addresses
  const slowDown = aMinute(600);
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    const forms = ['application/x-www-form-urlencoded', 'multipart/form-data'];
    scope.addContentTypeParser(forms, { parseAs: 'string', bodyLimit: 16 * 1024 }, (_request, _body, done) =>
      done(null),
    );
    const options = { schema: { hide: true } };
    scope.get<Link>(UNSUBSCRIBE, options, (request, reply) =>
      answered(deps, slowDown, request, reply, async (letterId) => {
        const letter = await letterOf(deps.db, letterId);
        return letter && { said: letter.out ? 'done' : 'asks', address: letter.address };
      }),
    );
    scope.post<Link>(UNSUBSCRIBE, options, (request, reply) =>
      answered(deps, slowDown, request, reply, async (letterId) => {
        const letter = await letterOf(deps.db, letterId);
        if (!letter) return null;
        if (!letter.out) await unsubscribe(deps, letterId);
        return { said: 'done', address: letter.address };
      }),
    );
  });
}

type SlowDown = (address: string, now: string) => void;

/** Effective at once: whoever sends asks the list of addresses for each letter. */
const unsubscribe = (deps: Deps, letterId: number): Promise<void> =>
  transactAsSystem(deps.db, async (trx) => {
    for (const id of await takeOut(trx, letterId)) await tellLiveAsSystem(trx, { kind: 'client', id });
  });

/** A link that was made up, or is of a letter that is not there, is told apart from nothing. */
async function answered(
  deps: Deps,
  slowDown: SlowDown,
  request: FastifyRequest<Link>,
  reply: FastifyReply,
  act: (letterId: number) => Promise<{ said: Said; address: string } | null>,
): Promise<FastifyReply> {
  try {
    slowDown(request.ip, deps.clock().toISOString());
    const letterId = letterOfLink(deps.unsubscribeKey, request.params.link);
    const found = letterId ? await act(letterId) : null;
    const said = found?.said ?? (letterId === 0 ? 'test' : 'unknown');
    const company = await companyName(deps.db);
    return sendPage(reply, said, { company, address: masked(found?.address ?? '') });
  } catch (error) {
    if (error instanceof HttpProblem && error.code === 'too_many') {
      reply.header('retry-after', String(error.retryAfter ?? 60));
      return sendPage(reply, 'tooMany', { company: '', address: '' });
    }
    request.log.error(error);
    return sendPage(reply, 'failed', { company: '', address: '' });
  }
}

const status: Record<Said, number> = {
  asks: 200,
  done: 200,
  test: 200,
  unknown: 404,
  tooMany: 429,
  failed: 503,
};

function sendPage(
  reply: FastifyReply,
  said: Said,
  parts: { company: string; address: string },
): FastifyReply {
  const nonce = randomBytes(18).toString('base64url');
  return reply
    .status(status[said])
    .headers({
      'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
    })
    .type('text/html; charset=utf-8')
    .send(unsubscribePage(said, { ...parts, nonce }));
}

/** «i***@example.org»: enough to know one's own by. */
function masked(address: string): string {
  const at = address.lastIndexOf('@');
  return at < 1 ? '' : `${[...address][0]}***${address.slice(at)}`;
}
