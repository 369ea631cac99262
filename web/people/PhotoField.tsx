import { Button, FileButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '#web/http/client.ts';
import { queryClient } from '#web/http/queryClient.ts';
import { sendBytes } from '#web/http/sendBytes.ts';
import { tellProblem } from '#web/http/tellProblem.ts';
import { tell } from '#web/ui/undo.tsx';
import { CropDialog } from './CropDialog.tsx';
import { Photo } from './Photo.tsx';
import classes from './people.module.css';
import type { Employee } from './people.queries.ts';

const MOST_BYTES = 10 * 1024 * 1024;

/** One's own photo: chosen, its square found, kept. */
export function PhotoField({ person }: { person: Pick<Employee, 'id' | 'name' | 'photo'> }) {
  const { t } = useTranslation('people');
  const [picture, setPicture] = useState<ImageBitmap | null>(null);
  const fresh = () => queryClient.invalidateQueries({ queryKey: ['people'] });

  async function choose(file: File | null) {
    if (!file) return;
    if (file.size > MOST_BYTES) return tell(t('photo.heavy'), 'danger');
    try {
      setPicture(await createImageBitmap(file));
    } catch {
      tell(t('photo.unreadable'), 'danger');
    }
  }

  async function keep(square: Blob) {
    try {
      await sendBytes({
        method: 'PUT',
        url: '/api/me/photo',
        file: square,
        key: crypto.randomUUID(),
        signal: new AbortController().signal,
        onProgress: () => {},
      });
      setPicture(null);
      tell(t('photo.saved'));
      await fresh();
    } catch (cause) {
      tellProblem(cause);
    }
  }

  async function remove() {
    try {
      await answer(api.DELETE('/api/me/photo'));
      tell(t('photo.removed'));
      await fresh();
    } catch (cause) {
      tellProblem(cause);
    }
  }

  return (
    <div className={classes.photoField}>
      <Photo person={person} size={96} />
      <div className={classes.photoActs}>
        <FileButton accept="image/jpeg,image/png,image/webp" onChange={(file) => void choose(file)}>
          {(props) => (
            <Button variant="default" size="xs" {...props}>
              {t(person.photo ? 'photo.change' : 'photo.choose')}
            </Button>
          )}
        </FileButton>
        {person.photo && (
          <Button variant="subtle" color="gray" size="xs" onClick={() => void remove()}>
            {t('photo.remove')}
          </Button>
        )}
        <span className="meta">{t('photo.hint')}</span>
      </div>
      {picture && <CropDialog picture={picture} onClose={() => setPicture(null)} onDone={keep} />}
    </div>
  );
}
