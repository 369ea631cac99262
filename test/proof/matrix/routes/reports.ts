import { readXlsx } from '#test/xlsx.ts';
import { type Cell, equal, exactly, firstOf, type Sentences, sentence } from '../cell.ts';
import type { Facts, OrderFacts, StepKey, Who } from '../facts.ts';
import { seesOrder } from '../oracle/sees.ts';
import { done } from '../verdict.ts';

/** Reports: section 7, by section 4: what a person may not see is absent from reports as well. */
const seen = (who: Who, { orders }: Facts) => orders.filter((order) => seesOrder(who, order));
const stand = (orders: readonly OrderFacts[]) =>
  orders.filter(({ archived, status }) => !archived && status !== 'refused');

type Row = { step: { key: StepKey } | null; stands: { count: number; overdue: number } };

export const reports: Sentences = {
  'reports.standing': sentence(({ facts }) =>
    ['step', 'department', 'person'].map(
      (groupBy): Cell => ({
        on: `orders that stand, by ${groupBy}`,
        path: `/reports/standing?groupBy=${groupBy}`,
        verdict: () => done,
        parts: ({ body }, who) => {
          const wanted = stand(seen(who, facts));
          const rows = body.rows as Row[];
          return firstOf(
            equal('stand', body.total.count, wanted.length),
            equal('overdue', body.total.overdue, wanted.filter(({ overdue }) => overdue).length),
            ...rows.map(({ step, stands }) =>
              step
                ? equal(
                    `stand at ${step.key}`,
                    stands.count,
                    wanted.filter((it) => it.step === step.key).length,
                  )
                : null,
            ),
          );
        },
      }),
    ),
  ),
  'reports.exportStanding': sentence(({ facts }) => [
    {
      on: 'orders that stand, as a file',
      path: '/standing-exports',
      body: () => ({ groupBy: 'step' }),
      verdict: () => done,
      parts: ({ raw }, who) => {
        const counts = readXlsx(raw.rawPayload)
          .rows.slice(1)
          .map((row) => Number(row[1]?.value));
        const sum = counts.reduce((all, one) => all + one, 0);
        return equal('stand', sum, stand(seen(who, facts)).length);
      },
    },
  ]),
  'reports.terms': sentence(({ facts }) => [
    {
      on: 'all terms of the archive',
      path: '/reports/terms?state=all&limit=200',
      verdict: () => done,
      parts: ({ body }, who) =>
        exactly(
          'orders',
          body.items.map(({ number }: { number: string }) => number),
          numbers(who, facts),
        ),
    },
  ]),
  'reports.exportTerms': sentence(({ facts }) => [
    {
      on: 'all terms of the archive, as a file',
      path: '/term-exports',
      body: () => ({ filter: { state: 'all' } }),
      verdict: () => done,
      parts: ({ raw }, who) =>
        exactly(
          'orders',
          readXlsx(raw.rawPayload)
            .rows.slice(1)
            .map((row) => row[1]?.value),
          numbers(who, facts),
        ),
    },
  ]),
};

const numbers = (who: Who, facts: Facts): string[] =>
  seen(who, facts)
    .filter(({ archived }) => archived)
    .map(({ number }) => number);
