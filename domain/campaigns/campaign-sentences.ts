import { sentences } from '../kernel/sentences.ts'

/** What is told about campaigns, their events, and whoever signs up there. */
export const campaignSentences = sentences('campaigns', {
  'county-of-programme': { zh: '必须是本项目服务的县区', en: 'must be one of the counties of this programme' },
  'campaign-order': { zh: '结束日期不能早于开始日期', en: 'the last day must not lie before the first' },
  'campaign-days': { zh: '一个专项活动最长一年', en: 'a campaign lasts a year at most' },
  'name-taken': {
    zh: '同一时间已经有同名的专项活动（{campaignId}）：请改名，或者用已有的。',
    en: 'There is a campaign of this name at that time ({campaignId}): name it otherwise, or use that one.',
  },
})
