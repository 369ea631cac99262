import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tellProblem } from '#web/http/tellProblem.ts';
import { FileDrop } from '#web/ui/FileDrop.tsx';
import { Section } from '#web/ui/Section.tsx';
import { useFileSize } from '#web/ui/useFileSize.ts';
import classes from './News.module.css';
import { addFile, type News, newsActs } from './news.queries.ts';

/** Files go with the news as soon as they are chosen. */
export function NewsFiles({ news }: { news: News }) {
  const { t } = useTranslation('news');
  const size = useFileSize();
  const [files, setFiles] = useState(news.files);
  async function attach(chosen: File[]) {
    try {
      for (const file of chosen) {
        const added = await addFile(news.id, file);
        setFiles((was) => [...was, added]);
      }
    } catch (cause) {
      tellProblem(cause);
    }
  }
  async function drop(id: number) {
    try {
      await newsActs.dropFile(news.id, id);
      setFiles((was) => was.filter((one) => one.id !== id));
    } catch (cause) {
      tellProblem(cause);
    }
  }
  return (
    <Section title={t('files')}>
      {files.length > 0 && (
        <ul className={classes.files}>
          {files.map((file) => (
            <li key={file.id}>
              <a href={file.url} download={file.name}>
                {file.name}
              </a>
              <span className="meta">{size(file.size)}</span>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('form.dropFile', { name: file.name })}
                onClick={() => void drop(file.id)}
              >
                <IconX size={16} stroke={1.5} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      <FileDrop onFiles={(chosen) => void attach(chosen)} label={t('form.attach')} />
    </Section>
  );
}
