/**
 * The letter for a frame without scripts. Markup may be set here and nowhere else in the page, under a policy of its own; the frame runs nothing:
 * its sandbox says so, and the page's own policy, which it has over it.
 */
type Factory = {
  createPolicy: (
    name: string,
    policy: { createHTML: (text: string) => string },
  ) => { createHTML: (text: string) => string };
};
const factory = (globalThis as { trustedTypes?: Factory }).trustedTypes;
const policy = factory?.createPolicy('letter', { createHTML: (text) => text });

/** In the type of the attribute; where the browser knows no such types, the text itself. */
export const asFrame = (html: string): string => policy?.createHTML(html) ?? html;

/** Until it is there; nothing is asked of anybody for it. */
const NO_PICTURE = 'data:,';

export type Look = 'light' | 'dark';

/** Pictures from the page's memory, the sheet of the letter let through the page's policy, and light or dark as asked. */
export function dressed(html: string, pictures: ReadonlyMap<number, string>, look: Look): string {
  const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
  return html
    .replace(/cid:image-(\d+)@vizir/g, (_, id: string) => pictures.get(Number(id)) ?? NO_PICTURE)
    .replaceAll('<style>', `<style nonce="${nonce}">`)
    .replaceAll('(prefers-color-scheme:dark)', look === 'dark' ? 'all' : 'not all');
}
