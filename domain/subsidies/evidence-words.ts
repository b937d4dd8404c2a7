import type { Words } from '../kernel/words.ts'
import { attachedKindTerms } from '../stabilisation/attached-kind-terms.ts'
import type { EvidenceKind } from './subsidy-policy.ts'

/** What each paper or check is called. */
export const evidenceWords: Record<EvidenceKind, Words> = {
  application: attachedKindTerms.application,
  'signed-promise': attachedKindTerms['signed-promise'],
  'register-check': { zh: '名册核对', en: 'check against the register' },
  ticket: attachedKindTerms.ticket,
  'id-copy': attachedKindTerms['id-copy'],
  contract: attachedKindTerms.contract,
  'employer-proof': attachedKindTerms['employer-proof'],
  'casual-work-proof': attachedKindTerms['casual-work-proof'],
  'bank-flow': attachedKindTerms['bank-flow'],
  'wage-list': attachedKindTerms['wage-list'],
  'transfer-screenshots': attachedKindTerms['transfer-screenshots'],
  'proxy-letter': attachedKindTerms['proxy-letter'],
  'meeting-minutes': { zh: '村级评议会议记录', en: 'minutes of the village meeting' },
  'notice-photo': { zh: '公示照片', en: 'photo of the public notice' },
}
