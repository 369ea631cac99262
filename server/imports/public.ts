export { workOnImport } from './work.job.ts';
