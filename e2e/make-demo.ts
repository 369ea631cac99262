import { makeDemo } from './product.ts';

/** The first thing of a run: every journey but that of the first start begins on a copy of this company. */
export default makeDemo;
