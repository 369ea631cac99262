import { Spotlight, type SpotlightActionData } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Keys } from '#web/ui/Keys.tsx';
import type { CreateItem, NavItem } from './nav.ts';
import { paletteStore } from './palette.store.ts';

interface PaletteProps {
  nav: NavItem[];
  create: CreateItem[];
  go: (href: string) => void;
}

/** Ctrl+K. Sections and creating for now; records come with the search room. */
export function Palette({ nav, create, go }: PaletteProps) {
  const { t } = useTranslation('shell');
  const sections: SpotlightActionData[] = nav.map(({ key, href, icon: Icon }) => ({
    id: `nav-${key}`,
    label: t(`nav.${key}`),
    leftSection: <Icon size={18} stroke={1.5} />,
    onClick: () => go(href),
  }));
  const making: SpotlightActionData[] = create.map(({ key, href }) => ({
    id: `create-${key}`,
    label: `${t('palette.create')}: ${t(`create.${key}`).toLocaleLowerCase()}`,
    onClick: () => go(href),
  }));
  return (
    <Spotlight
      store={paletteStore}
      // Physical keys are registered in useShellKeys: Mantine's own shortcut is dead in the Russian layout.
      shortcut={null}
      actions={[
        { group: t('palette.sections'), actions: sections },
        { group: t('palette.create'), actions: making },
      ]}
      nothingFound={t('palette.nothing')}
      scrollable
      maxHeight={420}
      radius="md"
      overlayProps={{ blur: 0, backgroundOpacity: 0.4 }}
      transitionProps={{ duration: 100 }}
      searchProps={{
        leftSection: <IconSearch size={18} stroke={1.5} />,
        rightSection: <Keys of="Esc" />,
        placeholder: t('palette.placeholder'),
        'aria-label': t('palette.placeholder'),
      }}
    />
  );
}
