import { Alert, Descriptions, Statistic } from 'antd'
import type { ReactNode } from 'react'
import type { Money } from '../../../domain/kernel/money.ts'
import { Count } from '../../parts/count.tsx'
import { modeLooks } from '../../parts/map/mode-looks.ts'
import { Yuan } from '../../parts/yuan.tsx'
import { useSay, useWords } from '../../words/language.tsx'
import type { Plan } from './plan-types.ts'
import { planWords } from './plan-words.ts'

/** By what a plan is judged: its cost and how good it is known to be, how full the coaches are, and how people wait. */
export function PlanFigures({ plan, budget }: { plan: Plan; budget: Money | null }) {
  const words = useWords(planWords)
  const say = useSay()
  const { cost, passengers, trips, seatFill, waiting, proof, byMode } = plan
  const each = passengers === 0 ? 0 : Math.round(cost.minorUnits / passengers)
  const isOver = budget !== null && cost.minorUnits > budget.minorUnits
  const figure = (title: string, value: ReactNode, note?: ReactNode) => (
    <div key={title}>
      <Statistic title={title} valueRender={() => <span style={{ fontSize: 20 }}>{value}</span>} />
      {note !== undefined && <div className="quiet">{note}</div>}
    </div>
  )
  return (
    <>
      {isOver && (
        <Alert
          type="warning"
          showIcon
          role="alert"
          title={
            <>
              {words.overBudget} <Yuan of={budget} />
            </>
          }
        />
      )}
      <div
        style={{
          display: 'grid',
          gridTemplateColumns: 'repeat(auto-fill, minmax(170px, 1fr))',
          gap: 12,
          margin: '8px 0',
        }}
      >
        {figure(
          words.cost,
          <Yuan of={cost} />,
          <>
            {words.each} <Yuan of={{ ...cost, minorUnits: each }} />
          </>,
        )}
        {figure(words.passengers, <Count of={passengers} />, words.onTrips(trips))}
        {figure(words.seatFill, `${Math.round(seatFill * 100)}%`, words.ofCoachSeats)}
        {figure(
          words.gap,
          proof === null || proof.gap === null ? words.notKnown : percent(proof.gap),
          proof?.bound ? (
            <>
              {words.bound} <Yuan of={proof.bound} />
              {proof.waiting.minorUnits > 0 && (
                <>
                  {words.withWaiting} <Yuan of={proof.waiting} />
                </>
              )}
            </>
          ) : (
            words.noBound
          ),
        )}
        {figure(
          words.waiting,
          words.minutes(waiting.longestMinutes),
          words.waits(waiting.upTo2Hours, waiting.upTo5Hours, waiting.longer),
        )}
        {figure(
          words.nights,
          <Count of={waiting.nights ?? 0} />,
          <>
            {words.lodging} <Yuan yuan={waiting.lodgingYuan} />
          </>,
        )}
        {figure(words.ownJourneys, <Count of={waiting.ownJourneys ?? 0} />)}
      </div>
      <Descriptions
        size="small"
        column={{ xs: 1, md: 2, xl: 4 }}
        items={byMode.map((one) => ({
          key: one.mode,
          label: say(modeLooks[one.mode]),
          children: (
            <div style={{ width: '100%', maxWidth: 260 }}>
              {words.ofMode(one.trips, one.passengers, one.seats)} <Yuan of={one.cost} />
              <div aria-hidden style={{ height: 5, background: '#dfe5eb' }}>
                <div
                  style={{
                    height: 5,
                    width: `${Math.min(100, (one.passengers / Math.max(1, one.seats)) * 100)}%`,
                    background: modeLooks[one.mode].colour,
                  }}
                />
              </div>
            </div>
          ),
        }))}
      />
    </>
  )
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`
}
