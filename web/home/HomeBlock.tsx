import { useTranslation } from 'react-i18next';
import { PeekFrame, usePeek, useRecordKeys } from '#web/orders/public.ts';
import { KeyHints } from '#web/table/KeyHints.tsx';
import { Nothing } from '#web/ui/Nothing.tsx';
import { Section } from '#web/ui/Section.tsx';
import classes from './Home.module.css';
import { HomeRow } from './HomeRow.tsx';
import type { Block } from './home.queries.ts';

/** Up to five rows and the way to all of them. With nothing in it, one line of good words. */
export function HomeBlock({ block }: { block: Block }) {
  const { t } = useTranslation('home');
  const { key, items, more, list, query } = block;
  const title = t(`block.${key}.title`);
  if (items.length === 0) return <Nothing title={title}>{t(`block.${key}.nothing`)}</Nothing>;
  const all = `${list === 'terms' ? '/reports/terms' : '/orders'}?${new URLSearchParams(query)}`;
  return (
    <Section
      title={title}
      count={more ? undefined : items.length}
      flush
      actions={
        <a className={classes.all} href={all}>
          {more ? t('allMore') : t('all', { count: items.length })}
          <span className="visuallyHidden">: {title}</span>
        </a>
      }
    >
      {key === 'resolutions' || key === 'assign' ? <ToSign block={block} /> : <Rows block={block} />}
    </Section>
  );
}

function Rows({ block }: { block: Block }) {
  return (
    <ul className={classes.rows}>
      {block.items.map((row) => (
        <HomeRow key={row.id} row={row} block={block.key} />
      ))}
    </ul>
  );
}

/** What waits for a signature is looked into and signed from here: Space, R, Ctrl+Enter. */
function ToSign({ block }: { block: Block }) {
  const ids = block.items.map((row) => row.id);
  const peek = usePeek(ids);
  useRecordKeys(peek, [ids]);
  return (
    <PeekFrame peek={peek} over>
      <Rows block={block} />
      <div className={classes.keys}>
        <KeyHints peek />
      </div>
    </PeekFrame>
  );
}
