import type { profileRoutes } from '#api/profile.ts';
import type { BodyOf } from '#api/route.ts';
import { displayPhone, parsePhone } from '#domain/values/phone.ts';
import type { Ctx } from '#server/http/context.ts';
import { HttpProblem, invalid, notFound } from '#server/http/problems.ts';
import { differences, record, tellLive } from '#server/journal/record.ts';
import { findEmployee } from './employees.queries.ts';
import { presentEmployee } from './people.present.ts';
import { holdEmployee, type ProfileValues, updateProfile } from './people.store.ts';
import { withoutPersonal } from './without-personal.ts';

type Body = BodyOf<typeof profileRoutes.edit>;

/** What one keeps of oneself. Who one is in the company stays the administrator's. */
export function editProfile(ctx: Ctx, { version, ...body }: Body) {
  return ctx.transact(async (tx) => {
    const { employeeId } = tx.person;
    const before = await holdEmployee(tx, employeeId);
    if (!before) throw notFound();
    if (before.version !== version)
      throw new HttpProblem('version_conflict', { extra: { version: before.version } });
    const values: ProfileValues = {
      phone: numberOf('phone', body.phone, before.phone),
      extension: body.extension || null,
      mobile: numberOf('mobile', body.mobile, before.mobile),
      room: body.room || null,
      duties: body.duties,
      show_birth_year: body.showBirthYear,
    };
    const changes = withoutPersonal(differences(told(before), told(values)));
    if (Object.keys(changes).length > 0) {
      await updateProfile(tx, values);
      record(tx, ctx.actor.selves[0], { kind: 'profileEdited', employeeId, data: { changes } });
      tellLive(tx, { kind: 'people', id: employeeId });
    }
    const row = await findEmployee(tx.reader, employeeId);
    if (!row) throw notFound();
    return presentEmployee(ctx, row);
  });
}

/** One number, written in the one way; what stood there before anybody checked it may stay. */
function numberOf(field: string, typed: string | null, before: string | null): string | null {
  if (!typed || typed === before) return typed || null;
  const phone = parsePhone(typed);
  if (phone.ok) return displayPhone(phone.value, 'ru');
  const { code, ...params } = phone.reason;
  throw invalid(field, code, params);
}

const told = (values: ProfileValues) => ({
  phone: values.phone,
  extension: values.extension,
  mobile: values.mobile,
  room: values.room,
  duties: values.duties,
  showBirthYear: values.show_birth_year,
});
