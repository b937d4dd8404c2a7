import type { EventId } from '../../../domain/kernel/ids.ts'
import { Moment } from '../../parts/moment.tsx'
import { SeeToAlarmForm } from '../../parts/trip/see-to-alarm-form.tsx'
import { useColleagueName } from '../../parts/use-colleague-name.ts'
import type { Answer } from '../../service/call.ts'
import { useSession } from '../../sign-in/signed-in.tsx'
import { useSay, useWords } from '../../words/language.tsx'
import { tripsWords } from './trips-words.ts'

/** The alarms of a trip; one that nobody saw to is seen to here. */
export function Alarms({ trip: { tripId, alarms } }: { trip: Answer<'GET /v1/trips/{tripId}'> }) {
  const words = useWords(tripsWords)
  const nameOf = useColleagueName()
  const { colleague } = useSession()
  const say = useSay()
  return (
    <>
      <h3>{words.alarms}</h3>
      {alarms.length === 0 && <span className="quiet">{words.noAlarms}</span>}
      {alarms.map(({ at, what, words: saidOf, alarmId, about, seenTo }) => (
        <div key={`${at} ${what}`} style={{ marginBottom: 8 }}>
          <Moment at={at} /> {say(saidOf)}
          {seenTo && (
            <div className="quiet">
              {nameOf(seenTo.by)} <Moment at={seenTo.at} />: {seenTo.note}
            </div>
          )}
          {!seenTo && about === undefined && colleague.role !== 'auditor' && (
            <SeeToAlarmForm tripId={tripId} alarmId={alarmId as EventId} />
          )}
        </div>
      ))}
    </>
  )
}
