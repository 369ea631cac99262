import type { AnswerOf } from '#api/route.ts';
import type { templateRoutes } from '#api/templates.ts';
import { subjectOf } from '#domain/templates/fields.ts';
import { presentPerson } from '#server/feed/public.ts';
import { bundled } from './bundled.ts';
import type { TemplateRow } from './templates.queries.ts';

export type TemplateShown = AnswerOf<typeof templateRoutes.edit>;

/** What a template asks for; of a bundled one its file knows. */
export const fieldsOf = ({
  sha256,
  defaultKey,
  fields,
}: Pick<TemplateRow, 'sha256' | 'defaultKey' | 'fields'>) =>
  sha256 === null ? bundled(defaultKey ?? '').fields : fields;

export function presentTemplate(row: TemplateRow): TemplateShown {
  const fields = fieldsOf(row);
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    of: subjectOf(fields),
    fields: [...fields],
    bundled: row.defaultKey !== null,
    ownFile: row.sha256 !== null,
    fileName: row.fileName ?? bundled(row.defaultKey ?? '').fileName,
    version: row.version,
    archived: row.archived,
    changedBy: row.changedBy && presentPerson(row.changedBy),
    changedAt: row.changedAt,
  };
}
