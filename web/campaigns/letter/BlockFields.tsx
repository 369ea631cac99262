import { ActionIcon, TextInput } from '@mantine/core';
import { IconBold, IconItalic, IconLink, IconList, IconListNumbers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Block } from '#domain/campaigns/blocks.ts';
import { parseLink } from '#domain/campaigns/links.ts';
import type { CampaignFile } from './letter.queries.ts';
import { Picture } from './Picture.tsx';
import { type Insert, WordsField } from './WordsField.tsx';

interface BlockFieldsProps {
  campaignId: number;
  files: readonly CampaignFile[];
  block: Block;
  onChange: (block: Block) => void;
}

export function BlockFields({ campaignId, files, block, onChange }: BlockFieldsProps) {
  const { t } = useTranslation('campaigns');
  switch (block.type) {
    case 'heading':
      return (
        <WordsField
          label={t('letter.kinds.heading')}
          maxLength={300}
          value={block.text}
          onChange={(text) => onChange({ ...block, text })}
        />
      );
    case 'text':
      return (
        <WordsField
          label={t('letter.kinds.text')}
          description={t('letter.markup')}
          tall
          maxLength={20_000}
          value={block.text}
          onChange={(text) => onChange({ ...block, text })}
          tools={(insert) => <Markup insert={insert} />}
        />
      );
    case 'image':
      return (
        <>
          <Picture
            campaignId={campaignId}
            file={files.find(({ id }) => id === block.fileId)}
            alt={block.alt}
          />
          <WordsField
            label={t('letter.alt')}
            description={t('letter.altWhy')}
            maxLength={300}
            value={block.alt}
            onChange={(alt) => onChange({ ...block, alt })}
          />
          <Address
            label={t('letter.imageLink')}
            value={block.url ?? ''}
            onChange={(url) => onChange({ ...block, url: url.trim() === '' ? null : url })}
          />
        </>
      );
    case 'button':
      return (
        <>
          <WordsField
            label={t('letter.buttonLabel')}
            maxLength={100}
            value={block.label}
            onChange={(label) => onChange({ ...block, label })}
          />
          <Address
            label={t('letter.buttonLink')}
            needed
            value={block.url}
            onChange={(url) => onChange({ ...block, url })}
          />
        </>
      );
    case 'divider':
      return <hr />;
  }
}

interface AddressProps {
  label: string;
  value: string;
  needed?: boolean;
  onChange: (value: string) => void;
}

/** Said beside the field as soon as it leads nowhere; the check of the letter says it again. */
function Address({ label, value, needed = false, onChange }: AddressProps) {
  const { t } = useTranslation('campaigns');
  const begun = needed ? value !== 'https://' : value !== '';
  return (
    <TextInput
      label={label}
      inputMode="url"
      maxLength={2000}
      placeholder="https://"
      value={value}
      error={begun && parseLink(value) === null ? t('letter.linkWrong') : undefined}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

const MARKS = [
  { key: 'bold', icon: IconBold, before: '**', after: '**' },
  { key: 'italic', icon: IconItalic, before: '*', after: '*' },
  { key: 'link', icon: IconLink, before: '[', after: '](https://)' },
  { key: 'list', icon: IconList, before: '\n- ', after: '' },
  { key: 'numbers', icon: IconListNumbers, before: '\n1. ', after: '' },
] as const;

function Markup({ insert }: { insert: Insert }) {
  const { t } = useTranslation('campaigns');
  return MARKS.map(({ key, icon: Sign, before, after }) => (
    <ActionIcon
      key={key}
      size={24}
      variant="subtle"
      color="gray"
      aria-label={t(`letter.marks.${key}`)}
      title={t(`letter.marks.${key}`)}
      onClick={() => insert(before, after)}
    >
      <Sign size={16} stroke={1.5} />
    </ActionIcon>
  ));
}
