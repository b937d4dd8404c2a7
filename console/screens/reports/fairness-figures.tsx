import { Skeleton } from 'antd'
import { useMemo } from 'react'
import { Chart } from '../../parts/chart/chart.tsx'
import { Count } from '../../parts/count.tsx'
import { placeName } from '../../parts/place-name.ts'
import { Refusal } from '../../parts/refusal.tsx'
import { type Column, Rows } from '../../parts/rows.tsx'
import type { Answer } from '../../service/call.ts'
import { saveFile } from '../../service/save-file.ts'
import { useAnswer } from '../../service/use-answer.ts'
import { useLanguage, useWords } from '../../words/language.tsx'
import { bars, heightOfBars, mostBars } from './bars.ts'
import { BatchChoice } from './batch-choice.tsx'
import { percent } from './percent.ts'
import { ReportActs } from './report-acts.tsx'
import { reportsWords } from './reports-words.ts'

type Report = Answer<'GET /v1/transfer-batches/{batchId}/fairness'>
type Line = Report['all'] & { readonly of: string }

/** 公平: who was offered a job, said yes and has a place, by county and by priority. */
export function FairnessFigures() {
  const route = 'GET /v1/transfer-batches/{batchId}/fairness'
  return (
    <BatchChoice>
      {({ batchId }, choice) => (
        <>
          <div className="filters">
            {choice}
            <ReportActs
              save={() =>
                saveFile(route, { params: { batchId }, query: { format: 'xlsx' } }, `fairness-${batchId}.xlsx`)
              }
            />
          </div>
          <FairnessOf batchId={batchId} />
        </>
      )}
    </BatchChoice>
  )
}

function FairnessOf({ batchId }: { batchId: Report['batchId'] }) {
  const words = useWords(reportsWords)
  const { language } = useLanguage()
  const read = useAnswer('GET /v1/transfer-batches/{batchId}/fairness', { params: { batchId } })
  const report = read.data
  const lines = useMemo((): Line[] => {
    if (!report) return []
    const { all, byPriority, byCounty } = report
    return [
      { of: words.everybody, ...all },
      ...(byPriority ? [{ of: words.priority, ...byPriority.priority }] : []),
      ...(byPriority ? [{ of: words.notPriority, ...byPriority.other }] : []),
      ...byCounty.map(({ counties, ...row }) => ({
        of: counties.map((code) => placeName(code, language)).join(language === 'zh' ? '、' : ', '),
        ...row,
      })),
    ]
  }, [report, words, language])
  const drawn = useMemo(() => lines.slice(0, mostBars), [lines])
  const option = useMemo(() => {
    const whole = (share: number | null) => (share === null ? null : Math.round(share * 1000) / 10)
    return bars(
      drawn.map(({ of }) => (of.length > 24 ? `${of.slice(0, 23)}…` : of)),
      [
        { name: words.acceptanceRate, values: drawn.map(({ acceptanceRate }) => whole(acceptanceRate)), unit: '%' },
        { name: words.placementRate, values: drawn.map(({ placementRate }) => whole(placementRate)), unit: '%' },
      ],
      { most: 100 },
    )
  }, [drawn, words])
  if (!report) return read.error ? <Refusal error={read.error} /> : <Skeleton active />
  const count = (title: string, of: (line: Line) => number, wideOnly?: true): Column<Line> => ({
    title,
    shows: (line) => <Count of={of(line)} />,
    align: 'right',
    ...(wideOnly && { wideOnly }),
  })
  return (
    <>
      <div className="side-by-side">
        <div>
          <Chart
            label={words.fairnessChart}
            option={option}
            height={heightOfBars(drawn.length, 2)}
            file={`fairness-${batchId}`}
          />
          {lines.length > drawn.length && <p className="quiet">{words.firstOnly(drawn.length)}</p>}
        </div>
        <Rows
          label={words.fairness}
          rows={lines}
          rowKey={({ of }) => of}
          columns={[
            { title: words.group, shows: ({ of }) => of },
            count(words.candidates, ({ workers }) => workers),
            count(words.offered, ({ offered }) => offered, true),
            count(words.accepted, ({ accepted }) => accepted, true),
            count(words.placed, ({ placed }) => placed, true),
            { title: words.acceptanceRate, shows: ({ acceptanceRate }) => percent(acceptanceRate), align: 'right' },
            { title: words.placementRate, shows: ({ placementRate }) => percent(placementRate), align: 'right' },
          ]}
        />
      </div>
      {report.flagEffect && <p>{words.flagDid(report.flagEffect.helped, report.flagEffect.cost)}</p>}
      <p className="quiet">{words.smallRows(report.fewestPeople)}</p>
    </>
  )
}
