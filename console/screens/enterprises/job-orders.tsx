import { Button } from 'antd'
import { useState } from 'react'
import { Count } from '../../parts/count.tsx'
import { Place } from '../../parts/place.tsx'
import { Rows } from '../../parts/rows.tsx'
import { Yuan } from '../../parts/yuan.tsx'
import type { Answer, ItemOf } from '../../service/call.ts'
import { useList } from '../../service/use-answer.ts'
import { useWholeList } from '../../service/use-whole-list.ts'
import { useWords } from '../../words/language.tsx'
import { enterprisesWords } from './enterprises-words.ts'
import { JobOrderForm } from './job-order-form.tsx'
import { useMay } from './use-may.ts'

type Enterprise = Answer<'GET /v1/enterprises/{enterpriseId}'>
type JobOrder = ItemOf<'GET /v1/job-orders'>

/** The vacancies of an enterprise, newest first; one is reported or changed in its place. */
export function JobOrders({ enterprise }: { enterprise: Enterprise }) {
  const words = useWords(enterprisesWords)
  const may = useMay(enterprise)
  const list = useList('GET /v1/job-orders', { query: { enterpriseId: enterprise.id } })
  const agreements = useWholeList(
    'GET /v1/enterprises/{enterpriseId}/agreements',
    { params: { enterpriseId: enterprise.id } },
    { most: 1000 },
  )
  const [open, setOpen] = useState<JobOrder | 'new'>()
  const active = agreements.items.filter(({ state }) => state === 'active')
  const close = () => setOpen(undefined)
  if (open !== undefined)
    return (
      <>
        <h3>{open === 'new' ? words.newOrder : words.changeOrder}</h3>
        <JobOrderForm {...(open !== 'new' && { order: open })} agreements={active} onClose={close} />
      </>
    )
  return (
    <>
      {may.order && (
        <Button
          type="primary"
          disabled={active.length === 0}
          onClick={() => setOpen('new')}
          style={{ marginBottom: 8 }}
        >
          {words.newOrder}
        </Button>
      )}
      {may.order && !agreements.isLoading && active.length === 0 && <p className="quiet">{words.needsAgreement}</p>}
      <Rows
        label={words.jobOrders}
        rows={list.items}
        rowKey={({ id }) => id}
        {...(may.order && { onChoose: setOpen })}
        isLoading={list.isLoading}
        error={list.error}
        more={list.more}
        isReadingMore={list.isReadingMore}
        empty={words.noOrders}
        columns={[
          { title: words.post, shows: ({ post }) => post },
          { title: words.headcount, align: 'right', shows: ({ headcount }) => <Count of={headcount} />, width: 64 },
          { title: words.wageShort, align: 'right', shows: ({ monthlyWage }) => <Yuan of={monthlyWage} />, width: 110 },
          { title: words.city, shows: ({ cityCode }) => <Place code={cityCode} />, width: 80 },
          { title: words.startDate, shows: ({ startDate }) => startDate, width: 100 },
        ]}
      />
    </>
  )
}
