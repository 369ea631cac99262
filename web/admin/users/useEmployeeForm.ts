import { useTranslation } from 'react-i18next';
import type { Role } from '#domain/policy/actions.ts';
import { parseDate } from '#domain/values/dateInput.ts';
import { parseEmail } from '#domain/values/email.ts';
import { type Errors, useFormState } from '#web/form/useFormState.ts';
import { fieldsOf } from '#web/http/errors.ts';
import { dateWords } from '#web/ui/inline/reasons.ts';
import type { EmployeeBody } from './users.queries.ts';

export interface EmployeeValues {
  lastName: string;
  firstName: string;
  middleName: string;
  email: string;
  position: string;
  departmentId: number | null;
  roles: Role[];
  phone: string;
  extension: string;
  mobile: string;
  room: string;
  duties: string;
  /** As typed. */
  birthday: string;
  campaignsWithheld: boolean;
}

export const nobody: EmployeeValues = {
  lastName: '',
  firstName: '',
  middleName: '',
  email: '',
  position: '',
  departmentId: null,
  roles: [],
  phone: '',
  extension: '',
  mobile: '',
  room: '',
  duties: '',
  birthday: '',
  campaignsWithheld: false,
};

interface Options {
  initial: EmployeeValues;
  draftKey?: string;
  submit: (body: EmployeeBody) => Promise<void>;
}

export type EmployeeFormState = ReturnType<typeof useEmployeeForm>;

export function useEmployeeForm({ initial, draftKey, submit }: Options) {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation('common');

  const check = (values: EmployeeValues): Errors<EmployeeValues> => {
    const errors: Errors<EmployeeValues> = {};
    for (const key of ['lastName', 'firstName', 'position', 'email'] as const) {
      if (values[key].trim() === '') errors[key] = t(`users.need.${key}`);
    }
    if (!errors.email && !parseEmail(values.email).ok) errors.email = t('users.need.emailForm');
    const birthday = parseDate(values.birthday, { pivot: new Date().getFullYear() % 100 });
    if (!birthday.ok && birthday.reason.code !== 'date_empty')
      errors.birthday = dateWords(birthday.reason, common);
    return errors;
  };

  return useFormState<EmployeeValues>({
    initial,
    draftKey,
    check,
    checkOnLeave: ['email', 'birthday'],
    submit: (values) => submit(bodyOf(values)),
    fieldsOf,
  });
}

function bodyOf({ birthday, ...values }: EmployeeValues): EmployeeBody {
  const born = parseDate(birthday, { pivot: new Date().getFullYear() % 100 });
  return {
    ...values,
    middleName: filled(values.middleName),
    phone: filled(values.phone),
    extension: filled(values.extension),
    mobile: filled(values.mobile),
    room: filled(values.room),
    birthday: born.ok ? born.value : null,
  };
}

const filled = (text: string): string | null => text.trim() || null;
