import { ActionIcon, Burger, Button, Indicator, Menu, Tooltip } from '@mantine/core';
import { IconBell, IconKeyboard, IconPlus, IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '#web/session/public.ts';
import { Keys } from '#web/ui/Keys.tsx';
import { Brand } from './Brand.tsx';
import classes from './Header.module.css';
import type { CreateItem } from './nav.ts';
import { ProfileMenu, type Settings } from './ProfileMenu.tsx';
import { openPalette } from './palette.store.ts';

interface HeaderProps {
  me: Me;
  /** Instead of the plain link to the inbox: the bell with its last rows. */
  bell?: ReactNode;
  create: CreateItem[];
  creating: boolean;
  onCreating: (open: boolean) => void;
  drawer: boolean;
  onDrawer: () => void;
  onHelp: () => void;
  onSettings: (settings: Settings) => void;
  onSignOut: () => void;
  go: (href: string) => void;
}

export function Header(props: HeaderProps) {
  const {
    me,
    bell: ownBell,
    create,
    creating,
    onCreating,
    drawer,
    onDrawer,
    onHelp,
    onSettings,
    onSignOut,
    go,
  } = props;
  const { t } = useTranslation('shell');
  const bell = me.unseen > 0 ? t('header.unseen', { count: me.unseen }) : t('header.notifications');
  return (
    <div className={classes.header}>
      <Burger
        className={classes.burger}
        opened={drawer}
        onClick={onDrawer}
        size={18}
        aria-label={t(drawer ? 'nav.closeMenu' : 'nav.openMenu')}
        aria-expanded={drawer}
      />
      <a className={classes.brand} href="/">
        <Brand />
      </a>
      <button type="button" className={classes.search} onClick={openPalette}>
        <IconSearch size={16} stroke={1.5} aria-hidden />
        <span className={classes.searchHint}>{t('header.searchHint')}</span>
        <span className={classes.searchWord}>{t('header.search')}</span>
        <span className={classes.searchKeys} aria-hidden="true">
          <Keys of="Ctrl+K" />
        </span>
      </button>
      <div className={classes.tools}>
        {create.length > 0 && (
          <Menu opened={creating} onChange={onCreating} position="bottom-end">
            <Menu.Target>
              <Button leftSection={<IconPlus size={16} stroke={2} />} className={classes.create}>
                {t('header.create')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {create.map((item) => (
                <Menu.Item key={item.key} onClick={() => go(item.href)}>
                  {t(`create.${item.key}`)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
        {ownBell ?? (
          <Tooltip label={bell}>
            <Indicator
              label={me.unseen > 99 ? '99+' : me.unseen}
              size={16}
              offset={6}
              disabled={me.unseen === 0}
              classNames={{ indicator: classes.count }}
            >
              <ActionIcon variant="subtle" color="gray" component="a" href="/inbox" aria-label={bell}>
                <IconBell size={18} stroke={1.5} />
              </ActionIcon>
            </Indicator>
          </Tooltip>
        )}
        <Tooltip label={t('header.help')}>
          <ActionIcon
            className={classes.help}
            variant="subtle"
            color="gray"
            aria-label={t('header.help')}
            onClick={onHelp}
          >
            <IconKeyboard size={18} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
        <ProfileMenu me={me} go={go} onSettings={onSettings} onSignOut={onSignOut} />
      </div>
    </div>
  );
}
