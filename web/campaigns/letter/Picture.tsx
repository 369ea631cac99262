import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFileSize } from '#web/ui/useFileSize.ts';
import classes from './letter.module.css';
import { type CampaignFile, pictureQuery } from './letter.queries.ts';

interface PictureProps {
  campaignId: number;
  /** Left out: it was taken out of the letter elsewhere. */
  file: CampaignFile | undefined;
  alt: string;
}

export function Picture({ campaignId, file, alt }: PictureProps) {
  const { t } = useTranslation('campaigns');
  const size = useFileSize();
  const picture = useQuery({
    ...pictureQuery(campaignId, file ?? { id: 0, mime: '' }),
    enabled: file !== undefined,
  });
  if (!file) return <p className={classes.warning}>{t('letter.imageGone')}</p>;
  return (
    <figure className={classes.picture}>
      {picture.data && <img src={picture.data} alt={alt} />}
      <figcaption className="meta">
        {file.name}, {size(file.size)}
      </figcaption>
    </figure>
  );
}
