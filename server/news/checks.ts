import { type Body, picturesOf, readBody, saysNothing } from '#domain/news/body.ts';
import type { Verdict } from '#domain/policy/can.ts';
import type { Language } from '#domain/values/language.ts';
import type { Ctx } from '#server/http/context.ts';
import { HttpProblem, invalid } from '#server/http/problems.ts';
import { notAllowed } from '#server/http/refused.ts';
import { presentNews } from './news.present.ts';
import type { NewsRow } from './news.queries.ts';

export function allowed(ctx: Ctx, verdict: Verdict) {
  if (!verdict.ok) throw notAllowed(ctx.person, verdict, null);
  return verdict.as;
}

/** Refused, with the news as it stands now. */
export function checkVersion(ctx: Ctx, held: NewsRow, version: number): void {
  if (held.version === version) return;
  const current = presentNews(ctx, held);
  throw new HttpProblem('version_conflict', { extra: { version: current.version, current } });
}

export const notNow = (detail: (language: Language) => string): HttpProblem =>
  new HttpProblem('already_done', { detail });

/** The tree with nothing in it but what news hold, and of pictures only those of this news. */
export function bodyOf(raw: unknown, held: NewsRow): Body {
  const found = readBody(raw);
  if (!found.ok) throw invalid('body', found.because);
  const own = held.pictures.map(({ id }) => id);
  if (!picturesOf(found.body).every((id) => own.includes(id))) throw invalid('body', 'news_picture');
  return found.body;
}

export function checkDepartments({ person }: Ctx, ids: readonly number[]): number[] {
  const all = [...new Set(ids)];
  if (!all.every((id) => person.departments.some((one) => one.id === id)))
    throw invalid('departmentIds', 'news_departments');
  return all;
}

/** What goes out says something. */
export function checkFilled({ title, body }: NewsRow): void {
  if (title === '') throw invalid('title', 'news_title');
  if (saysNothing(body)) throw invalid('body', 'news_empty');
}
