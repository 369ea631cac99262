import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { FileDrop } from '#web/ui/FileDrop.tsx';
import { Section } from '#web/ui/Section.tsx';
import { useFileSize } from '#web/ui/useFileSize.ts';
import classes from './letter.module.css';
import type { CampaignFile } from './letter.queries.ts';

/** As it travels a file grows by a third, and servers refuse letters over 10 MB. */
const MOST_BYTES = 7 * 1024 * 1024;

interface AttachmentsProps {
  campaignId: number;
  files: readonly CampaignFile[];
  onAdd: (files: File[]) => void;
  onDrop: (file: CampaignFile) => void;
}

export function Attachments({ campaignId, files, onAdd, onDrop }: AttachmentsProps) {
  const { t } = useTranslation('campaigns');
  const size = useFileSize();
  return (
    <Section title={t('letter.attachments')} level={3}>
      {files.length > 0 && (
        <ul className={classes.files}>
          {files.map((file) => (
            <li key={file.id}>
              <a href={`/api/campaigns/${campaignId}/files/${file.id}`} download={file.name}>
                {file.name}
              </a>
              <span className="meta">{size(file.size)}</span>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('letter.dropFile', { name: file.name })}
                onClick={() => onDrop(file)}
              >
                <IconX size={16} stroke={1.5} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      <FileDrop onFiles={onAdd} label={t('letter.attach')} maxBytes={MOST_BYTES} />
    </Section>
  );
}
