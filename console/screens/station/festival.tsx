import { Button, Drawer, Select } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { festivalServices } from '../../../domain/stabilisation/festival-service-terms.ts'
import { addresses } from '../../parts/addresses.ts'
import { Place } from '../../parts/place.tsx'
import { Rows } from '../../parts/rows.tsx'
import { beijingDay } from '../../service/beijing-day.ts'
import { useAhead } from '../../service/service-time.ts'
import { liveEvery, useAnswer, useList } from '../../service/use-answer.ts'
import { useSession } from '../../sign-in/signed-in.tsx'
import { useSay, useWords } from '../../words/language.tsx'
import { festivalWords, offeredByWords } from './festival-words.ts'
import { type AtPost, RecordService } from './record-service.tsx'
import type { InAddress } from './station.tsx'

/** The festival lies in the first weeks of its year: from July on it is the next one that is prepared. */
function seasonOf(day: string): number {
  return Number(day.slice(0, 4)) + (Number(day.slice(5, 7)) >= 7 ? 1 : 0)
}

/** 留岗过年: who stays at their post over the festival, what was offered to them, and who took it up. */
export function Festival({ city, address, put }: InAddress & { city: string | undefined }) {
  const words = useWords(festivalWords)
  const { colleague } = useSession()
  const present = seasonOf(beijingDay(Date.now() + useAhead()))
  const season = address.get('season') ?? String(present)
  const chosen =
    city ?? (colleague.role === 'station' && colleague.cities.length === 1 ? colleague.cities[0] : undefined)
  const figures = useAnswer('GET /v1/festival-services/figures', { query: { season } }, { every: liveEvery.lists })
  const count = (title: string, of: 'stayed' | 'inProvince' | 'outOfProvince' | 'servicesTaken' | 'visited') => ({
    title,
    align: 'right' as const,
    shows: (one: NonNullable<typeof figures.data>['cities'][number]) => one[of],
  })
  return (
    <>
      <div className="filters">
        <Select
          aria-label={words.season}
          value={season}
          onChange={(to) => put({ season: to === String(present) ? undefined : to })}
          options={[present, present - 1, present - 2].map((year) => ({ value: String(year), label: String(year) }))}
        />
      </div>
      <h2 style={{ fontSize: 16 }}>{words.figures}</h2>
      <Rows
        label={words.figures}
        rows={figures.data?.cities ?? []}
        rowKey={({ cityCode }) => cityCode}
        chosen={chosen}
        onChoose={({ cityCode }) => put({ city: cityCode })}
        isLoading={figures.isLoading}
        error={figures.error}
        empty={words.noFigures}
        columns={[
          { title: words.city, shows: ({ cityCode }) => <Place code={cityCode} /> },
          count(words.stayed, 'stayed'),
          { ...count(words.inProvince, 'inProvince'), wideOnly: true },
          { ...count(words.outOfProvince, 'outOfProvince'), wideOnly: true },
          count(words.servicesTaken, 'servicesTaken'),
          count(words.visited, 'visited'),
        ]}
      />
      {chosen === undefined ? <p className="quiet">{words.chooseCity}</p> : <OfCity city={chosen} season={season} />}
    </>
  )
}

function OfCity({ city, season }: { city: string; season: string }) {
  const words = useWords(festivalWords)
  const say = useSay()
  const { colleague } = useSession()
  const [isOpen, setOpen] = useState(false)
  const list = useList('GET /v1/festival-services', { query: { season, city, limit: 200 } }, { every: liveEvery.lists })
  const placements = useList('GET /v1/placements', { query: { city } })
  // The list says all of a placement, which its schema only begins to.
  const people = (placements.items as unknown as readonly AtPost[]).filter(
    ({ journey }) => journey.state === 'handed-over',
  )
  const nameOf = new Map(people.map(({ workerId, name }) => [workerId, name]))
  return (
    <section aria-label={words.services}>
      <h2 style={{ fontSize: 16, marginTop: 16 }}>
        <Place code={city} /> · {words.services}
      </h2>
      {colleague.role !== 'auditor' && (
        <div className="filters">
          <Button type="primary" onClick={() => setOpen(true)}>
            {words.record}
          </Button>
        </div>
      )}
      <Rows
        label={words.services}
        rows={list.items}
        rowKey={({ placementId, kind }) => `${placementId} ${kind}`}
        isLoading={list.isLoading}
        error={list.error}
        more={list.more}
        isReadingMore={list.isReadingMore}
        empty={words.noServices}
        columns={[
          {
            title: words.person,
            shows: ({ workerId }) => (
              <Link to={addresses.worker(workerId)}>{nameOf.get(workerId) ?? workerId.slice(0, 12)}</Link>
            ),
          },
          { title: words.kind, shows: ({ kind }) => say(festivalServices[kind]) },
          { title: words.on, shows: ({ on }) => on },
          { title: words.offeredBy, shows: ({ offeredBy }) => say(offeredByWords[offeredBy]), wideOnly: true },
          { title: words.taken, shows: ({ taken }) => (taken ? words.wasTaken : words.notTaken) },
          { title: words.by, shows: ({ by }) => by, wideOnly: true },
        ]}
      />
      <Drawer title={words.record} open={isOpen} onClose={() => setOpen(false)} size={520} destroyOnHidden>
        <RecordService season={season} people={people} more={placements.more} onDone={() => setOpen(false)} />
      </Drawer>
    </section>
  )
}
