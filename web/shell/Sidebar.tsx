import { Tooltip } from '@mantine/core';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { NavItem } from './nav.ts';
import classes from './Sidebar.module.css';

interface SidebarProps {
  items: NavItem[];
  path: string;
  collapsed: boolean;
  onCollapse?: () => void;
}

export function Sidebar({ items, path, collapsed, onCollapse }: SidebarProps) {
  const { t } = useTranslation('shell');
  const part = (section: NavItem['section']) => items.filter((item) => item.section === section);
  const Icon = collapsed ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  const word = t(collapsed ? 'nav.expand' : 'nav.collapse');
  return (
    <nav className={classes.nav} aria-label={t('nav.label')} data-collapsed={collapsed || undefined}>
      <Part items={part(undefined)} path={path} collapsed={collapsed} />
      <Part items={part('portal')} title={t('nav.portal')} path={path} collapsed={collapsed} />
      <Part items={part('management')} path={path} collapsed={collapsed} divided />
      {onCollapse && (
        <Tooltip label={word} position="right" disabled={!collapsed}>
          <button type="button" className={classes.collapse} onClick={onCollapse} aria-expanded={!collapsed}>
            <Icon size={18} stroke={1.5} aria-hidden="true" />
            <span className={collapsed ? 'visuallyHidden' : undefined}>{word}</span>
          </button>
        </Tooltip>
      )}
    </nav>
  );
}

interface PartProps {
  items: NavItem[];
  title?: string;
  path: string;
  collapsed: boolean;
  divided?: boolean;
}

function Part({ items, title, path, collapsed, divided }: PartProps) {
  const { t } = useTranslation('shell');
  if (items.length === 0) return null;
  return (
    <div className={classes.part} data-divided={divided || (title && collapsed) || undefined}>
      {title && !collapsed && <div className={classes.title}>{title}</div>}
      <ul>
        {items.map(({ key, href, icon: Icon }) => (
          <li key={key}>
            <Tooltip label={t(`nav.${key}`)} position="right" disabled={!collapsed}>
              <a className={classes.link} href={href} aria-current={isHere(href, path) ? 'page' : undefined}>
                <Icon size={18} stroke={1.5} aria-hidden="true" />
                <span className={collapsed ? 'visuallyHidden' : undefined}>{t(`nav.${key}`)}</span>
              </a>
            </Tooltip>
          </li>
        ))}
      </ul>
    </div>
  );
}

function isHere(href: string, path: string): boolean {
  return href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`);
}
