import { config } from 'zod';

/**
 * The page runs under `require-trusted-types-for 'script'`. The one thing that sets inner HTML is the kit's style elements:
 * their text passes, anything with a tag in it does not. The one script it starts by itself is the worker that reads PDFs, from among
 * our own. Loaded before everything else.
 */
type Policy = Record<'createHTML' | 'createScriptURL', (text: string) => string>;
type Factory = { createPolicy: (name: string, policy: Policy) => unknown };

const factory = (globalThis as { trustedTypes?: Factory }).trustedTypes;

factory?.createPolicy('default', {
  createHTML(text) {
    if (text.includes('<')) throw new TypeError('Markup is not set as HTML here');
    return text;
  },
  createScriptURL(address) {
    const { origin, pathname } = new URL(address, document.baseURI);
    if (origin !== location.origin || !/^\/assets\/pdfjs-[\d.]+\/pdf\.worker\.min\.mjs$/.test(pathname))
      throw new TypeError('No other script is started here');
    return address;
  },
});

// No code is made from text: the schema library would probe for it.
config({ jitless: true });
