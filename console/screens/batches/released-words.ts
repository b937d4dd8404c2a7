import type { ReleaseReason } from '../../../domain/enterprises/headcount.ts'

type Said = Readonly<Record<ReleaseReason, string>>

/** Why the places of a question were released. */
export const releasedWords: { readonly zh: Said; readonly en: Said } = {
  zh: {
    'no-answer': '到时没有答复',
    'batch-cancelled': '批次已取消',
    unreachable: '企业系统收不到询问',
    'enterprise-paused': '企业已暂停用工',
    'agreement-not-active': '协议不在有效期',
    'places-taken': '名额已被别的批次占用',
    'given-up': '出错后决定不再等这个岗位',
    'quota-taken': '协议约定的人数已用完',
  },
  en: {
    'no-answer': 'No answer in time',
    'batch-cancelled': 'The batch was cancelled',
    unreachable: 'Its server took no question',
    'enterprise-paused': 'The enterprise is paused',
    'agreement-not-active': 'The agreement is not active',
    'places-taken': 'Other batches keep all its places',
    'given-up': 'A step broke, and it was left out',
    'quota-taken': "The agreement's quota is used up",
  },
}
