import { Button, Descriptions, Space } from 'antd'
import { useState } from 'react'
import type { CalendarDate } from '../../../domain/kernel/instant.ts'
import { Moment } from '../../parts/moment.tsx'
import { Place } from '../../parts/place.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { Rows } from '../../parts/rows.tsx'
import type { ItemOf } from '../../service/call.ts'
import { liveEvery, useAnswer } from '../../service/use-answer.ts'
import { useSession } from '../../sign-in/signed-in.tsx'
import { useSay, useWords } from '../../words/language.tsx'
import { dutyWords, stationKindWords } from './duty-words.ts'
import { RosterForm } from './roster-form.tsx'
import { StationForm } from './station-form.tsx'
import { WeekOfDuty } from './week-of-duty.tsx'

export type Station = ItemOf<'GET /v1/stations'>

/** A station: its people and what each holds, the week, and the roster. */
export function StationDetail({ station, today }: { station: Station; today: CalendarDate }) {
  const words = useWords(dutyWords)
  const say = useSay()
  const { colleague } = useSession()
  const [isChanging, setChanging] = useState(false)
  const { stationId, people, period, unmannedSince } = station
  const load = useAnswer('GET /v1/stations/{stationId}/load', { params: { stationId } }, { every: liveEvery.lists })
  const isHead = people.some(({ subject, role }) => subject === colleague.subject && role === 'head')
  const isProvince = colleague.role === 'province'
  if (isChanging)
    return <StationForm station={station} onDone={() => setChanging(false)} onCancel={() => setChanging(false)} />
  return (
    <Space orientation="vertical" size="middle" style={{ width: '100%' }}>
      <Descriptions
        column={1}
        size="small"
        items={[
          { key: 'kind', label: words.kind, children: say(stationKindWords[station.kind]) },
          { key: 'phone', label: words.phone, children: station.phone },
          {
            key: 'cities',
            label: words.cities,
            children: (
              <Space wrap>
                {station.cities.map((code) => (
                  <Place key={code} code={code} />
                ))}
              </Space>
            ),
          },
          ...(period ? [{ key: 'period', label: words.period, children: words.week(period.from, period.to) }] : []),
          ...(unmannedSince
            ? [{ key: 'unmanned', label: words.unmanned, children: <Moment at={unmannedSince} /> }]
            : []),
        ]}
      />
      <Refusal error={load.error} />
      <Rows
        label={words.people}
        rows={load.data?.people ?? []}
        rowKey={({ subject }) => subject}
        isLoading={load.isLoading}
        columns={[
          { title: words.person, shows: ({ name, subject }) => <span title={subject}>{name}</span> },
          {
            title: words.state,
            shows: ({ isOnDuty, isAbsent }) =>
              isAbsent ? words.absent : isOnDuty ? <strong>{words.due}</strong> : words.free,
            width: 100,
          },
          { title: words.load, shows: ({ openCases }) => openCases, width: 90, align: 'right' },
        ]}
      />
      <WeekOfDuty station={station} today={today} />
      {(isProvince || isHead) && <RosterForm station={station} today={today} />}
      {isProvince && (
        <Button size="small" onClick={() => setChanging(true)}>
          {words.change}
        </Button>
      )}
    </Space>
  )
}
