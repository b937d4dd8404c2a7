import type { Words } from '../kernel/words.ts'
import { explainRejection } from './explain-rejection.ts'
import { type SurveyFactName, surveyFactNames, surveyFacts } from './survey-facts.ts'
import type { SurveyFindings } from './survey-findings.ts'
import { surveySentences } from './survey-sentences.ts'

/** Rows that are named before the rest is only counted. */
const mostNamed = 12

const leftOut = {
  hidden: 'sheet-hidden',
  'no-survey-heads': 'sheet-no-survey-heads',
  'no-rows': 'sheet-no-rows',
} as const
const alike = { 'birth-date': 'same-birth-date', phone: 'same-phone' } as const

type Place = { readonly sheet: string | null; readonly rowNumber: number }

/** What the reader of a sheet noticed, each thing with its sentence: what was left out and why, and what to do about it. */
export function findingsInWords(findings: SurveyFindings): SurveyFindings {
  const { sheets, unknownHeads, droppedHeads, uncertified, noPeople, toClarify, likelyDuplicates, notRead } = findings
  return {
    ...findings,
    sheets: sheets.map((one) => ({ ...one, words: plain(wasRead(one)) })),
    notRead: notRead.map((one) => ({
      ...one,
      words: plain(surveySentences(leftOut[one.why], { sheet: one.sheet })),
    })),
    ...(unknownHeads && { unknownHeads: unknownHeads.map((one) => ({ ...one, words: plain(notUnderstood(one)) })) }),
    ...(droppedHeads && {
      droppedHeads: droppedHeads.map((one) => ({
        ...one,
        words: plain(surveySentences('head-dropped', { head: one.head })),
      })),
    }),
    ...(uncertified && {
      uncertified: uncertified.map((one) => ({
        ...one,
        words: plain(surveySentences('row-uncertified', { row: rowIn(one) })),
      })),
    }),
    ...(noPeople && noPeople.length > 0 && { noPeopleWords: plain(passedOver(noPeople)) }),
    ...(toClarify && { toClarify: toClarify.map((one) => ({ ...one, words: plain(toAsk(one)) })) }),
    ...(likelyDuplicates && {
      likelyDuplicates: likelyDuplicates.map((one) => ({ ...one, words: plain(perhapsOne(one)) })),
    }),
  }
}

function wasRead({ sheet, rows }: SurveyFindings['sheets'][number]): Words {
  return sheet === null ? surveySentences('rows-read', { rows }) : surveySentences('sheet-read', { sheet, rows })
}

function notUnderstood({ head, nearest }: NonNullable<SurveyFindings['unknownHeads']>[number]): Words {
  if (nearest === null) return surveySentences('head-not-read', { head })
  return surveySentences('head-not-read-but', { head, nearest })
}

function passedOver(rows: readonly Place[]): Words {
  const named = rows.slice(0, mostNamed).map(({ rowNumber }) => rowNumber)
  return surveySentences('rows-of-nobody', {
    count: rows.length,
    rows: rows.length > mostNamed ? [...named, '…'] : named,
  })
}

/** Its cells are named by their Chinese heads, as they stand in the sheet. */
function toAsk({ columns, isHeld }: NonNullable<SurveyFindings['toClarify']>[number]): Words {
  const names = columns.flatMap((head) => columnWithHead(head) ?? [])
  const what = explainRejection('invalid-value', names)
  return surveySentences(isHeld ? 'clarify-first' : 'clarify', { what })
}

function columnWithHead(head: string): SurveyFactName | undefined {
  return surveyFactNames.find((name) => surveyFacts[name].heads[0] === head)
}

function perhapsOne(pair: NonNullable<SurveyFindings['likelyDuplicates']>[number]): Words {
  const { sheet, rowNumber, otherSheet, otherRowNumber, same } = pair
  return surveySentences(alike[same], {
    other: rowIn({ sheet: otherSheet, rowNumber: otherRowNumber }),
    row: rowIn({ sheet, rowNumber }),
  })
}

function rowIn({ sheet, rowNumber: row }: Place): Words {
  return sheet === null ? surveySentences('row', { row }) : surveySentences('row-of-sheet', { sheet, row })
}

function plain({ zh, en }: Words): Words {
  return { zh, en }
}
