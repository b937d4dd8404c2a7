import { Button, Space, Timeline } from 'antd'
import type { WorkerId } from '../../../domain/kernel/ids.ts'
import type { TripSheet } from '../../../domain/transport/trips/trip-sheet.ts'
import { useAhead } from '../../service/service-time.ts'
import { useAct } from '../../service/use-act.ts'
import { useSay, useWords } from '../../words/language.tsx'
import { Moment } from '../moment.tsx'
import { Refusal } from '../refusal.tsx'
import { useColleagueName } from '../use-colleague-name.ts'
import { absenceWords, tripWords } from './trip-words.ts'

/** All that was said of one person at the door, and a colleague's word on which of it is true. */
export function DecideContradiction({ trip, workerId }: { trip: TripSheet; workerId: WorkerId }) {
  const words = useWords(tripWords)
  const nameOf = useColleagueName()
  const say = useSay()
  const ahead = useAhead()
  const call = useAct('POST /v1/trips/{tripId}/roll-call')
  const found = trip.contradictions.find((one) => one.workerId === workerId)
  if (!found) return null
  const decide = (said: 'boarded' | 'absent') =>
    call.mutate({
      params: { tripId: trip.tripId },
      body: {
        entries: [
          {
            id: crypto.randomUUID(),
            workerId,
            said,
            at: new Date(Date.now() + ahead - 1000).toISOString(),
            decides: true,
          },
        ],
      },
    })
  return (
    <>
      <Timeline
        items={found.entries.map((entry) => ({
          key: entry.id,
          color: entry.said === 'boarded' ? 'green' : 'gray',
          content: (
            <>
              <Moment at={entry.at} /> {entry.said === 'boarded' ? words.onBoard : words.notOnBoard}
              {entry.why && ` · ${say(absenceWords[entry.why])}`}{' '}
              <span className="quiet">{words.saidBy(nameOf(entry.by))}</span>
            </>
          ),
        }))}
      />
      <p>
        {words.stands}: {found.stands === 'boarded' ? words.onBoard : words.notOnBoard}
        <br />
        <span className="quiet">{words.decideHint}</span>
      </p>
      <Refusal error={call.error} />
      <Space>
        <Button type="primary" loading={call.isPending} onClick={() => decide('boarded')}>
          {words.onBoard}
        </Button>
        <Button loading={call.isPending} onClick={() => decide('absent')}>
          {words.notOnBoard}
        </Button>
      </Space>
    </>
  )
}
