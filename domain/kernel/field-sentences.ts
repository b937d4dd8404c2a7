import { sentences } from './sentences.ts'

/** What a field of any request must be, where the schema library has no words for it. */
export const fieldSentences = sentences('field', {
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
