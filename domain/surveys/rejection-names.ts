import type { Words } from '../kernel/words.ts'
import type { RejectionReason } from './rejection.ts'

/** What is wrong with a row, in two or three words for a column of its own. */
export const rejectionNames: Record<RejectionReason, Words> = {
  'missing-field': { zh: '必填项未填', en: 'field missing' },
  'invalid-national-id': { zh: '身份证号有误', en: 'ID wrong' },
  'under-16': { zh: '未满16周岁', en: 'under 16' },
  'invalid-phone': { zh: '手机号有误', en: 'phone wrong' },
  'unknown-county': { zh: '县区不明', en: 'county unknown' },
  'invalid-value': { zh: '填写内容无法识别', en: 'cannot be read' },
}
