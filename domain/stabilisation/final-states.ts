import * as z from 'zod'
import type { Words } from '../kernel/words.ts'

/** What became of a survey row in the end; of each row exactly one is true. */
export const FinalState = z.enum([
  'rejected',
  'duplicate',
  'surveyed-again',
  'erased',
  'no-consent',
  'consent-withdrawn',
  'no-wish',
  'to-clarify',
  'not-taken',
  'never-offered',
  'declined',
  'silent',
  'offer-withdrawn',
  'withdrew',
  'released',
  'no-show',
  'diverted',
  'left-early',
  'stayed',
  'stayed-silent',
  'stayed-not-asked',
])
export type FinalState = z.infer<typeof FinalState>

/** In the order in which a row passes through the house. None of them is a fault of the person, and nothing follows from it. */
export const finalStateTerms: Readonly<Record<FinalState, Words>> = {
  rejected: { zh: '退回更正', en: 'row rejected, with its reason' },
  duplicate: { zh: '重复行', en: 'the same person stands in another row' },
  'surveyed-again': { zh: '后来再次登记，以后一次为准', en: 'told again later, which counts since' },
  erased: { zh: '已按要求删除', en: 'erased when it was asked for' },
  'no-consent': { zh: '没有同意，未联系', en: 'did not consent, so nobody asked' },
  'consent-withdrawn': { zh: '撤回同意，不再联系', en: 'took consent back' },
  'no-wish': { zh: '没有外出意愿或未定', en: 'does not want to go, or is undecided' },
  'to-clarify': { zh: '有内容待核实', en: 'something is to be clarified first' },
  'not-taken': { zh: '没有进入批次', en: 'taken into no batch, and why' },
  'never-offered': { zh: '没有推荐到岗位', en: 'no job was offered, and why' },
  declined: { zh: '不接受推荐的岗位', en: 'declined the job' },
  silent: { zh: '没有答复推岗', en: 'did not answer the offer' },
  'offer-withdrawn': { zh: '推岗已收回', en: 'the offer was taken back by us' },
  withdrew: { zh: '上车前退出', en: 'withdrew before boarding' },
  released: { zh: '批次提前结束', en: 'released: the batch ended before the journey' },
  'no-show': { zh: '没有来乘车或报到', en: 'did not come to the journey' },
  diverted: { zh: '到达后企业未接收', en: 'arrived, not taken over by the plant' },
  'left-early': { zh: '到岗后提前离开', en: 'left the job before day 180' },
  stayed: { zh: '在岗满180天', en: 'at the job on day 180' },
  'stayed-silent': { zh: '在岗，第180天未答复', en: 'at the job as far as is known, silent on day 180' },
  'stayed-not-asked': { zh: '在岗，第180天未询问', en: 'at the job as far as is known, not asked on day 180' },
}
