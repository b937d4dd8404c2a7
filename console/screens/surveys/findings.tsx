import type { SurveyFindings } from '../../../domain/surveys/survey-findings.ts'
import { useSay, useWords } from '../../words/language.tsx'
import { surveysWords } from './surveys-words.ts'

/** What the reader of a sheet noticed, in sentences: what was left out and why, and what to do about it. */
export function Findings({ findings }: { findings: SurveyFindings }) {
  const words = useWords(surveysWords)
  const say = useSay()
  const {
    sheets,
    notRead,
    unknownHeads = [],
    droppedHeads = [],
    uncertified = [],
    noPeopleWords,
    likelyDuplicates = [],
  } = findings
  const said = [
    ...[...sheets, ...notRead, ...unknownHeads, ...droppedHeads, ...uncertified].map((one) => one.words),
    noPeopleWords,
  ]
  return (
    <>
      <h3>{words.findings}</h3>
      <ul>{said.map((sentence) => sentence && <li key={sentence.en}>{say(sentence)}</li>)}</ul>
      {likelyDuplicates.length > 0 && (
        <>
          <h3>
            {words.likely} {likelyDuplicates.length}
          </h3>
          <p className="quiet">{words.likelyHint}</p>
          <ul className="long-list">
            {likelyDuplicates.map(
              ({ sheet, rowNumber, words: sentence }) =>
                sentence && <li key={`${sheet} ${rowNumber}`}>{say(sentence)}</li>,
            )}
          </ul>
        </>
      )}
    </>
  )
}
