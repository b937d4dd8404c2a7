import { DownTo } from '../../parts/down-to.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Rows } from '../../parts/rows.tsx'
import { StateTag } from '../../parts/state-tag.tsx'
import { liveEvery, useList } from '../../service/use-answer.ts'
import { useSession } from '../../sign-in/signed-in.tsx'
import { useSay, useWords } from '../../words/language.tsx'
import { auditWords } from './audit-words.ts'
import { type Batch, OneBatch } from './one-batch.tsx'

/** 卡住的步骤: what waits for the province over all batches, and all that one batch has had, with what was decided. */
export function StalledSteps() {
  const words = useWords(auditWords)
  const { colleague } = useSession()
  return (
    <>
      {colleague.role === 'province' && <OpenStalls />}
      <h2 style={{ fontSize: 16 }}>{words.stallsOfBatch}</h2>
      <OneBatch>{(batch) => <StallsOf batchId={batch.batchId} />}</OneBatch>
    </>
  )
}

/** They stand on the province's work list; they are settled there or in their batch. */
function OpenStalls() {
  const words = useWords(auditWords)
  const say = useSay()
  const list = useList('GET /v1/worklist', { query: { kind: 'stall' } }, { every: liveEvery.lists })
  return (
    <>
      <h2 style={{ fontSize: 16 }}>{words.openStalls}</h2>
      <Rows
        label={words.openStalls}
        rows={list.items}
        rowKey={({ id }) => id}
        isLoading={list.isLoading}
        error={list.error}
        more={list.more}
        isReadingMore={list.isReadingMore}
        empty={words.noOpenStalls}
        columns={[
          {
            title: words.step,
            shows: (item) => (
              <DownTo to={`/batches/${item.subject['batchId'] ?? ''}`}>{item.note ? say(item.note) : say(item)}</DownTo>
            ),
          },
          { title: words.since, shows: ({ since }) => <Moment at={since} />, width: 150 },
          { title: words.until, shows: ({ until }) => until && <Moment at={until} />, width: 150, wideOnly: true },
        ]}
      />
    </>
  )
}

function StallsOf({ batchId }: Pick<Batch, 'batchId'>) {
  const words = useWords(auditWords)
  const say = useSay()
  const list = useList('GET /v1/transfer-batches/{batchId}/stalls', { params: { batchId } }, { every: liveEvery.lists })
  return (
    <Rows
      label={words.stallsOfBatch}
      rows={list.items}
      rowKey={({ stallId }) => stallId}
      isLoading={list.isLoading}
      error={list.error}
      more={list.more}
      isReadingMore={list.isReadingMore}
      empty={words.noStalls}
      columns={[
        { title: words.step, shows: ({ step }) => say(step) },
        { title: words.state, shows: ({ state }) => <StateTag of="stall" state={state} />, width: 120 },
        { title: words.cause, shows: ({ cause }) => cause, wideOnly: true },
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
  )
}
