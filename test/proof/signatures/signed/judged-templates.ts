import type { Judged } from './try.ts';

const bundled = { contract: 1, act: 2, termsOfReference: 4 };
const settings = 'says what later documents are made of; those that were made stay as they are';

/** Documents made of templates hang like any other. */
export const judgedTemplates: Record<string, Judged> = {
  'templates.make': ({ stand }) =>
    Object.entries(bundled).flatMap(([kind, id]) =>
      (['orderId', 'contractId'] as const).map((place) => ({
        what: `${kind} on ${place}`,
        by: ['manager', 'accountant'] as const,
        send: (who) =>
          who.post(`/document-templates/${id}/documents`, {
            [place]: place === 'orderId' ? stand.id : stand.contractId,
            version: 1,
            allowEmpty: true,
          }),
      })),
    ),
  'templates.load': settings,
  'templates.edit': settings,
  'templates.replace': settings,
  'templates.bringBack': settings,
  'company.saveRequisites': settings,
};
