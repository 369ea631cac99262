import { useTranslation } from 'react-i18next';
import { parseEmail } from '#domain/values/email.ts';
import { PASSWORD_MIN, shortPassword } from '#web/auth/public.ts';
import { type Errors, useFormState } from '#web/form/useFormState.ts';
import { fieldsOf, isProblem } from '#web/http/errors.ts';
import { type FirstStart, makeCompany } from './setup.queries.ts';

interface Options {
  onWrongKey: () => void;
  onDone: () => void;
}

export type FirstStartForm = ReturnType<typeof useFirstStart>;

/** No draft is kept: a password does not belong into the browser's storage. */
export function useFirstStart({ onWrongKey, onDone }: Options) {
  const { t } = useTranslation('setup');
  const { t: auth } = useTranslation('auth');

  const check = (values: FirstStart): Errors<FirstStart> => {
    const errors: Errors<FirstStart> = {};
    for (const key of ['token', 'companyName', 'lastName', 'firstName', 'position', 'email'] as const) {
      if (values[key].trim() === '') errors[key] = t(`need.${key}`);
    }
    if (!errors.email && !parseEmail(values.email).ok) errors.email = t('need.emailForm');
    if (values.password === '') errors.password = t('need.password');
    else if (shortPassword(values.password)) errors.password = auth('passwordShort', { count: PASSWORD_MIN });
    return errors;
  };

  return useFormState<FirstStart>({
    initial: {
      token: '',
      companyName: '',
      timeZone: 'Europe/Moscow',
      lastName: '',
      firstName: '',
      middleName: '',
      position: t('company.positionExample'),
      email: '',
      password: '',
    },
    check,
    checkOnLeave: ['email', 'password'],
    submit: async (values) => {
      try {
        await makeCompany(values);
      } catch (cause) {
        if (isProblem(cause) && cause.fields.some((one) => one.field === 'token')) onWrongKey();
        throw cause;
      }
      onDone();
    },
    fieldsOf: (cause) => {
      const fields = ownFields(cause);
      return fields?.token ? { ...fields, token: t('key.wrong') } : fields;
    },
  });
}

/** `administrator.email` of the answer is the field `email` of the page. */
function ownFields(cause: unknown): Errors<FirstStart> | null {
  const fields = fieldsOf(cause);
  if (!fields) return null;
  const own = (path: string) => (path === 'company.name' ? 'companyName' : (path.split('.').at(-1) ?? path));
  return Object.fromEntries(Object.entries(fields).map(([path, message]) => [own(path), message]));
}
