import { sentences } from './sentences.ts'

/** What is told at the door, of any request: who calls, what was sent, and whether it came before. */
export const doorSentences = sentences('door', {
  'not-json': { zh: '请求内容不是 JSON，请核对格式。', en: 'The body is not JSON.' },
  'too-deep': {
    zh: '请求内容嵌套超过{levels}层，请减少层次。',
    en: 'The body is nested deeper than {levels} levels.',
  },
  'see-errors': {
    zh: '请求有{count}处不对，见 errors，请逐项改正。',
    en: 'The request has {count} problem(s); see errors.',
  },
  'under-way': {
    zh: '用这个 {key} 的第一次请求还在处理，请稍后再试。',
    en: 'The first call with this {key} is still under way; try again shortly.',
  },
  'another-request': {
    zh: '这个 {key} 已经用于别的请求，请换一个新的。',
    en: 'This {key} was used before, for something else; send a new one.',
  },
  erased: {
    zh: '用这个 {key} 的请求已经收到并生效；答复涉及的人此后已删除。',
    en: 'This {key} was received and took effect; its answer told of somebody who has been erased since.',
  },
  'taken-long-ago': {
    zh: '用这个 {key} 的请求以前已经收到并生效，那时还不保存答复：请查看现在的情况。',
    en: 'This {key} was received and took effect when answers were not kept yet; read what became of it.',
  },
  'made-otherwise': {
    zh: '这个键已经用于另一个请求，做成了{id}，请换一个新的。',
    en: 'This key stands for another request, which made {id}; send a new one.',
  },
  'not-from-here': {
    zh: '短信服务商不会从这个地址推送。',
    en: 'The SMS provider does not push from this address.',
  },
  'other-role': {
    zh: '这项操作由{roles}办理，您的账号是{role}。',
    en: 'This is for {roles}; your account is {role}.',
  },
  'out-of-scope': {
    zh: '这属于您的账号不负责的县区或者城市。',
    en: 'This belongs to a county or city that your account does not look after.',
  },
  'other-specialist': {
    zh: '这由省级账号和负责这家企业的就业服务专员办理。',
    en: 'This is for the province and for the specialist who looks after the enterprise.',
  },
  'auditor-masked': { zh: '审计账号只能查看打码的信息。', en: 'An auditor sees masked details only.' },
  unsigned: {
    zh: '请发送 webhook-id、webhook-timestamp 和 webhook-signature（Standard Webhooks）。',
    en: 'Send webhook-id, webhook-timestamp and webhook-signature (Standard Webhooks).',
  },
  'long-id': {
    zh: 'webhook-id 不能超过{most}个字符。',
    en: 'The webhook-id has more than {most} characters.',
  },
  'other-clock': {
    zh: 'webhook-timestamp 与我们的时钟相差超过{seconds}秒，请校准时钟后重新签名发送。',
    en: 'The webhook-timestamp is more than {seconds} seconds from our clock.',
  },
  'other-signature': {
    zh: '签名与内容和密钥对不上，请核对密钥和签名方法。',
    en: 'The signature does not match the body and the secret.',
  },
  'no-token': {
    zh: '请先登录：令牌写在 "Authorization: Bearer …" 里。',
    en: 'Send a token as "Authorization: Bearer …".',
  },
  'token-lacks': {
    zh: '令牌里要有 sub 和 zhida_role，zhida_counties 和 zhida_cities 要写代码，请联系管理员。',
    en: 'The token must hold sub and zhida_role, and zhida_counties and zhida_cities as codes.',
  },
  'token-expired': { zh: '登录已过期，请重新登录。', en: 'The token has expired; sign in again.' },
  'token-early': {
    zh: '令牌还没有生效，请一分钟后再试。',
    en: 'The token is not valid yet; try again in a minute.',
  },
  'token-foreign': { zh: '令牌不是本系统签发的，请重新登录。', en: 'The token is not one of our issuer.' },
  'unknown-cursor': {
    zh: '这个 cursor 不是这份列表给出的，请不带 cursor 从头查起。',
    en: 'The cursor is not one that this list gave; begin again without it.',
  },
  'why-needed': {
    zh: '查看完整信息须用 why= 写明用途，至少{fewest}个字，例如 why=核对团体票。',
    en: 'Say why you need the details whole, in at least {fewest} characters: add why=… to details=full.',
  },
  'no-numbers': {
    zh: '用途将留存备查，请勿写身份证号或电话号码。',
    en: 'Leave ID and telephone numbers out of the reason; it is kept on record.',
  },
  'no-entry-read': {
    zh: '列表里没有一条能读出来，见 errors。',
    en: 'No entry of the list can be read; see errors.',
  },
  'county-or-city': { zh: '请只写县区或者城市，不要两个都写。', en: 'Name a county or a city, not both.' },
  'since-until': { zh: 'since 必须早于 until。', en: 'since must be before until.' },
  'sns-unread': {
    zh: '这不是 Amazon SNS 的消息；请关闭 raw message delivery。',
    en: 'This is no message of Amazon SNS; raw message delivery must be off.',
  },
  'sns-topic': {
    zh: '这个主题不在 SMS_SETTINGS 的 topics 里。',
    en: 'The topic is not among the topics of SMS_SETTINGS.',
  },
  'sns-home': {
    zh: '证书不是主题所在区域的 Amazon SNS 的。',
    en: 'The certificate is not of Amazon SNS in the region of the topic.',
  },
  'sns-certificate': { zh: '证书无效，请稍后再推送。', en: 'The certificate is not valid.' },
  'sns-signature': { zh: '签名与消息不符。', en: 'The signature is not true of this message.' },
  'not-on-record': {
    zh: '有{count}条回复短信服务商没有记录，请一分钟后再推送。',
    en: "{count} of the replies are not on the provider's record; push them again in a minute.",
  },
})
