import type { ReturnFigures } from '../../../domain/returns/return-figures.ts'
import { Count } from '../../parts/count.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { type Column, Rows } from '../../parts/rows.tsx'
import { liveEvery, useAnswer } from '../../service/use-answer.ts'
import { useWords } from '../../words/language.tsx'
import type { BatchSheet } from './batch-sheet.ts'
import { returnsWords } from './returns-words.ts'

type Firm = ReturnFigures['enterprises'][number]

/** People of journeys home or back: proposed, asked, what they said, who travelled and who is there; together and by enterprise. */
export function ReturnFunnel({ batchId }: Pick<BatchSheet, 'batchId'>) {
  const words = useWords(returnsWords)
  const { data: figures, error } = useAnswer(
    'GET /v1/return-batches/{batchId}',
    { params: { batchId } },
    { every: liveEvery.figures },
  )
  if (!figures) return error ? <Refusal error={error} /> : null
  const { total, direction, enterprises } = figures
  const there = direction === 'homeward' ? words.arrivedHome : words.arrivedBack
  const lines: readonly (readonly [string, number, string?])[] = [
    [words.proposed, total.proposed, '#8c8c8c'],
    [words.asked, total.asked],
    [words.yes, total.yes],
    [words.stay, total.stay, '#8c8c8c'],
    [words.silent, total.silent, '#8c8c8c'],
    [words.seated, total.seated],
    [words.travelled, total.travelled],
    [there, total.arrived],
  ]
  const most = Math.max(1, total.proposed)
  const unknown: Column<Firm> = {
    title: words.unknown,
    shows: ({ postsUnknown }) => <Count of={postsUnknown} />,
    width: 130,
    align: 'right',
  }
  const { stays, ...others } = total.notAsked
  const notAsked = Object.values(others).reduce((sum, count) => sum + count, 0)
  return (
    <section aria-label={words.funnel}>
      <h2 style={{ fontSize: 16, margin: '0 0 8px' }}>{words.funnel}</h2>
      <table style={{ width: '100%', borderCollapse: 'collapse' }}>
        <tbody>
          {lines.map(([word, of, colour = '#0b5c3b']) => (
            <tr key={word}>
              <th scope="row" style={{ textAlign: 'left', fontWeight: 400, padding: '2px 8px 2px 0', width: 150 }}>
                {word}
              </th>
              <td style={{ textAlign: 'right', width: 70, paddingRight: 8 }}>
                <Count of={of} />
              </td>
              <td>
                <div
                  aria-hidden
                  style={{ height: 12, background: colour, width: `${(of / most) * 100}%`, borderRadius: 2 }}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {stays + notAsked > 0 && <p className="quiet">{words.notAsked(stays, notAsked)}</p>}
      {total.missed + total.withdrew > 0 && <p className="quiet">{words.missed(total.missed, total.withdrew)}</p>}
      <h2 style={{ fontSize: 16, margin: '16px 0 8px' }}>{words.byFirm}</h2>
      <Rows<Firm>
        label={words.byFirm}
        rows={enterprises}
        rowKey={({ enterpriseId }) => enterpriseId}
        columns={[
          { title: words.firm, shows: ({ enterpriseName }) => enterpriseName },
          { title: words.proposed, shows: ({ proposed }) => <Count of={proposed} />, width: 90, align: 'right' },
          { title: words.yes, shows: ({ yes }) => <Count of={yes} />, width: 90, align: 'right' },
          { title: there, shows: ({ arrived }) => <Count of={arrived} />, width: 90, align: 'right' },
          ...(direction === 'back' ? [unknown] : []),
        ]}
      />
    </section>
  )
}
