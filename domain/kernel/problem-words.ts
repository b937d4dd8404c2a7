import type { RefusalCode } from './refusal.ts'
import { sentences } from './sentences.ts'
import type { Words } from './words.ts'

/** What a problem document says by the end of its `type`, `/problems/…`; beside the refusals what is nobody's refusal. */
export type ProblemCode = RefusalCode | 'sign-in-unreachable' | 'broken'

/** What each problem means, and what helps. Its `detail` says it of the case at hand. */
export const problemMeanings: Readonly<Record<ProblemCode, Words>> = {
  'not-found': { zh: '没有这个编号的对象。', en: 'There is nothing under this id, or not for this caller.' },
  'not-permitted': {
    zh: '该账号的角色或辖区不能这样做。',
    en: 'The role of the account, or the counties and cities that it looks after, do not allow it.',
  },
  'not-signed-in': { zh: '没有登录，或登录已过期。', en: 'There is no valid staff token: sign in again.' },
  'invalid-request': {
    zh: '请求内容有误，errors 逐项指出。',
    en: 'The request says something that cannot be; errors points at each field.',
  },
  'invalid-state': {
    zh: '以它现在的状态不能这样做，detail 说明什么时候可以。',
    en: 'It does not fit how things stand now; detail says what fits, and when.',
  },
  conflict: {
    zh: '与已有的内容冲突，或别人先做了。',
    en: 'Something else stands there already, or somebody was first.',
  },
  'unreadable-sheet': { zh: '表格无法读取。', en: 'The file is no sheet that can be read.' },
  'no-known-head': { zh: '表格中找不到认识的表头。', en: 'No line of the sheet is a head that we know.' },
  'empty-sheet': { zh: '表格没有数据行。', en: 'The sheet has no rows.' },
  'agreement-not-active': { zh: '协议不在有效期内。', en: 'The agreement is not in force on that day.' },
  'unlawful-terms': {
    zh: '岗位条件或文字不合劳动法规，errors 逐项指出。',
    en: 'Hours, wage or wording go against labour law: errors points at each.',
  },
  'discriminatory-wording': {
    zh: '文字含有法律禁止的歧视性要求，请删除。',
    en: 'The text asks for what the law forbids to ask for: leave it out.',
  },
  'signature-invalid': {
    zh: '签名、时间戳或 webhook-id 不对。',
    en: 'The signature, its timestamp or its webhook-id is not right: nothing was read.',
  },
  'key-reused': {
    zh: '这个 Idempotency-Key 已用于另一个请求。',
    en: 'The Idempotency-Key stands for another request: send a new one.',
  },
  replayed: {
    zh: '这个 webhook-id 已用于另一个事件。',
    en: 'The webhook-id stands for another event: send a new one.',
  },
  'in-progress': {
    zh: '同一个请求正在处理，请按 retry-after 稍候再试。',
    en: 'The same request is being acted on: try again after retry-after.',
  },
  'consent-missing': { zh: '本人没有同意。', en: 'The person has not consented.' },
  'no-answer-open': { zh: '现在没有等待答复的问题。', en: 'No question waits for this answer.' },
  'invalid-instance': { zh: '匹配或计划的数据不合规定。', en: 'The data of a matching or a plan contradicts itself.' },
  infeasible: { zh: '没有办法满足全部条件。', en: 'No way fulfils all conditions.' },
  'too-large': { zh: '超过一次可以处理的数量。', en: 'More than is done at once: ask for less.' },
  busy: { zh: '同时操作的人太多，请稍候。', en: 'Too many do this at once: try again in a moment.' },
  'sign-in-unreachable': {
    zh: '登录服务暂时连不上，请一分钟后再试。',
    en: 'The sign-in service cannot be reached: try again in a minute.',
  },
  broken: {
    zh: '我们这边出了问题；如果重试仍不行，请把 instance 告诉管理员。',
    en: 'Something broke on our side: try again; if it stays, tell the operator the instance.',
  },
}

/** What a caller reads over the sentence: the problem's `title`. */
export const problemTitles: Readonly<Record<ProblemCode, Words>> = {
  'not-found': { zh: '没有找到', en: 'not found' },
  'not-permitted': { zh: '没有权限', en: 'not permitted' },
  'not-signed-in': { zh: '没有登录', en: 'not signed in' },
  'invalid-request': { zh: '请求有误', en: 'invalid request' },
  'invalid-state': { zh: '现在不能这样做', en: 'invalid state' },
  conflict: { zh: '与已有内容冲突', en: 'conflict' },
  'unreadable-sheet': { zh: '表格无法读取', en: 'unreadable sheet' },
  'no-known-head': { zh: '找不到表头', en: 'no known head' },
  'empty-sheet': { zh: '表格是空的', en: 'empty sheet' },
  'agreement-not-active': { zh: '协议不在有效期内', en: 'agreement not active' },
  'unlawful-terms': { zh: '岗位条件不合法规', en: 'unlawful terms' },
  'discriminatory-wording': { zh: '文字含歧视性要求', en: 'discriminatory wording' },
  'signature-invalid': { zh: '签名不对', en: 'signature invalid' },
  'key-reused': { zh: 'Idempotency-Key 已被使用', en: 'key reused' },
  replayed: { zh: 'webhook-id 已被使用', en: 'replayed' },
  'in-progress': { zh: '正在处理', en: 'in progress' },
  'consent-missing': { zh: '本人没有同意', en: 'consent missing' },
  'no-answer-open': { zh: '没有等待答复的问题', en: 'no answer open' },
  'invalid-instance': { zh: '数据不合规定', en: 'invalid instance' },
  infeasible: { zh: '无法满足全部条件', en: 'infeasible' },
  'too-large': { zh: '数量过大', en: 'too large' },
  busy: { zh: '请稍候', en: 'busy' },
  'sign-in-unreachable': { zh: '登录服务连不上', en: 'sign-in unreachable' },
  broken: { zh: '我们这边出了问题', en: 'something broke on our side' },
}

/** What is nobody's refusal. */
export const breakageWords = sentences('service', {
  'sign-in-unreachable': {
    zh: '登录服务暂时连不上，无法核对您的登录，请一分钟后再试。',
    en: 'The sign-in service cannot be reached, so your token could not be checked; try again in a minute.',
  },
  broken: {
    zh: '请稍后再试；如果仍不行，请把下面的 instance 编号告诉管理员。',
    en: 'Try again; if it stays, tell the operator the instance id below.',
  },
})
