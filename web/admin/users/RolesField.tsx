import { Checkbox, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Role, roles } from '#domain/policy/actions.ts';
import { fieldId } from '#web/form/useFormState.ts';

interface RolesFieldProps {
  value: Role[];
  error?: string;
  onChange: (roles: Role[]) => void;
}

/** Each role with what it lets one do, in plain words; none is right for most people. */
export function RolesField({ value, error, onChange }: RolesFieldProps) {
  const { t } = useTranslation('admin');
  return (
    <Checkbox.Group
      id={fieldId('roles')}
      label={t('users.field.roles')}
      description={t('users.field.rolesHint')}
      error={error}
      value={value}
      onChange={(next) => onChange(roles.filter((role) => next.includes(role)))}
    >
      <Stack gap={10} mt={8}>
        {roles.map((role) => (
          <Checkbox
            key={role}
            value={role}
            label={t(`users.role.${role}.name`)}
            description={t(`users.role.${role}.means`)}
          />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
