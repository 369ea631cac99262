import type { certificateRoutes } from '#api/profile.ts';
import type { AnswerOf, BodyOf, QueryOf } from '#api/route.ts';
import { can } from '#domain/policy/can.ts';
import type { Self } from '#domain/rules/who.ts';
import type { Tx } from '#server/db/transact.ts';
import { presentPerson } from '#server/feed/public.ts';
import type { Ctx } from '#server/http/context.ts';
import { fromCursor, toCursor } from '#server/http/cursor.ts';
import { HttpProblem, invalid, notFound } from '#server/http/problems.ts';
import { notAllowed } from '#server/http/refused.ts';
import { differences, record, tellLive } from '#server/journal/record.ts';
import { listCertificates } from './certificates.queries.ts';
import {
  type CertificateValues,
  holdCertificate,
  insertCertificate,
  removeCertificate,
  updateCertificate,
} from './certificates.store.ts';
import { isPlace } from './directory.ts';
import { findEmployee } from './employees.queries.ts';
import { presentEmployee } from './people.present.ts';
import { withoutPersonal } from './without-personal.ts';

type Body = BodyOf<typeof certificateRoutes.add>;
type Named = { id: number; certificateId: number };

export async function certificatesPage(
  ctx: Ctx,
  query: QueryOf<typeof certificateRoutes.list>,
): Promise<AnswerOf<typeof certificateRoutes.list>> {
  const rows = await listCertificates(ctx.reader, query, fromCursor(query.cursor, isPlace));
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    items: shown.map(({ sortKey: _, employee, departmentName, ...row }) => ({
      ...row,
      employee: { ...presentPerson(employee), departmentName },
    })),
    next: rows.length > query.limit && last ? toCursor({ key: last.sortKey, id: last.id }) : null,
  };
}

export function addCertificate(ctx: Ctx, employeeId: number, body: Body) {
  return ctx.transact(async (tx) => {
    const as = await keeping(ctx, tx, employeeId);
    const values = checked(body);
    const certificateId = await insertCertificate(tx, employeeId, values);
    const data = { certificateId, title: values.title, validUntil: values.valid_until };
    record(tx, as, { kind: 'certificateAdded', employeeId, data });
    return shown(ctx, tx, employeeId);
  });
}

export function editCertificate(
  ctx: Ctx,
  { id, certificateId }: Named,
  { version, ...body }: Body & { version: number },
) {
  return ctx.transact(async (tx) => {
    const as = await keeping(ctx, tx, id);
    const values = checked(body);
    const before = await updateCertificate(tx, { employeeId: id, id: certificateId, version }, values);
    if (!before) throw await gone(tx, id, certificateId);
    const changes = withoutPersonal(differences(told(before), told(values)));
    if (Object.keys(changes).length > 0)
      record(tx, as, { kind: 'certificateEdited', employeeId: id, data: { certificateId, changes } });
    return shown(ctx, tx, id);
  });
}

/** It stays in the journal by its name; reminders of it end. */
export function takeAwayCertificate(ctx: Ctx, { id, certificateId }: Named): Promise<void> {
  return ctx.transact(async (tx) => {
    const as = await keeping(ctx, tx, id);
    const before = await holdCertificate(tx, id, certificateId);
    if (!before) throw notFound();
    await removeCertificate(tx, certificateId);
    const data = { certificateId, title: before.title };
    record(tx, as, { kind: 'certificateRemoved', employeeId: id, data });
    tellLive(tx, { kind: 'people', id });
  });
}

/** Why it could not be changed. */
async function gone(tx: Tx, employeeId: number, id: number): Promise<HttpProblem> {
  const there = await holdCertificate(tx, employeeId, id);
  return there ? new HttpProblem('version_conflict', { extra: { version: there.version } }) : notFound();
}

/** Under which identity the person may keep the certificates of this employee, who is here. */
async function keeping(ctx: Ctx, tx: Tx, employeeId: number): Promise<Self> {
  const row = await findEmployee(tx.reader, employeeId);
  if (!row) throw notFound();
  const verdict = can(ctx.actor, 'certificate.keep', { employeeId, headIds: row.headIds });
  if (!verdict.ok) throw notAllowed(ctx.person, verdict, null);
  if (row.status === 'dismissed') throw new HttpProblem('already_done');
  return verdict.as;
}

function checked(body: Body): CertificateValues {
  if (body.issuedOn && body.validUntil && body.validUntil < body.issuedOn)
    throw invalid('validUntil', 'certificate_dates');
  return {
    title: body.title,
    number: body.number,
    issued_by: body.issuedBy,
    issued_on: body.issuedOn,
    valid_until: body.validUntil,
  };
}

const told = (values: CertificateValues) => ({
  title: values.title,
  issuedBy: values.issued_by,
  issuedOn: values.issued_on,
  validUntil: values.valid_until,
  number: values.number,
});

async function shown(ctx: Ctx, tx: Tx, employeeId: number) {
  tellLive(tx, { kind: 'people', id: employeeId });
  const row = await findEmployee(tx.reader, employeeId);
  if (!row) throw notFound();
  return presentEmployee(ctx, row);
}
