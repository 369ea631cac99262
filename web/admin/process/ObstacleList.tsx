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
          {'detail' in one ? (
            <>
              {t(`process.obstacle.${one.code}`)} <span className="meta">{one.detail}</span>
            </>
          ) : (
            t(`process.obstacle.${one.code}`)
          )}
        </li>
      ))}
    </ul>
  );
}
