import { Count } from '../../parts/count.tsx'
import { Place } from '../../parts/place.tsx'
import { Rows } from '../../parts/rows.tsx'
import type { Answer } from '../../service/call.ts'
import { useAnswer } from '../../service/use-answer.ts'
import { useWords } from '../../words/language.tsx'
import { sharedWords } from '../../words/shared.ts'
import type { BatchSheet } from './batch-sheet.ts'
import { batchesWords } from './batches-words.ts'

type Report = Answer<'GET /v1/transfer-batches/{batchId}/fairness'>
type Row = Report['all']
interface Line extends Row {
  readonly name: string
  readonly counties: readonly string[]
}

/** Who was offered a job, said yes and has a place, by county and by priority: whether the batch serves one of them worse. */
export function Fairness({ batchId }: { batchId: BatchSheet['batchId'] }) {
  const words = { ...useWords(sharedWords), ...useWords(batchesWords) }
  const report = useAnswer('GET /v1/transfer-batches/{batchId}/fairness', { params: { batchId } })
  const { all, byPriority, byCounty = [], flagEffect, fewestPeople = 0 } = report.data ?? {}
  const lines: Line[] = [
    ...(all ? [{ name: words.everybody, counties: [], ...all }] : []),
    ...(byPriority ? [{ name: words.priority, counties: [], ...byPriority.priority }] : []),
    ...(byPriority ? [{ name: words.notPriority, counties: [], ...byPriority.other }] : []),
    ...byCounty.map((row) => ({ name: '', ...row })),
  ]
  const number = (title: string, of: (line: Line) => number, wideOnly?: true) => ({
    title,
    shows: (line: Line) => <Count of={of(line)} />,
    align: 'right' as const,
    ...(wideOnly && { wideOnly }),
  })
  const share = (of: number | null) => (of === null ? '–' : `${Math.round(of * 100)}%`)
  return (
    <>
      <Rows
        label={words.fairness}
        rows={lines}
        rowKey={({ name, counties }) => `${name} ${counties.join(' ')}`}
        isLoading={report.isLoading}
        error={report.error}
        columns={[
          {
            title: words.who,
            shows: ({ name, counties }) =>
              name === ''
                ? counties.map((code, index) => (
                    <span key={code}>
                      {index > 0 && words.listComma}
                      <Place code={code} />
                    </span>
                  ))
                : name,
          },
          number(words.candidates, ({ workers }) => workers),
          number(words.offered, ({ offered }) => offered, true),
          number(words.saidYes, ({ accepted }) => accepted, true),
          number(words.placed, ({ placed }) => placed),
          { title: words.acceptanceRate, shows: ({ acceptanceRate }) => share(acceptanceRate), align: 'right' },
          { title: words.placementRate, shows: ({ placementRate }) => share(placementRate), align: 'right' },
        ]}
      />
      {flagEffect && <p>{words.flagDid(flagEffect.helped, flagEffect.cost)}</p>}
      <p className="quiet">{words.noSmallRows(fewestPeople)}</p>
    </>
  )
}
