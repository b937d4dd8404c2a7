import { Segmented } from 'antd'
import { DownTo } from '../../parts/down-to.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Rows } from '../../parts/rows.tsx'
import { StateTag } from '../../parts/state-tag.tsx'
import { useAddress } from '../../parts/use-address.ts'
import { liveEvery, useList } from '../../service/use-answer.ts'
import { useSay, useWords } from '../../words/language.tsx'
import { auditWords } from './audit-words.ts'

/** 卡住的步骤 over all batches: what waits for the province, or all that there were, with what was decided. */
export function StalledSteps() {
  const words = useWords(auditWords)
  const say = useSay()
  const address = useAddress()
  const standing = address.get('standing') === 'all' ? 'all' : 'open'
  const list = useList('GET /v1/stalls', { query: { standing } }, { every: liveEvery.lists })
  return (
    <>
      <div className="filters">
        <Segmented
          value={standing}
          onChange={(chosen) => address.put({ standing: chosen === 'all' ? 'all' : undefined })}
          options={[
            { value: 'open', label: words.openStalls },
            { value: 'all', label: words.allStalls },
          ]}
        />
      </div>
      <Rows
        label={words.stalls}
        rows={list.items}
        rowKey={({ batchId, stallId }) => `${batchId} ${stallId}`}
        isLoading={list.isLoading}
        error={list.error}
        more={list.more}
        isReadingMore={list.isReadingMore}
        empty={standing === 'open' ? words.noOpenStalls : words.noStalls}
        columns={[
          {
            title: words.step,
            shows: ({ step, batchId }) => <DownTo to={`/batches/${batchId}`}>{say(step)}</DownTo>,
          },
          { title: words.state, shows: ({ state }) => <StateTag of="stall" state={state} />, width: 120 },
          { title: words.cause, shows: (stall) => say(stall.words.cause), wideOnly: true },
          { title: words.since, shows: ({ since }) => <Moment at={since} />, width: 130, wideOnly: true },
          { title: words.tries, shows: ({ tries }) => tries, align: 'right', width: 60 },
          {
            title: words.decided,
            shows: (stall) =>
              (stall.state === 'decided' ? [...stall.earlier, stall.decided] : stall.earlier).map((one) => (
                <div key={one.at}>
                  {words[one.decision]} · {one.by} · <Moment at={one.at} /> · {one.reason}
                </div>
              )),
          },
        ]}
      />
    </>
  )
}
