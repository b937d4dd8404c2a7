import { Alert, Descriptions, Skeleton } from 'antd'
import { Count } from '../../parts/count.tsx'
import { Place } from '../../parts/place.tsx'
import { Yuan } from '../../parts/yuan.tsx'
import type { Answer } from '../../service/call.ts'
import { useWords } from '../../words/language.tsx'
import type { Draft } from './start-draft.ts'
import { startWords } from './start-words.ts'

type Told = Answer<'POST /v1/transfer-batches/forecast'>

/** What the batch is likely to take, each figure with what it stands on; what nobody knows is said. */
export function Forecast({
  draft,
  forecast,
  isReading,
}: {
  draft: Draft
  forecast: Told | undefined
  isReading: boolean
}) {
  const words = useWords(startWords)
  if (!forecast) return isReading ? <Skeleton active /> : null
  const { candidates, places, mostPeople, people, messages, transport } = forecast
  const empty = candidates.byCounty.filter((one) => one.candidates === 0)
  const budget = draft.budgetYuan === null ? null : draft.budgetYuan * 100
  const isOver = budget !== null && transport !== null && transport.most.minorUnits > budget
  const isTextsOver = messages.budget !== null && messages.cost.minorUnits > messages.budget.minorUnits
  const share = (of: number) => `${Math.round(of * 100)}%`
  return (
    <>
      {mostPeople === 0 && <Alert type="error" showIcon role="alert" title={words.nobody} />}
      {isOver && <Alert type="warning" showIcon role="alert" title={words.overBudget} />}
      {isTextsOver && <Alert type="warning" showIcon role="alert" title={words.overSmsBudget} />}
      <Descriptions
        bordered
        column={1}
        size="small"
        items={[
          {
            key: 'candidates',
            label: words.candidates,
            children: (
              <>
                {candidates.isAtLeast && words.atLeast} <Count of={candidates.total} /> {words.peopleUnit}
                <div className="quiet">
                  {words.candidatesBasis} {candidates.helpFirst > 0 && words.helpFirst(candidates.helpFirst)}
                  {empty.length > 0 && (
                    <>
                      {' '}
                      {words.nobodyIn}
                      {empty.map(({ countyCode }) => (
                        <span key={countyCode}>
                          {' '}
                          <Place code={countyCode} />
                        </span>
                      ))}
                    </>
                  )}
                </div>
              </>
            ),
          },
          {
            key: 'places',
            label: words.placesFree,
            children: (
              <>
                <Count of={places.free} /> / <Count of={places.reported} />
                <div className="quiet">{words.placesBasis}</div>
              </>
            ),
          },
          {
            key: 'people',
            label: words.willGo,
            children: people ? (
              <>
                <strong>
                  <Count of={people.least} /> – <Count of={people.most} /> {words.peopleUnit}
                </strong>
                <div className="quiet">
                  {words.peopleBasis(people.basis.batches, share(people.basis.least), share(people.basis.most))}
                </div>
              </>
            ) : (
              <>
                {words.atMost} <Count of={mostPeople} /> {words.peopleUnit}
                <div className="quiet">{words.noFormer}</div>
              </>
            ),
          },
          {
            key: 'texts',
            label: words.texts,
            children: (
              <>
                {words.atMost} <Yuan of={messages.cost} />
                <div className="quiet">{words.textsBasis(messages.people, messages.segments)}</div>
              </>
            ),
          },
          {
            key: 'transport',
            label: words.transport,
            children: transport ? (
              <>
                <strong>
                  <Yuan of={transport.least} /> – <Yuan of={transport.most} />
                </strong>
                <div className="quiet">
                  {words.transportBasis(transport.basis.batches)} <Yuan of={transport.basis.least} /> –{' '}
                  <Yuan of={transport.basis.most} />
                </div>
              </>
            ) : (
              <span className="quiet">{words.noTransport}</span>
            ),
          },
          { key: 'unknown', label: words.notKnown, children: words.notKnownWhat },
          { key: 'then', label: words.afterwards, children: words.afterwardsWhat(draft.jobOrders.length) },
        ]}
      />
    </>
  )
}
