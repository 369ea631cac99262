import { createSpotlight } from '@mantine/spotlight';

const [store, palette] = createSpotlight();

/** The palette's own state, apart from its component: the header opens it before the component is loaded. */
export const paletteStore = store;
export const openPalette = palette.open;
export const closePalette = palette.close;
