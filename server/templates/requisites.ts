import { parseInn } from '#domain/values/inn.ts';
import { parseKpp } from '#domain/values/kpp.ts';
import type { Ctx } from '#server/http/context.ts';
import { invalid } from '#server/http/problems.ts';
import { differences, record } from '#server/journal/record.ts';
import { readRequisites } from './requisites.queries.ts';
import type { Requisites } from './templates.queries.ts';
import { saveRequisites } from './templates.store.ts';

export function writeRequisites(ctx: Ctx, typed: Requisites): Promise<Requisites> {
  const wanted = { ...typed, inn: checked('inn', typed.inn), kpp: checked('kpp', typed.kpp) };
  return ctx.transact(async (tx) => {
    const changes = differences(await readRequisites(tx.reader), wanted);
    if (Object.keys(changes).length > 0) {
      await saveRequisites(tx, wanted);
      record(tx, ctx.actor.selves[0], { kind: 'requisitesChanged', data: { changes } });
    }
    return wanted;
  });
}

function checked(field: 'inn' | 'kpp', text: string): string {
  if (text === '') return '';
  const parsed = field === 'inn' ? parseInn(text) : parseKpp(text);
  if (parsed.ok) return parsed.value;
  const { code, ...params } = parsed.reason;
  throw invalid(field, code, params);
}
