import { sentences } from '../../kernel/sentences.ts'

/** What schemas of transport say of a field that is wrong. Apart from the rest, as every function that reads one of them holds these. */
export const transportFieldSentences = sentences('transport', {
  'number-plate': { zh: '请填车牌号，如 云A12345。', en: 'must be a number plate' },
  'leader-phone': { zh: '请填领队的手机号，如 13900001234。', en: 'must be a mobile number of mainland China' },
  'name-something': { zh: '请填车牌号或者领队。', en: 'must name something' },
  'id-or-code': {
    zh: '请给出 workerId 或者扫到的 code，只给一个。',
    en: 'must have either workerId or the code that was scanned',
  },
  'boarded-and-absent': { zh: '同一个人不能又上车又未到。', en: 'is also said to have boarded' },
  'entry-id': { zh: '必须是1到64个字母、数字、_ 或 -', en: 'must be 1 to 64 letters, digits, _ or -' },
  'time-of-day': { zh: '必须是一天中的时刻，如 23:00', en: 'must be a time of day like 23:00' },
  'office-landline': {
    zh: '请填办公室的座机，如 0870-3123456，不要填个人手机。',
    en: 'must be a landline with its area code, not a mobile phone',
  },
  'six-digits': { zh: '必须是6位代码', en: 'must be a code of 6 digits' },
})
