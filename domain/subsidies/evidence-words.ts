import type { Words } from '../kernel/words.ts'
import type { EvidenceKind } from './subsidy-policy.ts'

/** What each paper or check is called. */
export const evidenceWords: Record<EvidenceKind, Words> = {
  application: { zh: '申请表', en: 'application' },
  'signed-promise': { zh: '本人签字的承诺书', en: 'signed promise' },
  'register-check': { zh: '名册核对', en: 'check against the register' },
  ticket: { zh: '车票', en: 'ticket' },
  'id-copy': { zh: '身份证复印件', en: 'copy of the ID card' },
  contract: { zh: '劳动合同', en: 'labour contract' },
  'employer-proof': { zh: '用工单位证明', en: 'employer’s proof' },
  'casual-work-proof': { zh: '灵活就业证明', en: 'proof of casual work' },
  'bank-flow': { zh: '银行流水', en: 'bank statements' },
  'wage-list': { zh: '签字盖章的工资表', en: 'signed and sealed wage list' },
  'transfer-screenshots': { zh: '转账截图', en: 'screenshots of transfers' },
  'proxy-letter': { zh: '委托书', en: 'proxy letter' },
  'meeting-minutes': { zh: '村级评议会议记录', en: 'minutes of the village meeting' },
  'notice-photo': { zh: '公示照片', en: 'photo of the public notice' },
}
