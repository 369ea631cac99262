import { lazyRouteComponent } from '@tanstack/react-router';
import { laterWords } from './i18n.ts';

/** A page whose room's words are not among those the product begins with: it comes when they are there. */
export const latePage: typeof lazyRouteComponent = (importer, name) =>
  lazyRouteComponent(async () => {
    const [page] = await Promise.all([importer(), laterWords()]);
    return page;
  }, name);
