import { readBack } from './read-back.ts'
import { sentences } from './sentences.ts'
import type { Words } from './words.ts'

/** Why a task or a page opens people's details, as the audit keeps it: in English. */
export const openingSentences = sentences('opening', {
  'trip-page': { zh: '显示本人的行程页', en: 'to show a trip page' },
  'who-leads': { zh: '告诉乘车人领队是谁', en: 'to tell a passenger who leads the trip' },
  'seal-again': { zh: '改用本人的密钥重新加密', en: 'to seal with a key of their person' },
  'text-leader': { zh: '把点名链接发给领队', en: 'to send the leader of a trip its roll-call' },
  'roll-called': { zh: '{link}给行程{tripId}点名', en: 'the roll of {tripId} is called by {link}' },
  'tell-plant': {
    zh: '把行程{tripId}的到岗名单（已遮盖）告诉企业{enterpriseId}',
    en: 'to tell {enterpriseId} who comes by {tripId}, masked',
  },
  'show-arrivals': {
    zh: '给企业{enterpriseId}看行程{tripId}的到岗名单（已遮盖）',
    en: 'to show {enterpriseId} who arrives by {tripId}, masked',
  },
  'show-leavers': {
    zh: '给企业{enterpriseId}看在岗名单（已遮盖）',
    en: 'to show {enterpriseId} who works there, masked',
  },
  'text-enterprise': { zh: '给企业联系人发短信', en: 'to send an enterprise a text' },
  'send-message': { zh: '发送短信', en: 'to send a message' },
  'pursue-message': { zh: '查询短信是否送达', en: 'to ask what became of a message' },
  'correct-rows': { zh: '更正未通过的行', en: 'to correct the rejected rows' },
})

/** In both languages; a reason that a colleague typed reads as it was typed. */
export function openingWords(why: string): Words {
  const parts = why.split('; ').map((one) => inTable(one) ?? { zh: one, en: one })
  return { zh: parts.map(({ zh }) => zh).join('；'), en: parts.map(({ en }) => en).join('; ') }
}

/** The file of rejected rows had its reason in Chinese. */
function inTable(why: string): Words | undefined {
  const { table } = openingSentences
  return readBack(table, why) ?? Object.values<Words>(table).find(({ zh }) => zh === why)
}
