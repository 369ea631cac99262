import { CloseButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { fieldId } from '#web/form/useFormState.ts';
import { searchPeople } from '#web/people/public.ts';
import { type Entity, EntityCombobox } from '#web/ui/EntityCombobox.tsx';
import classes from './MembersField.module.css';

interface MembersFieldProps {
  value: Entity[];
  error?: string;
  onChange: (members: Entity[]) => void;
}

/** Found one by one, listed below; whoever is in already is not offered again. */
export function MembersField({ value, error, onChange }: MembersFieldProps) {
  const { t } = useTranslation('admin');
  const taken = new Set(value.map((one) => one.id));
  return (
    <div>
      <EntityCombobox
        key={value.length}
        id={fieldId('members')}
        label={t('groups.addMember')}
        description={t('groups.membersHint')}
        value={null}
        error={error}
        search={async (text, signal) =>
          (await searchPeople(text, signal)).filter((one) => !taken.has(one.id))
        }
        onChange={(member) => member && onChange([...value, member])}
      />
      {value.length > 0 && (
        <ul className={classes.members} aria-label={t('groups.members')}>
          {value.map((member) => (
            <li key={member.id}>
              <span>
                {member.label} <span className="muted">{member.note}</span>
              </span>
              <CloseButton
                size="sm"
                aria-label={t('groups.takeOut', { name: member.label })}
                onClick={() => onChange(value.filter((one) => one.id !== member.id))}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
