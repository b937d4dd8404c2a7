import { useMemo } from 'react'
import { Chart } from '../../parts/chart/chart.tsx'
import { Count } from '../../parts/count.tsx'
import { DownTo } from '../../parts/down-to.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Place } from '../../parts/place.tsx'
import { placeName } from '../../parts/place-name.ts'
import { Rows } from '../../parts/rows.tsx'
import { useAnswer } from '../../service/use-answer.ts'
import { useLanguage, useWords } from '../../words/language.tsx'
import { bars, heightOfBars, mostBars } from './bars.ts'
import type { BatchAnswer } from './batch-answer.ts'
import { reportsWords } from './reports-words.ts'

/** How long each job order took until its last confirmed place had somebody, the longest first. */
export function TimesToFill({ batchId }: Pick<BatchAnswer, 'batchId'>) {
  const words = useWords(reportsWords)
  const { language } = useLanguage()
  const read = useAnswer('GET /v1/transfer-batches/{batchId}/times-to-fill', { params: { batchId } })
  const items = useMemo(
    () => (read.data?.items ?? []).toSorted((a, b) => (b.hours ?? -1) - (a.hours ?? -1)),
    [read.data],
  )
  const drawn = useMemo(() => items.filter(({ hours }) => hours !== null).slice(0, mostBars), [items])
  const option = useMemo(
    () =>
      bars(
        drawn.map(({ post, cityCode }) => `${post} · ${placeName(cityCode, language)}`),
        [{ name: words.hours, values: drawn.map(({ hours }) => Math.round((hours ?? 0) * 10) / 10) }],
      ),
    [drawn, language, words],
  )
  return (
    <>
      <div className="side-by-side">
        {drawn.length > 0 && (
          <Chart
            label={words.fillChart}
            option={option}
            height={heightOfBars(drawn.length)}
            file={`time-to-fill-${batchId}`}
          />
        )}
        <Rows
          label={words.fillTime}
          rows={items}
          rowKey={({ jobOrderId }) => jobOrderId}
          isLoading={read.isLoading}
          error={read.error}
          empty={words.noOrders}
          columns={[
            {
              title: words.jobOrder,
              shows: ({ jobOrderId, post }) => <DownTo to={`/enterprises?order=${jobOrderId}`}>{post}</DownTo>,
            },
            { title: words.city, shows: ({ cityCode }) => <Place code={cityCode} /> },
            { title: words.asks, shows: ({ askedAt }) => <Moment at={askedAt} />, wideOnly: true },
            {
              title: words.filled,
              align: 'right',
              shows: ({ filled, places }) => (
                <DownTo to={`/batches/${batchId}?tab=places`}>
                  <Count of={filled} /> / <Count of={places} />
                </DownTo>
              ),
            },
            {
              title: words.filledAt,
              wideOnly: true,
              shows: ({ filledAt, places }) => {
                if (filledAt !== null) return <Moment at={filledAt} />
                return <span className="quiet">{places === 0 ? words.nothingConfirmed : words.notFilled}</span>
              },
            },
            { title: words.hours, shows: ({ hours }) => hours?.toFixed(1) ?? '–', align: 'right' },
          ]}
        />
      </div>
      <p className="quiet">{words.fillNote}</p>
    </>
  )
}
