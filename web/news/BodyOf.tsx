import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Block, type Cell, type Inline, type Row, readBody } from '#domain/news/body.ts';
import type { RecordKind } from '#domain/news/record-kinds.ts';
import classes from './Body.module.css';
import type { News } from './news.queries.ts';

type Beside = { pictures: News['pictures']; links: News['links'] };

/** The tree drawn by us, node by node: what is not of its closed kinds is not drawn. */
export function BodyOf({ body, ...beside }: Beside & { body: News['body'] }) {
  const found = readBody(body);
  return <div className={classes.body}>{found.ok && <Blocks blocks={found.body.content} {...beside} />}</div>;
}

function Blocks({ blocks, ...beside }: Beside & { blocks: readonly Block[] }): ReactNode {
  // a tree that is drawn never changes its order: the place is the key
  return blocks.map((block, n) => <OneBlock key={`${n}-${block.type}`} block={block} {...beside} />);
}

function OneBlock({ block, ...beside }: Beside & { block: Block }) {
  switch (block.type) {
    case 'paragraph':
      return (
        <p>
          <Words words={block.content} links={beside.links} />
        </p>
      );
    case 'heading': {
      const Heading = block.attrs.level === 2 ? 'h2' : 'h3';
      return (
        <Heading>
          <Words words={block.content} links={beside.links} />
        </Heading>
      );
    }
    case 'bulletList':
    case 'orderedList': {
      const List = block.type === 'bulletList' ? 'ul' : 'ol';
      return (
        <List>
          {block.content.map((item, n) => (
            <li key={`${n}-item`}>
              <Blocks blocks={item.content} {...beside} />
            </li>
          ))}
        </List>
      );
    }
    case 'blockquote':
      return (
        <blockquote>
          <Blocks blocks={block.content} {...beside} />
        </blockquote>
      );
    case 'table':
      return <Table rows={block.content} {...beside} />;
    case 'picture':
      return <Picture id={block.attrs.id} alt={block.attrs.alt} pictures={beside.pictures} />;
  }
}

/** Wider than the text it can be moved sideways, also by keys. */
function Table({ rows, ...beside }: Beside & { rows: readonly Row[] }) {
  const { t } = useTranslation('news');
  return (
    <section className={classes.wide} tabIndex={0} aria-label={t('table')}>
      <table>
        <tbody>
          {rows.map((row, n) => (
            <tr key={`${n}-row`}>
              {row.content.map((cell, at) => (
                <OneCell key={`${at}-cell`} cell={cell} {...beside} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function OneCell({ cell, ...beside }: Beside & { cell: Cell }) {
  const Tag = cell.type === 'tableHeader' ? 'th' : 'td';
  return (
    <Tag colSpan={cell.attrs?.colspan} rowSpan={cell.attrs?.rowspan}>
      <Blocks blocks={cell.content} {...beside} />
    </Tag>
  );
}

function Picture({ id, alt, pictures }: { id: number; alt: string } & Pick<Beside, 'pictures'>) {
  const { t } = useTranslation('news');
  const found = pictures.find((one) => one.id === id);
  if (!found) return null;
  return (
    <img
      src={found.url}
      width={found.width}
      height={found.height}
      alt={alt || t('picture')}
      loading="lazy"
      decoding="async"
    />
  );
}

function Words({
  words,
  links,
}: { words: readonly Inline[] | undefined } & Pick<Beside, 'links'>): ReactNode {
  return words?.map((one, n) => <Word key={`${n}-${one.type}`} word={one} links={links} />);
}

function Word({ word, links }: { word: Inline } & Pick<Beside, 'links'>): ReactNode {
  if (word.type === 'hardBreak') return <br />;
  if (word.type === 'recordLink') return <RecordLink {...word.attrs} links={links} />;
  return (word.marks ?? []).reduce<ReactNode>((inside, mark) => {
    if (mark.type === 'bold') return <strong>{inside}</strong>;
    if (mark.type === 'italic') return <em>{inside}</em>;
    return (
      <a href={mark.attrs.href} target="_blank" rel="noopener noreferrer nofollow">
        {inside}
      </a>
    );
  }, word.text);
}

const places: Record<RecordKind, string> = {
  order: '/orders',
  client: '/clients',
  contract: '/contracts',
  task: '/tasks',
  employee: '/people',
};

function RecordLink({ kind, id, links }: { kind: RecordKind; id: number } & Pick<Beside, 'links'>) {
  const { t } = useTranslation('news');
  const title = links.find((one) => one.kind === kind && one.id === id)?.title;
  if (!title) return <span className={classes.hidden}>{t('hiddenRecord')}</span>;
  return (
    <a className={classes.record} href={`${places[kind]}/${id}`}>
      {kind === 'employee' || kind === 'client' ? title : `${t(`kind.${kind}`)} ${title}`}
    </a>
  );
}
