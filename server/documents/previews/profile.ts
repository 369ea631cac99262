import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * The settings of one conversion, in a folder of its own that goes with it, so that no file leaves anything to the next one.
 * No macros, no links followed, nothing fetched that the file points to; Russian where the file does not say.
 */
export async function writeProfile(folder: string): Promise<void> {
  await mkdir(path.join(folder, 'user'), { recursive: true });
  await writeFile(path.join(folder, 'user', 'registrymodifications.xcu'), profile);
}

const settings: [place: string, name: string, value: string][] = [
  ['Office.Common/Security/Scripting', 'MacroSecurityLevel', '3'],
  ['Office.Common/Security/Scripting', 'DisableMacrosExecution', 'true'],
  ['Office.Common/Security/Scripting', 'BlockUntrustedRefererLinks', 'true'],
  ['Office.Writer/Content/Update', 'Link', '2'],
  ['Office.Calc/Content/Update', 'Link', '2'],
  ['Office.Common/Save/Document', 'CreateBackup', 'false'],
  ['Setup/L10N', 'ooSetupSystemLocale', 'ru-RU'],
];

const profile = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
${settings
  .map(
    ([place, name, value]) =>
      `<item oor:path="/org.openoffice.${place}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`,
  )
  .join('\n')}
</oor:items>
`;
