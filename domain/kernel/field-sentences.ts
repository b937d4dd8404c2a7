import { sentences } from './sentences.ts'

/** What a field of any request must be, where the schema library has no words for it. */
export const fieldSentences = sentences('field', {
  missing: { zh: '这一项必须填写', en: 'must be given' },
  'no-text': { zh: '这一项应是文字', en: 'must be a text' },
  'no-number': { zh: '这一项应是数字', en: 'must be a number' },
  'no-whole-number': { zh: '这一项应是整数', en: 'must be a whole number' },
  'no-yes-or-no': { zh: '这一项应填 true 或 false', en: 'must be true or false' },
  'no-list': { zh: '这一项应是列表', en: 'must be a list' },
  'no-object': { zh: '这一项应包含若干字段', en: 'must be an object' },
  'one-of': { zh: '请填写其中之一：{values}', en: 'must be one of {values}' },
  'text-long': { zh: '太长：最多{most}个字', en: 'must have {most} characters at most' },
  'text-short': { zh: '太短：至少{least}个字', en: 'must have {least} characters at least' },
  'list-long': { zh: '太多：最多{most}项', en: 'must have {most} entries at most' },
  'list-short': { zh: '太少：至少{least}项', en: 'must have {least} entries at least' },
  'number-large': { zh: '太大：不能超过{most}', en: 'must be {most} at most' },
  'number-not-below': { zh: '太大：须小于{most}', en: 'must be less than {most}' },
  'number-small': { zh: '太小：不能低于{least}', en: 'must be {least} at least' },
  'number-not-above': { zh: '太小：须大于{least}', en: 'must be more than {least}' },
  'day-form': { zh: '请按“年-月-日”填写日期，如 2026-03-05', en: 'must be a date such as 2026-03-05' },
  form: { zh: '格式不对，请核对', en: 'does not have the form that is asked for' },
  'unknown-fields': { zh: '没有这些字段，请删去：{names}', en: 'there are no such fields: {names}' },
  id: { zh: '编号须以{prefix}_开头，请核对', en: 'must be an id that starts with {prefix}_' },
  unseen: { zh: '含有看不见的字符{character}，请删去', en: 'holds {character}, which nobody sees: take it out' },
  day: { zh: '日期须在{first}到{last}之间', en: 'must be a day from {first} to {last}' },
  moment: { zh: '时间须在{first}到{last}之间', en: 'must be a moment from {first} to {last}' },
  'moment-form': {
    zh: '时间须写明日期、时刻和时区，如 2026-03-05T09:30:00+08:00',
    en: 'must be a date, a time and an offset as RFC 3339 says: 2026-03-05T09:30:00+08:00 or 2026-03-05T01:30:00Z',
  },
  'url-form': {
    zh: '请填写网址，不含空格、反斜杠、换行',
    en: 'must be a URL without spaces, backslashes or line breaks',
  },
  'url-with-name': { zh: '网址不能含用户名或密码', en: 'must not hold a user name or a password' },
  'url-https': {
    zh: '网址须以https开头（127.0.0.1、localhost可用http）',
    en: 'must be https (http only for 127.0.0.1 or localhost)',
  },
  'url-port': { zh: '端口须为443，或者1024以上', en: 'must have the port 443, or one from 1024 on' },
  'url-public': {
    zh: '网址须能从互联网访问：不能是内网地址或者内网域名',
    en: 'must be reached from the Internet: no private address, and no name of an inner network',
  },
})
