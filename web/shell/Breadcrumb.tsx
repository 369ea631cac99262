import { useTranslation } from 'react-i18next';
import classes from './Breadcrumb.module.css';

/** «Заказы › З-2026-0147»: the parent is a link, the page itself is text; there is no third level. */
export function Breadcrumb({ parent, href, here }: { parent: string; href: string; here?: string }) {
  const { t } = useTranslation('shell');
  return (
    <nav aria-label={t('nav.breadcrumbs')} className={classes.path}>
      <a href={href}>{parent}</a>
      {here && (
        <>
          <span aria-hidden="true">›</span>
          <span aria-current="page">{here}</span>
        </>
      )}
    </nav>
  );
}
