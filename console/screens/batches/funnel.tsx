import { Count } from '../../parts/count.tsx'
import { liveEvery, useAnswer } from '../../service/use-answer.ts'
import { useWords } from '../../words/language.tsx'
import type { BatchSheet } from './batch-sheet.ts'
import { batchesWords } from './batches-words.ts'

/** People from candidates to those at work, beside the places that wait for them; yeses count as they come in. */
export function Funnel({ batch }: { batch: BatchSheet }) {
  const words = useWords(batchesWords)
  const { candidates, headcount, offers, trips, journey } = batch.counts
  const { step } = batch.progress
  const isConfirming = step === 'confirming headcount'
  const isAsking = step === 'waiting for answers'
  const live = useAnswer(
    'GET /v1/transfer-batches/{batchId}/headcounts',
    { params: { batchId: batch.batchId }, query: { limit: 200 } },
    { every: liveEvery.figures, isReady: isAsking || isConfirming },
  )
  // Of more job orders than one page holds the counts of the batch stand, which come with the end of its step.
  const items = live.data?.next === null ? live.data.items : null
  const sum = (of: (item: NonNullable<typeof items>[number]) => number) => {
    return items?.reduce((total, item) => total + of(item), 0)
  }
  const placesOf = (of: Parameters<typeof sum>[0]) => (isConfirming ? sum(of) : undefined)
  const offersOf = (of: Parameters<typeof sum>[0]) => (isAsking ? sum(of) : undefined)
  const lines = [
    { word: words.candidates, of: candidates },
    {
      word: words.placesAsked,
      of: placesOf(({ request }) => request.asked) ?? headcount?.placesAsked,
      colour: '#8c8c8c',
    },
    { word: words.placesConfirmed, of: placesOf(({ places }) => places) ?? headcount?.places, colour: '#8c8c8c' },
    { word: words.offersSent, of: offersOf(({ offered }) => offered) ?? offers?.sent },
    { word: words.saidYes, of: offersOf(({ accepted }) => accepted) ?? offers?.accepted },
    { word: words.seated, of: trips?.passengers },
    { word: words.boarded, of: journey?.boarded },
    { word: words.arrived, of: journey?.arrived },
    { word: words.atWork, of: journey?.handedOver },
  ]
  const most = Math.max(1, ...lines.map(({ of = 0 }) => of))
  return (
    <section aria-label={words.funnel}>
      <h2 style={{ fontSize: 16, margin: '0 0 8px' }}>{words.funnel}</h2>
      <table style={{ width: '100%', borderCollapse: 'collapse' }}>
        <tbody>
          {lines.map(({ word, of, colour = '#0b5c3b' }) => (
            <tr key={word}>
              <th scope="row" style={{ textAlign: 'left', fontWeight: 400, padding: '2px 8px 2px 0', width: 130 }}>
                {word}
              </th>
              <td style={{ textAlign: 'right', width: 70, paddingRight: 8 }}>
                {of === undefined ? <span className="quiet">–</span> : <Count of={of} />}
              </td>
              <td>
                <div
                  aria-hidden
                  style={{ height: 12, background: colour, width: `${((of ?? 0) / most) * 100}%`, borderRadius: 2 }}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {journey && (journey.noShow > 0 || journey.withdrawn > 0) && (
        <p className="quiet">{words.missing(journey.noShow, journey.withdrawn)}</p>
      )}
    </section>
  )
}
