import type { Words } from '../kernel/words.ts'
import type { AttachedKind } from './evidence.ts'

export const attachedKindTerms: Readonly<Record<AttachedKind, Words>> = {
  payslip: { zh: '工资条', en: 'payslip' },
  'bank-flow': { zh: '银行流水', en: 'bank statements' },
  contract: { zh: '劳动合同', en: 'labour contract' },
  ticket: { zh: '车票', en: 'ticket' },
  application: { zh: '申请表', en: 'application' },
  'signed-promise': { zh: '本人签字的承诺书', en: 'signed promise' },
  'id-copy': { zh: '身份证复印件', en: 'copy of the ID card' },
  'employer-proof': { zh: '用工单位证明', en: 'employer’s proof' },
  'casual-work-proof': { zh: '灵活就业证明', en: 'proof of casual work' },
  'wage-list': { zh: '签字盖章的工资表', en: 'signed and sealed wage list' },
  'transfer-screenshots': { zh: '转账截图', en: 'screenshots of transfers' },
  'proxy-letter': { zh: '委托书', en: 'proxy letter' },
  other: { zh: '其他', en: 'something else' },
}
