import { Checkbox } from 'antd'
import { useSearchParams } from 'react-router'
import { modeLooks } from '../../parts/map/mode-looks.ts'
import { Moment } from '../../parts/moment.tsx'
import { Rows } from '../../parts/rows.tsx'
import { SplitView } from '../../parts/split-view.tsx'
import { StateTag } from '../../parts/state-tag.tsx'
import { wayOf } from '../../parts/way-of.ts'
import { Yuan } from '../../parts/yuan.tsx'
import { useList } from '../../service/use-answer.ts'
import { useLanguage, useSay, useWords } from '../../words/language.tsx'
import type { Batch, Trip } from './plan-types.ts'
import { planWords } from './plan-words.ts'
import { TripTimes } from './trip-times.tsx'
import { Vehicles } from './vehicles.tsx'
import type { WishesDraft } from './wishes-draft.ts'

interface Props {
  readonly batchId: Batch['batchId']
  /** Null where no other plan can be asked for now. */
  readonly draft: WishesDraft | null
  readonly onDraft: (draft: WishesDraft) => void
}

/** The trips of the plan; of the chosen one its stops and what its coach and drivers do, against the law. */
export function PlannedTrips({ batchId, draft, onDraft }: Props) {
  const words = useWords(planWords)
  const say = useSay()
  const { language } = useLanguage()
  const [address, setAddress] = useSearchParams()
  const list = useList('GET /v1/transfer-batches/{batchId}/trips', { params: { batchId }, query: { limit: 200 } })
  const running = list.items.filter(({ progress }) => progress.state !== 'cancelled')
  const chosen = running.find(({ tripId }) => tripId === address.get('trip'))
  const choose = (tripId: string | undefined) =>
    setAddress((now) => {
      if (tripId === undefined) now.delete('trip')
      else now.set('trip', tripId)
      return now
    })
  /** A departure stays or goes; it cannot do both. */
  const set = (what: 'lock' | 'reject', tripId: Trip['tripId'], isOn: boolean) => {
    if (!draft) return
    const lock = draft.lock.filter((one) => one !== tripId)
    const reject = draft.reject.filter((one) => one !== tripId)
    const changed = { ...draft, lock, reject }
    onDraft(isOn ? { ...changed, [what]: [...changed[what], tripId] } : changed)
  }
  return (
    <SplitView
      title={chosen && (chosen.service ?? say(modeLooks[chosen.mode]))}
      onClose={() => choose(undefined)}
      detail={
        chosen && (
          <>
            <TripTimes trip={chosen} />
            {draft && chosen.mode !== 'self-arranged' && (
              <Checkbox
                checked={draft.reject.includes(chosen.tripId)}
                onChange={({ target }) => set('reject', chosen.tripId, target.checked)}
              >
                {words.reject}
              </Checkbox>
            )}
            {draft && chosen.drivers > 0 && <Vehicles trip={chosen} draft={draft} onDraft={onDraft} />}
          </>
        )
      }
      list={
        <Rows
          label={words.tripsAndTimes}
          rows={running}
          rowKey={({ tripId }) => tripId}
          chosen={chosen?.tripId}
          onChoose={({ tripId }) => choose(tripId)}
          isLoading={list.isLoading}
          error={list.error}
          more={list.more}
          isReadingMore={list.isReadingMore}
          columns={[
            ...(draft
              ? [
                  {
                    title: words.lock,
                    shows: ({ tripId, service }: Trip) => (
                      // A click on the box is not one on its row.
                      // biome-ignore lint/a11y/noStaticElementInteractions: the box inside is what one reaches by keyboard
                      <span onClick={(event) => event.stopPropagation()} onKeyDown={(event) => event.stopPropagation()}>
                        <Checkbox
                          aria-label={`${words.lock} ${service ?? tripId}`}
                          checked={draft.lock.includes(tripId)}
                          onChange={({ target }) => set('lock', tripId, target.checked)}
                        />
                      </span>
                    ),
                    width: 60,
                  },
                ]
              : []),
            {
              title: words.trip,
              shows: (trip: Trip) => (
                <>
                  {[trip.service, say(modeLooks[trip.mode])].filter(Boolean).join(' · ')}
                  <div className="quiet">{wayOf(trip, language)}</div>
                </>
              ),
            },
            {
              title: words.departs,
              shows: ({ stops }: Trip) => stops[0] && <Moment at={stops[0].at} />,
              width: 130,
            },
            {
              title: words.seats,
              shows: ({ passengers, seats }: Trip) => `${passengers} / ${seats}`,
              width: 80,
              align: 'right' as const,
            },
            {
              title: words.cost,
              shows: ({ cost }: Trip) => <Yuan of={cost} />,
              width: 120,
              align: 'right' as const,
              wideOnly: true as const,
            },
            {
              title: words.booking,
              shows: ({ booking }: Trip) => <StateTag of="booking" state={booking.state} />,
              width: 110,
              wideOnly: true as const,
            },
          ]}
        />
      }
    />
  )
}
