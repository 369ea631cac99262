import { config } from 'zod';

/**
 * The page runs under `require-trusted-types-for 'script'`. The one thing that sets inner HTML is the kit's style elements:
 * their text passes, anything with a tag in it does not. Loaded before everything else.
 */
type Policy = { createHTML: (text: string) => string };
type Factory = { createPolicy: (name: string, policy: Policy) => unknown };

const factory = (globalThis as { trustedTypes?: Factory }).trustedTypes;

factory?.createPolicy('default', {
  createHTML(text) {
    if (text.includes('<')) throw new TypeError('Markup is not set as HTML here');
    return text;
  },
});

// No code is made from text: the schema library would probe for it.
config({ jitless: true });
