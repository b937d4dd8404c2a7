import type { SurveyFindings } from '../../../domain/surveys/survey-findings.ts'
import { useWords } from '../../words/language.tsx'
import { surveysWords } from './surveys-words.ts'

/** Rows that are named before the rest is only counted. */
const mostNamed = 12

/** What the reader of a sheet noticed, in sentences: what was left out and why, and what to do about it. */
export function Findings({ findings }: { findings: SurveyFindings }) {
  const words = useWords(surveysWords)
  const { sheets, notRead, unknownHeads = [], noPeople = [], likelyDuplicates = [] } = findings
  const said = [
    ...sheets.map(({ sheet, rows }) => (sheet === null ? words.onlySheet(rows) : words.sheetRead(sheet, rows))),
    ...notRead.map(({ sheet, why }) => {
      if (why === 'hidden') return words.sheetHidden(sheet)
      return why === 'no-rows' ? words.sheetNoRows(sheet) : words.sheetNoHeads(sheet)
    }),
    ...unknownHeads.map(
      ({ head, nearest }) => `${words.unknownHead(head)}${nearest === null ? '' : words.nearestHead(nearest)}`,
    ),
    ...(noPeople.length > 0 ? [words.noPeople(noPeople.length, namedRows(noPeople))] : []),
  ]
  return (
    <>
      <h3>{words.findings}</h3>
      <ul>
        {said.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {likelyDuplicates.length > 0 && (
        <>
          <h3>
            {words.likely} {likelyDuplicates.length}
          </h3>
          <p className="quiet">{words.likelyHint}</p>
          <ul className="long-list">
            {likelyDuplicates.map(({ sheet, rowNumber, otherSheet, otherRowNumber, same }) => (
              <li key={`${sheet} ${rowNumber}`}>
                {words.likelyRow(words.rowOf(otherSheet, otherRowNumber), words.rowOf(sheet, rowNumber))}
                <span className="quiet"> {same === 'phone' ? words.samePhone : words.sameBirthDate}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function namedRows(rows: readonly { readonly rowNumber: number }[]): string {
  const named = rows.slice(0, mostNamed).map(({ rowNumber }) => rowNumber)
  return rows.length > mostNamed ? `${named.join(', ')} …` : named.join(', ')
}
