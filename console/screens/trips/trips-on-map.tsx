import { CaretRightOutlined, PauseOutlined } from '@ant-design/icons'
import { Alert, Button, Empty, Skeleton, Slider } from 'antd'
import { useMemo, useState } from 'react'
import type { CalendarDate } from '../../../domain/kernel/instant.ts'
import { Moment } from '../../parts/moment.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { inBeijing } from '../../service/beijing.ts'
import { startOfDay } from '../../service/beijing-day.ts'
import { shanghaiDay } from '../../service/shanghai-day.ts'
import { useWords } from '../../words/language.tsx'
import { onTheRoad } from './on-the-road.ts'
import { RoadList } from './road-list.tsx'
import { TripsMap } from './trips-map.tsx'
import { tripsWords } from './trips-words.ts'
import { useDaysTrips } from './use-days-trips.ts'
import { useFollowed, usePlayed, useServiceClock } from './use-shown-time.ts'

interface Props {
  readonly date: CalendarDate
  /** `county` or `city`, where the reader chose one. */
  readonly place: Readonly<Record<string, string>>
  readonly chosen: string | undefined
  readonly onChoose: (tripId: string) => void
}

const minute = 60_000
const wholeDay = 1440
const marks = { 0: '00:00', 360: '06:00', 720: '12:00', 1080: '18:00', 1440: '24:00' }

/**
 * Where the trips of a day are: now, as the service's clock goes or is moved, or at any other time of the day, which can be played
 * as well: what is over by what was reported, what is to come by its plan.
 */
export function TripsOnMap(props: Props) {
  const now = useServiceClock()
  return now === undefined ? <Skeleton active /> : <DayOnMap {...props} now={now} />
}

function DayOnMap({ date, place, chosen, onChoose, now }: Props & { readonly now: number }) {
  const words = useWords(tripsWords)
  const followed = useFollowed(now)
  const { trips, isLoading, error, isCutOff } = useDaysTrips(date, place)
  const [held, setHeld] = useState<{ date: string; moment: number }>()
  const [isPlaying, setPlaying] = useState(false)
  const isToday = date === shanghaiDay(now)
  const begins = Date.parse(startOfDay(date))
  const isHeld = held?.date === date
  const moment = isHeld ? held.moment : isToday ? followed.moment : firstOf(trips, begins)
  const hold = (wished: number) => {
    const end = begins + wholeDay * minute
    setHeld({ date, moment: Math.min(wished, end) })
    if (wished >= end) setPlaying(false)
  }
  usePlayed(isPlaying, moment, hold)
  const shown = onTheRoad(trips, moment, now)
  // The list is read, not watched: it follows in steps while time flies.
  const step = (isPlaying || (followed.isMoving && !isHeld) ? 30 : 1) * minute
  const still = Math.floor(moment / step) * step
  const listed = useMemo(() => onTheRoad(trips, still, now), [trips, still, now])
  const lost = listed.filter(({ position }) => position.standing === 'not-running').length
  const count = (standing: string) => listed.filter(({ position }) => position.standing === standing).length
  if (isLoading) return <Skeleton active />
  if (trips.length === 0)
    return error ? (
      <Refusal error={error} />
    ) : (
      <Empty description={words.noTripsAround} image={Empty.PRESENTED_IMAGE_SIMPLE} />
    )
  return (
    <>
      <Refusal error={error} />
      {isCutOff && <Alert type="info" showIcon title={words.cutOff} style={{ marginBottom: 8 }} />}
      <div className="map-time">
        <Button
          icon={isPlaying ? <PauseOutlined /> : <CaretRightOutlined />}
          onClick={() => {
            if (!isPlaying && moment >= begins + wholeDay * minute) hold(begins)
            setPlaying(!isPlaying)
          }}
        >
          {isPlaying ? words.pause : words.play}
        </Button>
        <Slider
          min={0}
          max={wholeDay}
          step={5}
          marks={marks}
          value={Math.min(wholeDay, Math.max(0, Math.round((moment - begins) / minute)))}
          onChange={(minutes) => {
            setPlaying(false)
            hold(begins + minutes * minute)
          }}
          tooltip={{ formatter: null }}
          ariaLabelForHandle={words.timeOfDay}
          ariaValueTextFormatterForHandle={(minutes) => timeOf(begins + minutes * minute)}
        />
        <strong className="map-clock">
          <Moment at={new Date(Math.floor(moment / minute) * minute).toISOString()} />
        </strong>
        {isToday && isHeld && (
          <Button
            onClick={() => {
              setPlaying(false)
              setHeld(undefined)
            }}
          >
            {words.toNow}
          </Button>
        )}
      </div>
      <p style={{ margin: '0 0 8px' }}>
        {words.onMap(count('under-way'), count('waiting'), count('there'))}
        {' · '}
        {words.behindOnMap(listed.filter(({ isLate }) => isLate).length, lost)}
      </p>
      <div className="map-and-list">
        <TripsMap trips={trips} shown={shown} chosen={chosen} onChoose={onChoose} />
        <RoadList rows={listed} chosen={chosen} onChoose={onChoose} />
      </div>
    </>
  )
}

const timeOf = (moment: number) => inBeijing(moment).slice(11)

/** Of a day that is not today one sees the first departure first. */
function firstOf(trips: ReturnType<typeof useDaysTrips>['trips'], begins: number): number {
  const departures = trips.map(({ stops }) => Date.parse(stops[0]?.at ?? '')).filter((at) => at >= begins)
  return departures.length === 0 ? begins + 8 * 60 * minute : Math.min(...departures) + 30 * minute
}
