import type { Words } from '../../../domain/kernel/words.ts'
import type { RejectionReason } from '../../../domain/surveys/rejection.ts'

/** Why a row was rejected, in a few words. */
export const rejectionWords: Readonly<Record<RejectionReason, Words>> = {
  'missing-field': { zh: '必填项未填', en: 'Something is missing' },
  'invalid-national-id': { zh: '身份证号有误', en: 'Wrong ID number' },
  'under-16': { zh: '未满16周岁', en: 'Under 16' },
  'invalid-phone': { zh: '手机号有误', en: 'Wrong mobile number' },
  'unknown-county': { zh: '县区不明', en: 'Unknown county' },
  'invalid-value': { zh: '填写内容无法识别', en: 'Cannot be read' },
}
