import type { Words } from './words.ts'

/** What the roles of accounts are called. */
export const roleTerms = {
  province: { zh: '省级账号', en: 'province' },
  county: { zh: '县级账号', en: 'county' },
  station: { zh: '驻外站账号', en: 'station' },
  auditor: { zh: '审计账号', en: 'auditor' },
} as const satisfies Record<string, Words>
