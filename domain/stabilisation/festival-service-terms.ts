import type { Words } from '../kernel/words.ts'

/** What is offered to those who stay at their post over the festival (留岗过年). A further one is a line. */
export const festivalServices = {
  visit: { zh: '走访慰问', en: 'A visit' },
  meal: { zh: '年夜饭、聚餐', en: 'A festival meal' },
  gift: { zh: '慰问品', en: 'A gift' },
  'call-home': { zh: '电话、视频连线回家', en: 'A call home, by telephone or video' },
  'child-contact': { zh: '与家中子女联系、照料', en: 'Contact with and care of children at home' },
  'elder-contact': { zh: '与家中老人联系、照料', en: 'Contact with and care of parents at home' },
  'family-visit': { zh: '家属来企团聚', en: 'The family comes to visit' },
  activity: { zh: '文体活动', en: 'An activity' },
  'holiday-pay': { zh: '核对节日加班工资', en: 'A look at the holiday pay' },
  health: { zh: '义诊、健康检查', en: 'A health check' },
  other: { zh: '其他服务', en: 'Another service' },
} as const satisfies Record<string, Words>
