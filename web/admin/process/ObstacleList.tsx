import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import classes from './process.module.css';
import type { Obstacle } from './readDefinition.ts';

export function ObstacleList({ obstacles }: { obstacles: Obstacle[] }) {
  const { t } = useTranslation('admin');
  return (
    <ul className={classes.problems}>
      {obstacles.map((one) => (
        <li key={JSON.stringify(one)}>
          {one.at && (
            <>
              <code>{one.at}</code>:{' '}
            </>
          )}
          {wordsOf(one, t)}
        </li>
      ))}
    </ul>
  );
}

function wordsOf(one: Obstacle, t: TFunction<'admin'>): string {
  switch (one.code) {
    case 'not_json_at':
      return t('process.obstacle.not_json_at', { line: one.line, column: one.column });
    case 'extra':
      return t('process.obstacle.extra', { keys: one.keys });
    case 'value':
      return t('process.obstacle.value', { values: one.values });
    case 'few':
      return t('process.obstacle.few', { least: one.least });
    case 'many':
      return t('process.obstacle.many', { most: one.most });
    default:
      return t(`process.obstacle.${one.code}`);
  }
}
