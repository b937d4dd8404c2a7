import type { Words } from '../kernel/words.ts'

/**
 * The special actions of the national calendar and of provinces; names and months of a year stand in `campaign-calendar.json`. Apart from
 * the schemas, so that a screen can read the words without them.
 */
export const campaignKinds = {
  'spring-breeze': { zh: '春风行动', en: 'Spring Breeze' },
  'assistance-month': { zh: '就业援助月', en: 'Employment Assistance Month' },
  'spring-breeze-with-assistance': {
    zh: '春风行动暨就业援助',
    en: 'Spring Breeze with Employment Assistance',
  },
  'city-recruitment': { zh: '大中城市联合招聘', en: 'Joint recruitment of cities' },
  'hundred-days': { zh: '百日千万招聘', en: 'Hundred Days, Ten Million Posts' },
  'youth-service': { zh: '青年就业服务行动', en: 'Employment service for the young' },
  'labour-market-service': { zh: '人力资源市场服务行动', en: 'Labour market service' },
  'central-firms': { zh: '中央企业面向西藏青海新疆招聘', en: 'Central firms for Tibet, Qinghai and Xinjiang' },
  'private-firms': { zh: '民营企业招聘（服务）月', en: 'Private Enterprise Month' },
  'autumn-recruitment': { zh: '金秋招聘月', en: 'Golden Autumn Recruitment Month' },
  'live-stream-week': { zh: '直播带岗招聘周', en: 'Live-stream Recruitment Week' },
  graduates: { zh: '毕业生就业攻坚', en: 'Drive for graduates' },
  'transfer-hundred-days': { zh: '农村劳动力转移就业百日行动', en: 'Hundred Days of rural labour transfer' },
  'spring-warmth': { zh: '春暖农民工', en: 'Spring Warmth for migrant workers' },
  local: { zh: '地方专项活动', en: 'Local action' },
} as const satisfies Readonly<Record<string, Words>>
