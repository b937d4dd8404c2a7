import { Button, Select } from 'antd'
import { useState } from 'react'
import { Place } from '../../parts/place.tsx'
import { Rows } from '../../parts/rows.tsx'
import { SplitView } from '../../parts/split-view.tsx'
import { beijingDay, dayAfter } from '../../service/beijing-day.ts'
import type { ItemOf } from '../../service/call.ts'
import { saveFile } from '../../service/save-file.ts'
import { useAhead } from '../../service/service-time.ts'
import { useList } from '../../service/use-answer.ts'
import { useSession } from '../../sign-in/signed-in.tsx'
import { useSay, useWords } from '../../words/language.tsx'
import { dutyWords, visitStateWords } from './duty-words.ts'
import { PlanVisits } from './plan-visits.tsx'
import type { InAddress } from './station.tsx'
import { VisitDetail } from './visit-detail.tsx'

type Visit = ItemOf<'GET /v1/visits'>

/** Days back that the report of the groups looks. */
const reportDays = 60

/** Who visits which enterprise when, and what was found. */
export function Visits({ address, put }: InAddress) {
  const words = useWords(dutyWords)
  const say = useSay()
  const { colleague } = useSession()
  const today = beijingDay(Date.now() + useAhead())
  const groups = useList('GET /v1/stations', { query: { limit: 200 } })
  const stationId = (address.get('group') ?? undefined) as Visit['stationId'] | undefined
  const list = useList('GET /v1/visits', { query: { stationId, limit: 200 } })
  const [isPlanning, setPlanning] = useState(false)
  const visitId = (address.get('visit') ?? undefined) as Visit['visitId'] | undefined
  const nameOf = new Map(groups.items.map((one) => [one.stationId, one.name]))
  const from = dayAfter(today, -reportDays)
  return (
    <>
      <div className="filters">
        <Select
          aria-label={words.group}
          style={{ minWidth: 170 }}
          value={stationId ?? ''}
          onChange={(value) => put({ group: value === '' ? undefined : value })}
          options={[
            { value: '', label: words.allGroups },
            ...groups.items.map((one) => ({ value: one.stationId as string, label: one.name })),
          ]}
        />
        {colleague.role === 'province' && (
          <Button type="primary" disabled={isPlanning || groups.items.length === 0} onClick={() => setPlanning(true)}>
            {words.plan}
          </Button>
        )}
        <Button
          onClick={() =>
            void saveFile(
              'GET /v1/reports/visits',
              { query: { from, to: today, format: 'xlsx' } },
              `visits-${from}-${today}.xlsx`,
            )
          }
        >
          {words.report}
        </Button>
      </div>
      {isPlanning && <PlanVisits groups={groups.items} today={today} onDone={() => setPlanning(false)} />}
      <SplitView
        title={words.chosen}
        onClose={() => put({ visit: undefined })}
        detail={visitId && <VisitDetail key={visitId} visitId={visitId} groups={groups.items} today={today} />}
        list={
          <Rows
            label={words.chosen}
            rows={list.items}
            rowKey={(one) => one.visitId}
            chosen={visitId}
            onChoose={(one) => put({ visit: one.visitId })}
            isLoading={list.isLoading}
            error={list.error}
            more={list.more}
            isReadingMore={list.isReadingMore}
            empty={words.noVisits}
            columns={[
              { title: words.date, shows: ({ date }) => date, width: 110 },
              { title: words.firm, shows: ({ enterpriseName }) => enterpriseName },
              { title: words.city, shows: ({ cityCode }) => <Place code={cityCode} />, width: 90, wideOnly: true },
              { title: words.group, shows: (one) => nameOf.get(one.stationId) ?? '–', width: 150, wideOnly: true },
              { title: words.state, shows: ({ state }) => say(visitStateWords[state]), width: 90 },
            ]}
          />
        }
      />
    </>
  )
}
