import { Spotlight } from '@mantine/spotlight';
import { useTranslation } from 'react-i18next';
import { type Command, PaletteContent } from '#web/search/public.ts';
import type { CreateItem, NavItem } from './nav.ts';
import { closePalette, paletteStore } from './palette.store.ts';

interface PaletteProps {
  nav: NavItem[];
  create: CreateItem[];
  go: (href: string) => void;
}

/** Ctrl+K. The window is the shell's, with its sections and forms; what is found in it is the search room's. */
export function Palette({ nav, create, go }: PaletteProps) {
  const { t } = useTranslation('shell');
  const { t: words } = useTranslation('search');
  const commands: Command[] = [
    ...create.map(({ key, href }) => ({
      id: `create-${key}`,
      href,
      title: words(`palette.make.${key}`),
      icon: 'command' as const,
    })),
    ...nav.map(({ key, href }) => ({
      id: `nav-${key}`,
      href,
      title: t(`nav.${key}`),
      icon: 'section' as const,
    })),
  ];
  return (
    <Spotlight.Root
      store={paletteStore}
      // Physical keys are registered in useShellKeys: Mantine's own shortcut is dead in the Russian layout.
      shortcut={null}
      size={640}
      radius="md"
      centered={false}
      overlayProps={{ blur: 0, backgroundOpacity: 0.4 }}
      transitionProps={{ duration: 100 }}
      aria-label={words('title')}
    >
      <PaletteContent commands={commands} go={go} close={closePalette} />
    </Spotlight.Root>
  );
}
