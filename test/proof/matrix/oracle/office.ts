import type { Who } from '../facts.ts';
import { done, refused, type Verdict } from '../verdict.ts';

/**
 * «make departments, employees, groups, definitions, settings | admin». 0006: «The administrator administers in person: who stands in for one does not become one.»
 */
export const byAdmin = (who: Who): Verdict => (who.selves[0].roles.includes('admin') ? done : refused);
