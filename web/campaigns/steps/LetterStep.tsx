import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { MOST_BLOCKS } from '#domain/campaigns/blocks.ts';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { SaveStatus } from '#web/ui/SaveStatus.tsx';
import { Section } from '#web/ui/Section.tsx';
import { AddBlock } from '../letter/AddBlock.tsx';
import { Attachments } from '../letter/Attachments.tsx';
import { BlockList } from '../letter/BlockList.tsx';
import { held } from '../letter/blocks.ts';
import classes from '../letter/letter.module.css';
import type { StepProps } from '../letter/letter.queries.ts';
import { Preview } from '../letter/Preview.tsx';
import { useLetterDraft } from '../letter/useLetterDraft.ts';
import { useLetterFiles } from '../letter/useLetterFiles.ts';
import { WordsField } from '../letter/WordsField.tsx';

/** 2 Письмо: what it says on the left, how it looks on the right; kept as it is typed. */
export function LetterStep({ campaign, save }: StepProps) {
  const { t } = useTranslation('campaigns');
  const { letter, change, state, flush } = useLetterDraft({ campaign, save });
  const { files, busy, addPicture, attach, drop } = useLetterFiles(campaign);
  const attachments = files.filter(({ kind }) => kind === 'attachment');

  return (
    <div className={classes.step}>
      <div className={classes.editor}>
        <Section title={t('letter.title')} actions={<SaveStatus state={state} />}>
          <div className={classes.fields}>
            <WordsField
              label={t('letter.subject')}
              maxLength={200}
              value={letter.subject}
              onChange={(subject) => change({ subject })}
            />
            <WordsField
              label={t('letter.preheader')}
              description={t('letter.preheaderWhy')}
              maxLength={200}
              value={letter.preheader}
              onChange={(preheader) => change({ preheader })}
            />
            <div>
              <div className={classes.label} id="letter-sender">
                {t('letter.sender')}
              </div>
              <SegmentedControl
                aria-labelledby="letter-sender"
                value={letter.sender}
                onChange={(sender) => change({ sender: sender as 'manager' | 'company' })}
                data={(['company', 'manager'] as const).map((value) => ({
                  value,
                  label: t(`letter.senders.${value}`),
                }))}
              />
              <p className="meta">{t(`letter.senderWhy.${letter.sender}`)}</p>
            </div>
          </div>
        </Section>
        <Section title={t('letter.blocks')} count={letter.blocks.length}>
          {letter.blocks.length === 0 && (
            <EmptyState title={t('letter.noBlocks')} why={t('letter.noBlocksWhy')} compact />
          )}
          <BlockList
            campaignId={campaign.id}
            files={files}
            blocks={letter.blocks}
            onChange={(make) => change((was) => ({ blocks: make(was.blocks) }))}
          />
          <AddBlock
            full={letter.blocks.length >= MOST_BLOCKS}
            busy={busy}
            onAdd={(block) => change((was) => ({ blocks: [...was.blocks, held(block)] }))}
            onPicture={addPicture}
          />
        </Section>
        <Attachments
          campaignId={campaign.id}
          files={attachments}
          onAdd={(chosen) => void attach(chosen)}
          onDrop={(file) => void drop(file)}
        />
      </div>
      <Preview campaignId={campaign.id} files={files} onTest={flush} />
    </div>
  );
}
