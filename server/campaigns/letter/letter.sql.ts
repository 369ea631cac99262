import { sql } from 'kysely';
import type { Requisites } from './say.ts';

/** Parts of the campaign `g`, and of the company: what a letter is made of. */

export type FileOfLetter = {
  id: number;
  kind: 'image' | 'attachment';
  name: string;
  mime: string;
  size: number;
  sha256: string;
};

export const filesJson = sql<
  FileOfLetter[]
>`(select coalesce(json_agg(json_build_object('id', f.id, 'kind', f.kind,
  'name', f.name, 'mime', f.mime, 'size', f.size, 'sha256', encode(f.sha256, 'hex')) order by f.id), '[]'::json) from campaign_files f where f.campaign_id = g.id)`;

export const requisitesJson = sql<Requisites>`(select json_build_object('name', q.name, 'inn', q.inn, 'ogrn', q.ogrn,
  'address', q.address, 'phone', q.phone, 'email', q.email) from company_requisites q)`;
