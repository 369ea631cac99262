/** What other rooms may use of this one. */

export { sendRunningCampaigns } from './send-campaigns.job.ts';
export { addUnsubscribe, UNSUBSCRIBE } from './unsubscribe.ts';
