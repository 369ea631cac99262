import { ActionIcon } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Block } from '#domain/campaigns/blocks.ts';
import { offerUndo } from '#web/ui/undo.tsx';
import { BlockFields } from './BlockFields.tsx';
import { type Held, moved } from './blocks.ts';
import classes from './letter.module.css';
import type { CampaignFile } from './letter.queries.ts';

interface BlockListProps {
  campaignId: number;
  files: readonly CampaignFile[];
  blocks: Held[];
  onChange: (make: (was: Held[]) => Held[]) => void;
}

/** Blocks in their order. Moved by buttons, or by Alt and the arrows from wherever the caret is; taken out with a way back. */
export function BlockList({ campaignId, files, blocks, onChange }: BlockListProps) {
  const { t } = useTranslation('campaigns');
  const focus = useRef<{ key: string; what: string } | null>(null);
  const list = useRef<HTMLOListElement>(null);

  // what was moved keeps the focus, though the list was drawn anew
  useEffect(() => {
    const wanted = focus.current;
    focus.current = null;
    if (!wanted) return;
    const card = list.current?.querySelector(`[data-key="${wanted.key}"]`);
    const button = card?.querySelector<HTMLElement>(`[data-what="${wanted.what}"]:not(:disabled)`);
    (button ?? card?.querySelector<HTMLElement>('[data-what]:not(:disabled)'))?.focus();
  });

  function move(key: string, by: -1 | 1, keepFocus: boolean) {
    if (keepFocus) focus.current = { key, what: by < 0 ? 'up' : 'down' };
    onChange((was) => moved(was, key, by));
  }
  function remove(key: string) {
    const at = blocks.findIndex((one) => one.key === key);
    const gone = blocks[at];
    if (!gone) return;
    onChange((was) => was.filter((one) => one.key !== key));
    offerUndo(t('letter.removed'), () => onChange((was) => was.toSpliced(at, 0, gone)));
  }
  function onKey(event: KeyboardEvent, key: string) {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (!event.altKey || by === 0) return;
    event.preventDefault();
    move(key, by, false);
  }
  const change = (key: string, block: Block) =>
    onChange((was) => was.map((one) => (one.key === key ? { key, block } : one)));

  return (
    <ol ref={list} className={classes.blocks} aria-label={t('letter.blocks')}>
      {blocks.map(({ key, block }, at) => {
        const name = t('letter.nth', { kind: t(`letter.kinds.${block.type}`), n: at + 1 });
        return (
          <li key={key} data-key={key} className={classes.block}>
            {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would have the name in its frame */}
            <div role="group" aria-label={name} onKeyDown={(event) => onKey(event, key)}>
              <div className={classes.blockHead}>
                <span className="meta">{name}</span>
                <span className={classes.tools}>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    data-what="up"
                    disabled={at === 0}
                    aria-label={`${t('letter.up')}: ${name}`}
                    title={`${t('letter.up')} (Alt+↑)`}
                    onClick={() => move(key, -1, true)}
                  >
                    <IconArrowUp size={16} stroke={1.5} />
                  </ActionIcon>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    data-what="down"
                    disabled={at === blocks.length - 1}
                    aria-label={`${t('letter.down')}: ${name}`}
                    title={`${t('letter.down')} (Alt+↓)`}
                    onClick={() => move(key, 1, true)}
                  >
                    <IconArrowDown size={16} stroke={1.5} />
                  </ActionIcon>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={`${t('letter.remove')}: ${name}`}
                    title={t('letter.remove')}
                    onClick={() => remove(key)}
                  >
                    <IconTrash size={16} stroke={1.5} />
                  </ActionIcon>
                </span>
              </div>
              <div className={classes.fields}>
                <BlockFields
                  campaignId={campaignId}
                  files={files}
                  block={block}
                  onChange={(next) => change(key, next)}
                />
              </div>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
