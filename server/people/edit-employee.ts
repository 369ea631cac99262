import type { peopleRoutes } from '#api/people.ts';
import type { AnswerOf, BodyOf } from '#api/route.ts';
import { changeSignInEmail, invite } from '#server/auth/public.ts';
import type { Tx } from '#server/db/transact.ts';
import type { Ctx } from '#server/http/context.ts';
import { HttpProblem, invalid, notFound } from '#server/http/problems.ts';
import { differences, record, tellLive } from '#server/journal/record.ts';
import { allowed, begin, named } from './allowed.ts';
import { hasOtherAdmin, isDepartment } from './choices.queries.ts';
import { findEmployee } from './employees.queries.ts';
import { mailInvitation } from './mail-invitation.ts';
import { presentEmployee } from './people.present.ts';
import { type EmployeeValues, holdEmployee, insertEmployee, updateEmployee } from './people.store.ts';
import { withoutPersonal } from './without-personal.ts';

type CreateBody = BodyOf<typeof peopleRoutes.create>;
type Written = Omit<CreateBody, 'sendByMail'>;
type EditBody = BodyOf<typeof peopleRoutes.edit>;

const taken = { employees_email: { field: 'email', reason: 'email_taken' } };

/**
 * Adds an employee, with the link to set the first password. The link is answered once and kept nowhere, so also not under
 * the Idempotency-Key: a repeated request finds the employee made and an empty link; `invite` makes another.
 */
export async function addEmployee(ctx: Ctx, body: CreateBody): Promise<AnswerOf<typeof peopleRoutes.create>> {
  let invitationUrl = '';
  const kept = await named(taken, () =>
    ctx.transact(async (tx) => {
      const as = await begin(ctx, tx, 'people.administer');
      const values = await checked(tx, body);
      const id = await insertEmployee(tx, values);
      record(tx, as, {
        kind: 'employeeAdded',
        employeeId: id,
        data: { position: values.position, departmentId: values.department_id, roles: values.roles },
      });
      const made = await invite(tx, as, ctx.deps.config, { id, status: 'invited' });
      if (body.sendByMail) await mailInvitation(ctx, tx, id, made);
      invitationUrl = made.invitationUrl;
      tellLive(tx, { kind: 'people', id });
      return { employee: await shown(ctx, tx, id), invitationUrl: '', mailed: body.sendByMail };
    }),
  );
  return { ...kept, invitationUrl };
}

export function editEmployee(ctx: Ctx, id: number, { version, ...body }: EditBody) {
  return named(taken, () =>
    ctx.transact(async (tx) => {
      const as = await begin(ctx, tx, 'people.administer');
      const before = await holdEmployee(tx, id);
      if (!before) throw notFound();
      if (before.version !== version)
        throw new HttpProblem('version_conflict', { extra: { version: before.version } });
      const values = await checked(tx, body, before);
      const loses = before.roles.includes('admin') && !values.roles.includes('admin');
      if (loses && !(await hasOtherAdmin(tx.reader, id))) throw invalid('roles', 'last_admin');
      const changes = withoutPersonal(differences(told(before), told(values)));
      if (Object.keys(changes).length > 0) {
        await updateEmployee(tx, id, values);
        if (before.email !== values.email) await changeSignInEmail(tx.trx, id, values.email);
        record(tx, as, { kind: 'employeeEdited', employeeId: id, data: { changes } });
        tellLive(tx, { kind: 'people', id });
      }
      return shown(ctx, tx, id);
    }),
  );
}

/** Another link; also the way back in for somebody who forgot the password. Not kept, as above. */
export async function inviteAgain(
  ctx: Ctx,
  id: number,
  sendByMail: boolean,
): Promise<AnswerOf<typeof peopleRoutes.invite>> {
  let invitationUrl = '';
  const kept = await ctx.transact(async (tx) => {
    const as = allowed(ctx, 'people.administer');
    const employee = await holdEmployee(tx, id);
    if (!employee) throw notFound();
    const made = await invite(tx, as, ctx.deps.config, { id, status: employee.status });
    if (sendByMail) await mailInvitation(ctx, tx, id, made);
    invitationUrl = made.invitationUrl;
    return { invitationUrl: '', expiresAt: made.expiresAt, mailed: sendByMail };
  });
  return { ...kept, invitationUrl };
}

type Before = Pick<EmployeeValues, 'campaigns_withheld' | 'mobile' | 'duties'>;
const nothingBefore: Before = { campaigns_withheld: false, mobile: null, duties: '' };

async function checked(tx: Tx, body: Written, before: Before = nothingBefore): Promise<EmployeeValues> {
  const { departmentId, birthday } = body;
  if (departmentId !== null && !(await isDepartment(tx.reader, departmentId)))
    throw invalid('departmentId', 'choice');
  if (birthday !== null && birthday > tx.person.today) throw invalid('birthday', 'date');
  return {
    email: body.email,
    last_name: body.lastName,
    first_name: body.firstName,
    middle_name: body.middleName || null,
    position: body.position,
    department_id: departmentId,
    roles: [...new Set(body.roles)].sort(),
    phone: body.phone || null,
    extension: body.extension || null,
    room: body.room || null,
    birthday,
    campaigns_withheld: body.campaignsWithheld ?? before.campaigns_withheld,
    mobile: body.mobile === undefined ? before.mobile : body.mobile || null,
    duties: body.duties ?? before.duties,
  };
}

/** What the journal tells, under the names of the API. */
const told = (values: EmployeeValues) => ({
  lastName: values.last_name,
  firstName: values.first_name,
  middleName: values.middle_name,
  email: values.email,
  position: values.position,
  departmentId: values.department_id,
  roles: [...values.roles].sort(),
  phone: values.phone,
  extension: values.extension,
  room: values.room,
  birthday: values.birthday,
  mobile: values.mobile,
  duties: values.duties,
  campaignsWithheld: values.campaigns_withheld,
});

async function shown(ctx: Ctx, tx: Tx, id: number) {
  const row = await findEmployee(tx.reader, id);
  if (!row) throw notFound();
  return presentEmployee(ctx, row);
}
