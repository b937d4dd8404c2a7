import { Select, Tabs } from 'antd'
import { useSearchParams } from 'react-router'
import { cities } from '../../../domain/kernel/places/cities.ts'
import { useSession } from '../../sign-in/signed-in.tsx'
import { useLanguage, useWords } from '../../words/language.tsx'
import { AtWork } from './at-work.tsx'
import { Calls } from './calls.tsx'
import { Cases } from './cases.tsx'
import { Festival } from './festival.tsx'
import { stationWords } from './station-words.ts'
import { Stations } from './stations.tsx'
import { Visits } from './visits.tsx'

/** 驻外站: the day of whoever looks after people in their cities. Tab, city and chosen row stand in the address. */
export function Screen() {
  const words = useWords(stationWords)
  const { colleague } = useSession()
  const { language } = useLanguage()
  const [address, setAddress] = useSearchParams()
  const put = (changes: Readonly<Record<string, string | undefined>>) =>
    setAddress((now) => {
      for (const [name, value] of Object.entries(changes))
        if (value === undefined) now.delete(name)
        else now.set(name, value)
      return now
    })
  const tab = address.get('tab') ?? 'cases'
  const city = address.get('city') ?? undefined
  const mine = colleague.role === 'station' ? cities.filter(({ code }) => colleague.cities.includes(code)) : cities
  const mayCall = colleague.role !== 'auditor'
  const tabs = [
    { key: 'cases', label: words.cases, children: <Cases city={city} address={address} put={put} /> },
    ...(mayCall ? [{ key: 'calls', label: words.calls, children: <Calls address={address} put={put} /> }] : []),
    ...(colleague.role === 'county'
      ? []
      : [
          { key: 'stations', label: words.stations, children: <Stations city={city} address={address} put={put} /> },
          { key: 'visits', label: words.visits, children: <Visits address={address} put={put} /> },
          { key: 'festival', label: words.festival, children: <Festival city={city} address={address} put={put} /> },
        ]),
    { key: 'at-work', label: words.atWork, children: <AtWork city={city} put={put} /> },
  ]
  return (
    <>
      <h1>{words.title}</h1>
      {mine.length > 1 && tab !== 'calls' && tab !== 'visits' && (
        <div className="filters">
          <Select
            aria-label={words.city}
            value={city ?? ''}
            onChange={(value) => put({ city: value === '' ? undefined : value })}
            showSearch={{ optionFilterProp: 'label' }}
            style={{ minWidth: 140 }}
            options={[
              { value: '', label: words.allCities },
              ...mine.map(({ code, name, pinyin }) => ({ value: code, label: language === 'zh' ? name : pinyin })),
            ]}
          />
        </div>
      )}
      <Tabs
        activeKey={tab}
        onChange={(chosen) =>
          put({ tab: chosen, case: undefined, call: undefined, station: undefined, visit: undefined })
        }
        destroyOnHidden
        items={tabs}
      />
    </>
  )
}

/** How a tab changes the address. */
export interface InAddress {
  readonly address: URLSearchParams
  readonly put: (changes: Readonly<Record<string, string | undefined>>) => void
}
