import { Button } from 'antd'
import { Fragment } from 'react'
import { onDuty } from '../../../domain/stations/on-duty.ts'
import { Place } from '../../parts/place.tsx'
import { Rows } from '../../parts/rows.tsx'
import { SplitView } from '../../parts/split-view.tsx'
import { beijingDay } from '../../service/beijing-day.ts'
import { useAhead } from '../../service/service-time.ts'
import { useList } from '../../service/use-answer.ts'
import { useSession } from '../../sign-in/signed-in.tsx'
import { useSay, useWords } from '../../words/language.tsx'
import { sharedWords } from '../../words/shared.ts'
import { dutyWords, stationKindWords } from './duty-words.ts'
import type { InAddress } from './station.tsx'
import { StationDetail } from './station-detail.tsx'
import { StationForm } from './station-form.tsx'

/** The register: stations and working groups, and who is on duty today. */
export function Stations({ city, address, put }: InAddress & { city: string | undefined }) {
  const words = { ...useWords(sharedWords), ...useWords(dutyWords) }
  const say = useSay()
  const { colleague } = useSession()
  const today = beijingDay(Date.now() + useAhead())
  const list = useList('GET /v1/stations', { query: { city } })
  const chosen = address.get('station') ?? undefined
  const isNew = chosen === 'new'
  const station = list.items.find(({ stationId }) => stationId === chosen)
  return (
    <>
      {colleague.role === 'province' && (
        <div className="filters">
          <Button type="primary" onClick={() => put({ station: 'new' })}>
            {words.register}
          </Button>
        </div>
      )}
      <SplitView
        title={isNew ? words.register : station?.name}
        onClose={() => put({ station: undefined })}
        detail={
          isNew ? (
            <StationForm onDone={(made) => put({ station: made })} onCancel={() => put({ station: undefined })} />
          ) : (
            station && <StationDetail key={station.stationId} station={station} today={today} />
          )
        }
        list={
          <Rows
            label={words.name}
            rows={list.items}
            rowKey={({ stationId }) => stationId}
            chosen={chosen}
            onChoose={({ stationId }) => put({ station: stationId })}
            isLoading={list.isLoading}
            error={list.error}
            more={list.more}
            isReadingMore={list.isReadingMore}
            empty={words.none}
            columns={[
              { title: words.name, shows: ({ name }) => <strong>{name}</strong> },
              { title: words.kind, shows: ({ kind }) => say(stationKindWords[kind]), width: 110, wideOnly: true },
              {
                title: words.cities,
                shows: ({ cities }) => (
                  <>
                    {cities.slice(0, 3).map((code, at) => (
                      <Fragment key={code}>
                        {at > 0 && words.listComma}
                        <Place code={code} />
                      </Fragment>
                    ))}
                    {cities.length > 3 && words.andMore(cities.length - 3)}
                  </>
                ),
                width: 130,
              },
              {
                title: words.onDutyNow,
                shows: (one) =>
                  onDuty(one, today)
                    .map(({ name }) => name)
                    .join(' ') || <span className="quiet">{words.nobody}</span>,
                width: 150,
              },
            ]}
          />
        }
      />
    </>
  )
}
