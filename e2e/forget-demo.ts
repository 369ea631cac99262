import { rmSync } from 'node:fs';
import { demoFolderOf } from './product.ts';

/** The last thing of a run. */
export default function forgetDemo(): void {
  rmSync(demoFolderOf(process.pid), { recursive: true, force: true });
}
