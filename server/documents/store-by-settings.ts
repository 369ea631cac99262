import type { Config } from '#server/config.ts';
import { s3Storage } from './s3-storage.ts';
import { fileStorage, type Storage } from './storage.ts';

/** Where files are kept: the data folder, or an S3-compatible store when one is set. */
export const storageOf = ({ s3, dataDir }: Pick<Config, 's3' | 'dataDir'>): Promise<Storage> =>
  s3 === null ? fileStorage(dataDir) : s3Storage(s3, dataDir);
