import { Modal } from '@mantine/core';
import { useSpotlight } from '@mantine/spotlight';
import { useTranslation } from 'react-i18next';
import { type Command, PaletteContent } from '#web/search/public.ts';
import type { CreateItem, MoreItem, NavItem } from './nav.ts';
import { closePalette, paletteStore } from './palette.store.ts';

interface PaletteProps {
  nav: NavItem[];
  create: CreateItem[];
  more: MoreItem[];
  go: (href: string) => void;
}

/** Ctrl+K. The window is the shell's, with its sections and forms; what is found in it is the search room's. */
export function Palette({ nav, create, more, go }: PaletteProps) {
  const { t } = useTranslation('shell');
  const { t: words } = useTranslation('search');
  const { opened } = useSpotlight(paletteStore);
  const commands: Command[] = [
    ...create.map(({ key, href }) => ({
      id: `create-${key}`,
      href,
      title: words(`palette.make.${key}`),
      icon: 'command' as const,
    })),
    ...more.map(({ key, href }) => ({
      id: `more-${key}`,
      href,
      title: words(`palette.more.${key}`),
      icon: key === 'me' ? ('section' as const) : ('command' as const),
    })),
    ...nav.map(({ key, href }) => ({
      id: `nav-${key}`,
      href,
      title: t(`nav.${key}`),
      icon: 'section' as const,
    })),
  ];
  return (
    <Modal.Root
      opened={opened}
      onClose={closePalette}
      size={640}
      yOffset="8dvh"
      padding={0}
      centered={false}
      transitionProps={{ duration: 100 }}
    >
      <Modal.Overlay backgroundOpacity={0.4} blur={0} />
      <Modal.Content aria-label={words('title')}>
        <Modal.Body>
          <PaletteContent opened={opened} commands={commands} go={go} close={closePalette} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
