import { ExclamationCircleFilled } from '@ant-design/icons'
import { useNavigate } from 'react-router'
import type { Placement } from '../../../domain/matching/placement.ts'
import { addresses } from '../../parts/addresses.ts'
import { Place } from '../../parts/place.tsx'
import { Rows } from '../../parts/rows.tsx'
import { StateTag } from '../../parts/state-tag.tsx'
import { useList } from '../../service/use-answer.ts'
import { useWords } from '../../words/language.tsx'
import { CityMap } from './city-map.tsx'
import type { InAddress } from './station.tsx'
import { stationWords } from './station-words.ts'

type PersonAtWork = Placement & { readonly name: string }

/** Those who said yes to a job in these cities, a broken promise first; and where they are. */
export function AtWork({ city, put }: Pick<InAddress, 'put'> & { city: string | undefined }) {
  const words = useWords(stationWords)
  const navigate = useNavigate()
  const list = useList('GET /v1/placements', { query: { city } })
  // The list says all of a placement, which its schema only begins to.
  const people = list.items as unknown as readonly PersonAtWork[]
  const promises = useList('GET /v1/cases', { query: { city, kind: 'promise', limit: 200 } })
  const broken = new Set(promises.items.map(({ placementId }) => placementId))
  // Of tens of thousands of people it is a part that has one: two passes, no sorting.
  const isBroken = (one: PersonAtWork) => broken.has(one.placementId)
  const rows = broken.size === 0 ? people : [...people.filter(isBroken), ...people.filter((one) => !isBroken(one))]
  return (
    <div className="split">
      <Rows
        label={words.atWork}
        rows={rows}
        rowKey={(one) => one.placementId}
        onChoose={(one) => void navigate(addresses.worker(one.workerId))}
        isLoading={list.isLoading}
        error={list.error}
        more={list.more}
        isReadingMore={list.isReadingMore}
        empty={words.noPeople}
        height={Math.max(320, window.innerHeight - 260)}
        columns={[
          {
            title: words.name,
            shows: (one) => (
              <>
                {one.name}
                {broken.has(one.placementId) && (
                  <span style={{ color: '#a61d24' }}>
                    {' '}
                    <ExclamationCircleFilled aria-hidden /> {words.broken}
                  </span>
                )}
              </>
            ),
            width: 140,
          },
          { title: words.journey, shows: (one) => <StateTag of="journey" state={one.journey.state} />, width: 110 },
          { title: words.employer, shows: ({ promise }) => promise.employer, width: 190 },
          { title: words.post, shows: ({ promise }) => promise.post, width: 110, wideOnly: true },
          { title: words.where, shows: ({ cityCode }) => <Place code={cityCode} />, width: 90, wideOnly: true },
        ]}
      />
      <CityMap people={people} broken={promises.items} city={city} onChoose={(code) => put({ city: code })} />
    </div>
  )
}
