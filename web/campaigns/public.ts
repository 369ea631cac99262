/** What other rooms may use of this one. */
export { CampaignsOf } from './run/CampaignsOf.tsx';
