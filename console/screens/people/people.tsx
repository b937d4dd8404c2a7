import { Alert, Button, Select } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import type { WorkerId } from '../../../domain/kernel/ids.ts'
import type { WorkerState } from '../../../domain/surveys/worker-state.ts'
import { CountyChoice, useCounties } from '../../parts/county-choice.tsx'
import { FindPeople } from '../../parts/find-people.tsx'
import { findPeopleWords } from '../../parts/find-people-words.ts'
import { Place } from '../../parts/place.tsx'
import { type Column, Rows } from '../../parts/rows.tsx'
import { SplitView } from '../../parts/split-view.tsx'
import { StateTag } from '../../parts/state-tag.tsx'
import type { Answer, ItemOf } from '../../service/call.ts'
import { useSession } from '../../sign-in/signed-in.tsx'
import { useWords } from '../../words/language.tsx'
import { sharedWords } from '../../words/shared.ts'
import { states } from '../../words/states.ts'
import { useOptionsOf } from '../../words/use-options-of.ts'
import { PeopleOfCounty } from './people-of-county.tsx'
import { peopleWords } from './people-words.ts'
import { Person } from './person.tsx'

type Row = ItemOf<'GET /v1/workers'>

/** 人员: somebody is found, or chosen from a county's list; county, state and the chosen person stand in the address. */
export function Screen() {
  const words = { ...useWords(sharedWords), ...useWords(findPeopleWords), ...useWords(peopleWords) }
  const optionsOf = useOptionsOf()
  const { colleague } = useSession()
  const { own } = useCounties()
  const [address, setAddress] = useSearchParams()
  const [found, setFound] = useState<Answer<'POST /v1/workers/search'>['items']>()
  const put = (name: string, value: string | undefined) =>
    setAddress((now) => {
      if (value === undefined) now.delete(name)
      else now.set(name, value)
      return now
    })
  const county = address.get('county') ?? own
  const state = (address.get('state') ?? undefined) as WorkerState | undefined
  const workerId = (address.get('worker') ?? undefined) as WorkerId | undefined
  const choose = (row: Row) => put('worker', row.workerId)
  const mayFind = colleague.role !== 'auditor'
  const mayList = colleague.role !== 'station'
  const columns: Column<Row>[] = [
    { title: words.name, shows: ({ name }) => name, width: 90 },
    { title: words.phone, shows: ({ phone }) => phone, width: 120 },
    { title: words.state, shows: (row) => <StateTag of="worker" state={row.state} />, width: 120 },
    { title: words.county, shows: ({ countyCode }) => <Place code={countyCode} />, width: 100, wideOnly: true },
    { title: words.township, shows: ({ township }) => township, width: 100, wideOnly: true },
  ]
  return (
    <>
      <h1>{words.title}</h1>
      {mayFind && (
        <FindPeople
          onFound={(items) => {
            setFound(items)
            const [only, ...more] = items
            if (only && more.length === 0) put('worker', only.workerId)
          }}
        />
      )}
      <SplitView
        title={words.person}
        onClose={() => put('worker', undefined)}
        detail={
          workerId && (
            <Person
              key={workerId}
              workerId={workerId}
              onGone={() => {
                setFound(undefined)
                put('worker', undefined)
              }}
            />
          )
        }
        list={
          found ? (
            <>
              <div className="filters">
                <span role="status">{words.found(found.length)}</span>
                <Button size="small" onClick={() => setFound(undefined)}>
                  {words.clearFound}
                </Button>
              </div>
              <Rows
                label={words.title}
                columns={columns}
                rows={found}
                rowKey={(row) => row.workerId}
                chosen={workerId}
                onChoose={choose}
                empty={words.foundNobody}
              />
            </>
          ) : mayList ? (
            <>
              <div className="filters">
                <CountyChoice
                  label={words.county}
                  placeholder={words.chooseCounty}
                  value={county}
                  onChange={(code) => put('county', code)}
                />
                <Select
                  aria-label={words.state}
                  value={state ?? ''}
                  onChange={(value) => put('state', value === '' ? undefined : value)}
                  style={{ minWidth: 120 }}
                  options={[{ value: '', label: words.all }, ...optionsOf(states.worker)]}
                />
              </div>
              {county === undefined ? (
                <Alert type="info" title={words.chooseFirst} />
              ) : (
                <PeopleOfCounty
                  key={`${county} ${state}`}
                  county={county}
                  state={state}
                  columns={columns}
                  chosen={workerId}
                  onChoose={choose}
                />
              )}
            </>
          ) : (
            <Alert type="info" title={words.stationFirst} />
          )
        }
      />
    </>
  )
}
