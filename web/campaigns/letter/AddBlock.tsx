import { Button, Group } from '@mantine/core';
import {
  IconHeading,
  IconMinus,
  IconPhoto,
  IconPlus,
  IconSquareRounded,
  IconTypography,
} from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Block } from '#domain/campaigns/blocks.ts';
import { emptyBlock, KINDS } from './blocks.ts';

const icons = {
  text: IconTypography,
  heading: IconHeading,
  image: IconPhoto,
  button: IconSquareRounded,
  divider: IconMinus,
};
const PICTURES = 'image/png,image/jpeg,image/gif,image/webp';

interface AddBlockProps {
  full: boolean;
  onAdd: (block: Block) => void;
  /** Sends it up; answers its number, or null where that did not come to pass. */
  onPicture: (file: File) => Promise<number | null>;
  busy: boolean;
}

/** One press for each kind of block: at the end of the letter, from where it is moved. */
export function AddBlock({ full, onAdd, onPicture, busy }: AddBlockProps) {
  const { t } = useTranslation('campaigns');
  const input = useRef<HTMLInputElement>(null);
  async function take(file: File | undefined) {
    const fileId = file && (await onPicture(file));
    if (fileId) onAdd({ type: 'image', fileId, alt: '', url: null });
  }
  return (
    <Group gap={8} role="group" aria-label={t('letter.add')}>
      {KINDS.map((kind) => {
        const Sign = icons[kind] ?? IconPlus;
        return (
          <Button
            key={kind}
            variant="default"
            disabled={full}
            loading={kind === 'image' && busy}
            leftSection={<Sign size={16} stroke={1.5} aria-hidden />}
            aria-label={t('letter.addKind', { kind: t(`letter.kinds.${kind}`) })}
            onClick={() => (kind === 'image' ? input.current?.click() : onAdd(emptyBlock(kind)))}
          >
            {t(`letter.kinds.${kind}`)}
          </Button>
        );
      })}
      <input
        ref={input}
        type="file"
        hidden
        accept={PICTURES}
        data-testid="picture"
        onChange={(event) => {
          void take(event.currentTarget.files?.[0]);
          event.currentTarget.value = '';
        }}
      />
    </Group>
  );
}
