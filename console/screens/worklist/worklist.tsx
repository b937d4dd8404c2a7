import { lazy, Suspense } from 'react'
import { useSearchParams } from 'react-router'
import { Moment } from '../../parts/moment.tsx'
import { Rows } from '../../parts/rows.tsx'
import { SplitView } from '../../parts/split-view.tsx'
import type { ItemOf } from '../../service/call.ts'
import { liveEvery, useList } from '../../service/use-answer.ts'
import { useSay, useWords } from '../../words/language.tsx'
import { sharedWords } from '../../words/shared.ts'
import { Kinds } from './kinds.tsx'
import { Until } from './until.tsx'
import './worklist.css'
import { worklistWords } from './worklist-words.ts'

type Item = ItemOf<'GET /v1/worklist'>

/** Forms weigh more than the list: they come with the first row that is looked at. */
const Detail = lazy(async () => ({ default: (await import('./detail.tsx')).Detail }))

/** 今日待办: what waits for the reader, longest first, each settled where it stands. Kind and chosen row are in the address. */
export function Screen() {
  const words = { ...useWords(sharedWords), ...useWords(worklistWords) }
  const say = useSay()
  const [address, setAddress] = useSearchParams()
  const kind = (address.get('kind') ?? undefined) as Item['kind'] | undefined
  const list = useList('GET /v1/worklist', { query: { kind } }, { every: liveEvery.lists })
  const key = address.get('item') ?? undefined
  const chosen = list.items.find((item) => keyOf(item) === key)
  const put = (changes: Readonly<Record<string, string | undefined>>) =>
    setAddress((now) => {
      for (const [name, value] of Object.entries(changes))
        if (value === undefined) now.delete(name)
        else now.set(name, value)
      return now
    })
  return (
    <>
      <h1>{words.title}</h1>
      <div className="worklist">
        <Kinds
          counts={list.first?.counts ?? []}
          kind={kind}
          onChoose={(wished) => put({ kind: wished, item: undefined })}
        />
        <SplitView
          title={chosen && say(chosen)}
          onClose={() => put({ item: undefined })}
          // Another row is another form: nothing that was typed for one is sent for the other.
          detail={
            chosen ? (
              <Suspense>
                <Detail key={key} item={chosen} />
              </Suspense>
            ) : key && !list.isLoading ? (
              <p>{words.settled}</p>
            ) : undefined
          }
          list={
            <Rows
              label={words.title}
              rows={list.items}
              rowKey={keyOf}
              chosen={key}
              onChoose={(item) => put({ item: keyOf(item) })}
              isLoading={list.isLoading}
              error={list.error}
              more={list.more}
              isReadingMore={list.isReadingMore}
              empty={words.none}
              columns={[
                { title: words.what, shows: (item) => <What item={item} isAlone={kind !== undefined} /> },
                { title: words.since, shows: ({ since }) => <Moment at={since} />, width: 120, wideOnly: true },
                { title: words.until, shows: (item) => <Until item={item} />, width: 130 },
              ]}
            />
          }
        />
      </div>
    </>
  )
}

function keyOf({ kind, id }: Item): string {
  return `${kind} ${id}`
}

/** Which one of its kind it is comes first where the kind is chosen. */
function What({ item, isAlone }: { item: Item; isAlone: boolean }) {
  const words = useWords(worklistWords)
  const say = useSay()
  const count = item.count === undefined ? null : words.count(item.count)
  const holder = item.heldBy !== undefined && <div className="quiet">{words.heldBy(item.heldBy)}</div>
  if (isAlone && item.note)
    return (
      <>
        {say(item.note)} {count}
        {holder}
      </>
    )
  return (
    <>
      {say(item)}
      {item.note && <div className="quiet">{say(item.note)}</div>} {count}
      {holder}
    </>
  )
}
