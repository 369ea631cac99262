import { Button, Menu } from '@mantine/core';
import { IconBraces } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { FIELDS, type Field } from '#domain/campaigns/blocks.ts';

interface FieldMenuProps {
  /** What the fields go into: «Тема». */
  of: string;
  onChoose: (text: string) => void;
}

/** Fields by their names for people; each comes with a word for where there is nothing. */
export function FieldMenu({ of, onChoose }: FieldMenuProps) {
  const { t } = useTranslation('campaigns');
  const written = (field: Field) => {
    const word = /^(contact|manager)\./.test(field) ? t(`letter.words.${field}`) : '';
    return word ? `{{${field}|${word}}}` : `{{${field}}}`;
  };
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconBraces size={14} stroke={1.5} aria-hidden />}
          aria-label={t('letter.insertInto', { of })}
        >
          {t('letter.field')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {FIELDS.map((field) => (
          <Menu.Item key={field} onClick={() => onChoose(written(field))}>
            {t(`letter.fields.${field}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
