import type { TripId } from '../../domain/kernel/ids.ts'
import { alarmAsRead, isSameAlarm, type RaisedAlarm } from '../../domain/transport/trips/alarm.ts'
import type { Alarm } from '../../domain/transport/trips/trip.ts'
import { entryOfAlarm } from '../../domain/transport/trips/waits-of-trip.ts'
import { type AlarmSeenTo, tripInItem } from './trip-entity.ts'
import type { TripItems } from './trip-items.ts'

/** What staff should look at on trips. */
export function tripAlarmsOf({ read, changeWith }: TripItems) {
  return {
    /** Says a thing once, however often a step is repeated; the SDK too repeats a call whose answer was lost. */
    async raiseAlarm(tripId: TripId, alarm: RaisedAlarm): Promise<void> {
      const item = await read(tripId)
      if (!item || item.alarms.some((one) => isSameAlarm(one, alarm))) return
      const entries = alarm.about === undefined ? [entryOfAlarm(tripInItem(item), alarmAsRead(tripId, alarm))] : []
      await changeWith(item, [], entries, (trip) =>
        trip
          .append({ alarms: [alarm] })
          .where(({ alarms }, { notContains }) => notContains(alarms, alarm as never))
          .commit(),
      )
    },
    /** Notes who saw to an alarm; the first to say so stands. Null where the trip has no such alarm. */
    async seeToAlarm(tripId: TripId, seen: AlarmSeenTo): Promise<Alarm | null> {
      const item = await read(tripId)
      const trip = item && tripInItem(item)
      const alarm = trip?.alarms.find(({ alarmId }) => alarmId === seen.alarmId)
      if (!item || !trip || !alarm) return null
      if (alarm.seenTo) return alarm
      const known = item.alarmsSeenTo
      await changeWith(item, [entryOfAlarm(trip, alarm)], [], (patch) =>
        patch
          .set({ alarmsSeenTo: [...(known ?? []), seen] })
          .where(({ alarmsSeenTo }, { eq, notExists }) =>
            known === undefined ? notExists(alarmsSeenTo) : eq(alarmsSeenTo, known),
          )
          .commit(),
      )
      const standing = await read(tripId)
      const after = standing && tripInItem(standing).alarms.find(({ alarmId }) => alarmId === seen.alarmId)
      // Another alarm of the trip was seen to at the same moment.
      return after && !after.seenTo ? this.seeToAlarm(tripId, seen) : (after ?? null)
    },
  }
}
